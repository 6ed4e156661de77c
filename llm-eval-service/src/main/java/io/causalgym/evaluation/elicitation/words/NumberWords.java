package io.causalgym.evaluation.elicitation.words;

import io.causalgym.evaluation.elicitation.words.Numeral.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// English numbers in words, up to a thousand, where a text is nothing else: "one" stands in too
/// many sentences to be a number in them.
public final class NumberWords {
  private static final List<String> ONES =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Map<String, Integer> PARTS =
      Map.ofEntries(
          Map.entry("half", 2),
          Map.entry("third", 3),
          Map.entry("quarter", 4),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("eighth", 8),
          Map.entry("tenth", 10),
          Map.entry("twentieth", 20),
          Map.entry("hundredth", 100));
  private static final Pattern FILLER =
      Pattern.compile("^(?:about|approximately|around|exactly|roughly|almost exactly) ");
  private static final int LONGEST = 80;

  private NumberWords() {}

  /// The number that a text is.
  public static Optional<Numeral> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = Cleaned.lower(Choices.strip(text)).replace('-', ' ');
    String plain = FILLER.matcher(bare).replaceFirst("");
    List<String> words =
        List.of(plain.replace("per cent", "percent").replace("out of", "in").split(" +", -1));
    return shaped(words).map(n -> new Numeral(n.value(), n.unit(), Spread.POINT, 0, text.length()));
  }

  private static Optional<Numeral> shaped(List<String> words) {
    int in = words.indexOf("in");
    int point = words.indexOf("point");
    String last = words.getLast();
    List<String> rest = words.subList(0, words.size() - 1);
    if (in > 0) {
      return ratio(words.subList(0, in), cardinal(words.subList(in + 1, words.size())));
    }
    if (last.equals("percent")) {
      return number(rest).map(value -> numeral(value.movePointLeft(2), Unit.SHARE));
    }
    if (last.equals("cents") || last.equals("cent")) {
      return number(rest).map(value -> numeral(value, Unit.CENTS));
    }
    String part = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    Integer parts = PARTS.get(part.equals("halve") ? "half" : part);
    if (parts != null && point < 0) {
      return ratio(rest.isEmpty() ? List.of("a") : rest, Optional.of(parts));
    }
    return number(words).map(value -> numeral(value, Unit.NONE));
  }

  private static Numeral numeral(BigDecimal value, Unit unit) {
    return new Numeral(value, unit, Spread.POINT, 0, 0);
  }

  private static Optional<Numeral> ratio(List<String> over, Optional<Integer> under) {
    Optional<Integer> part = over.equals(List.of("a")) ? Optional.of(1) : cardinal(over);
    return under
        .filter(whole -> whole > 0)
        .flatMap(whole -> part.filter(count -> count <= whole).map(count -> share(count, whole)));
  }

  private static Numeral share(int over, int under) {
    return numeral(
        BigDecimal.valueOf(over).divide(BigDecimal.valueOf(under), MathContext.DECIMAL128),
        Unit.SHARE);
  }

  private static Optional<BigDecimal> number(List<String> words) {
    int point = words.indexOf("point");
    if (point < 0) {
      return cardinal(words).map(BigDecimal::valueOf);
    }
    Optional<Integer> whole = point == 0 ? Optional.of(0) : cardinal(words.subList(0, point));
    StringBuilder digits = new StringBuilder("0.0");
    for (String word : words.subList(point + 1, words.size())) {
      int digit = word.equals("oh") ? 0 : ONES.indexOf(word);
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      digits.append(digit);
    }
    BigDecimal fraction = new BigDecimal(digits.toString()).movePointRight(1);
    return point + 1 == words.size()
        ? Optional.empty()
        : whole.map(value -> fraction.add(BigDecimal.valueOf(value)));
  }

  private static Optional<Integer> cardinal(List<String> words) {
    if (words.equals(List.of("a", "thousand")) || words.equals(List.of("one", "thousand"))) {
      return Optional.of(1000);
    }
    int hundred = words.indexOf("hundred");
    if (hundred < 0) {
      return belowHundred(words);
    }
    int count =
        hundred == 1 ? words.getFirst().equals("a") ? 1 : ONES.indexOf(words.getFirst()) : 0;
    List<String> rest = words.subList(hundred + 1, words.size());
    List<String> tail =
        !rest.isEmpty() && rest.getFirst().equals("and") ? rest.subList(1, rest.size()) : rest;
    Optional<Integer> below = rest.isEmpty() ? Optional.of(0) : belowHundred(tail);
    return count < 1 || count > 9 ? Optional.empty() : below.map(value -> value + 100 * count);
  }

  private static Optional<Integer> belowHundred(List<String> words) {
    if (words.isEmpty() || words.size() > 2) {
      return Optional.empty();
    }
    int tens = TENS.indexOf(words.getFirst());
    int ones = ONES.indexOf(words.getLast());
    if (words.size() == 1) {
      return tens >= 0
          ? Optional.of(10 * (tens + 2))
          : ones >= 0 ? Optional.of(ones) : Optional.empty();
    }
    return tens >= 0 && ones >= 1 && ones <= 9
        ? Optional.of(10 * (tens + 2) + ones)
        : Optional.empty();
  }
}
