package io.causalgym.evaluation.elicitation.words;

import io.causalgym.evaluation.elicitation.words.Numeral.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as people and models write them in digits: percent, fractions, "1 in 8", powers of ten,
/// decimal commas, ranges, prices.
///
/// Cost: linear. Each place is tried once by a fixed list of patterns without backtracking, and the
/// search goes on behind what was found or passed over.
public final class NumberText {
  private static final String DIGITS = "(?:\\d++(?:[.,]\\d++)?+|[.,]\\d++)";
  private static final String POWER =
      "(?:e([+-]?\\d{1,3}+)|\\s?[x×]\\s?10\\s?\\^\\s?[{(]?([+-]?\\d{1,3}+)[})]?)?+";
  private static final String PLAIN = "([+-]?" + DIGITS + POWER + ")";
  private static final String CURRENCY = "([$€£]\\s?)?+";
  private static final String UNIT =
      "(?:\\s*+(%|percent\\b|per cent\\b|pct\\b|percentage points?\\b|cents?\\b|¢|dollars?\\b|usd\\b))?+";

  /// Neither a letter (3rd, 0.3x) nor more digits (1.2.3, 1,234.5).
  private static final String END = "(?![\\p{L}\\p{M}_\\d‰]|\\\\\\d)";

  private static final Pattern PARTS =
      Pattern.compile("([+-]?" + DIGITS + ")" + POWER, Pattern.CASE_INSENSITIVE);
  private static final Pattern LATEX =
      of("\\\\[dt]?frac\\s?(?:\\{\\s?(\\d++)\\s?\\}\\s?\\{\\s?(\\d++)\\s?\\}|(\\d)\\s?(\\d))");
  private static final Pattern ONE_IN =
      of(
          "("
              + DIGITS
              + ")\\s++(in|out of|of)\\s++(?:the |every )?(1,000|\\d++)(?![.,]?[\\d%])"
              + END);
  private static final Pattern FRACTION =
      of("([+-]?" + DIGITS + ")\\s?/\\s?(" + DIGITS + ")(?![.,/]?[\\d/%])" + END);
  private static final Pattern ERROR = of(PLAIN + UNIT + "\\s?±\\s?" + PLAIN + UNIT + END);
  private static final Pattern RANGE =
      of(
          CURRENCY
              + PLAIN
              + UNIT
              + "(\\s*+-\\s*+|\\s++to\\s++|\\s++and\\s++|\\s?\\.\\.(?!\\.)\\s?)"
              + CURRENCY
              + PLAIN
              + UNIT
              + END);
  private static final Pattern NUMBER = of(CURRENCY + PLAIN + UNIT + END);
  private static final Pattern START = of("\\\\[dt]?frac|\\d");
  private static final Pattern REST = of("[\\p{L}\\p{M}\\d_.,^]*+");
  private static final Pattern LIST = of("[.,]\\d");
  private static final int LONGEST = 40;

  private NumberText() {}

  private static Pattern of(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /// All numbers of a text in order; the parts of a fraction or range are not numbers of their own,
  /// nor are those of names, `P(Y=1)` or powers.
  ///
  /// @param text cleaned
  public static List<Numeral> all(String text) {
    List<Numeral> found = new ArrayList<>();
    Matcher start = START.matcher(text);
    int at = 0;
    while (at < text.length() && start.find(at)) {
      int from = NumberStart.of(text, start.start(), at);
      Optional<Numeral> numeral =
          NumberStart.isInside(text, from) ? Optional.empty() : at(text, from);
      numeral.ifPresent(found::add);
      at = numeral.map(Numeral::end).orElseGet(() -> behind(text, start.start()));
    }
    return found;
  }

  private static int behind(String text, int start) {
    Matcher rest = REST.matcher(text).region(start, text.length());
    return rest.lookingAt() ? Math.max(rest.end(), start + 1) : start + 1;
  }

  private static Optional<Numeral> at(String text, int from) {
    for (Pattern pattern : List.of(LATEX, ONE_IN, FRACTION, ERROR, RANGE, NUMBER)) {
      Matcher matcher = pattern.matcher(text).region(from, text.length());
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt() && isWhole(text, matcher)) {
        Optional<Numeral> numeral = read(pattern, matcher, text);
        if (numeral.isPresent()) {
          return numeral;
        }
      }
    }
    return Optional.empty();
  }

  /// In `0.1,0.4` a comma parts two numbers; in `1,234.5` and `1.2.3` nothing is parted.
  private static boolean isWhole(String text, Matcher matcher) {
    int end = matcher.end();
    if (!LIST.matcher(text).region(end, text.length()).lookingAt()) {
      return true;
    }
    String number = matcher.group();
    int point = number.lastIndexOf('.');
    return text.charAt(end) == ',' && (point > number.lastIndexOf(',') || !number.contains(","));
  }

  private static Optional<Numeral> read(Pattern pattern, Matcher matcher, String text) {
    if (pattern == NUMBER) {
      return unit(matcher.group(1), matcher.group(5))
          .flatMap(unit -> plain(matcher.group(2)).map(value -> numeral(value, unit, matcher)));
    }
    if (pattern == RANGE) {
      return range(matcher, text);
    }
    if (pattern == ERROR) {
      return error(matcher);
    }
    if (pattern == LATEX) {
      boolean braced = matcher.group(1) != null;
      return share(matcher.group(braced ? 1 : 3), matcher.group(braced ? 2 : 4), matcher);
    }
    return pattern == ONE_IN ? oneIn(matcher) : share(matcher.group(1), matcher.group(2), matcher);
  }

  private static Optional<Numeral> oneIn(Matcher matcher) {
    boolean whole = matcher.group(1).chars().allMatch(Character::isDigit);
    boolean out = matcher.group(2).contains("out");
    return whole || out
        ? share(matcher.group(1), matcher.group(3).replace(",000", "000"), matcher)
            .filter(share -> share.value().compareTo(BigDecimal.ONE) <= 0)
        : Optional.empty();
  }

  private static Optional<Numeral> share(String over, String under, Matcher matcher) {
    Optional<BigDecimal> divisor = plain(under).filter(value -> value.signum() != 0);
    return plain(over)
        .flatMap(part -> divisor.map(whole -> part.divide(whole, MathContext.DECIMAL128)))
        .map(value -> new Numeral(value, Unit.SHARE, Spread.POINT, matcher.start(), matcher.end()));
  }

  /// "0.3 ± 5%" is an error relative to the value, or not.
  private static Optional<Numeral> error(Matcher matcher) {
    Optional<Unit> unit = unit(null, matcher.group(4));
    boolean relative = matcher.group(4) == null && matcher.group(8) != null;
    return unit.filter(of -> !relative)
        .flatMap(of -> plain(matcher.group(1)).map(value -> numeral(value, of, matcher)))
        .map(one -> spread(one, Spread.RANGE));
  }

  private static Optional<Numeral> range(Matcher matcher, String text) {
    Optional<BigDecimal> low = plain(matcher.group(2));
    Optional<BigDecimal> high = plain(matcher.group(8));
    Optional<Unit> first = unit(matcher.group(1), matcher.group(5));
    Optional<Unit> second = unit(matcher.group(7), matcher.group(11));
    if (low.isEmpty() || high.isEmpty() || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    String joined = matcher.group(6).strip();
    boolean between = !joined.equalsIgnoreCase("and") || isBetween(text, matcher.start());
    boolean units =
        first.get() == second.get()
            || first.get() == Unit.NONE
            || (matcher.group(1) != null && second.get() == Unit.NONE);
    if (!between || !units || low.get().compareTo(high.get()) >= 0) {
      return Optional.empty();
    }
    Unit unit = second.get() == Unit.NONE ? first.get() : second.get();
    BigDecimal middle = low.get().add(high.get()).divide(BigDecimal.TWO);
    return Optional.of(
        spread(numeral(middle, unit, matcher), joined.equals("-") ? Spread.DASHED : Spread.RANGE));
  }

  /// Two numbers joined by "and" are a range only if they say so.
  private static boolean isBetween(String text, int start) {
    String before = text.substring(Math.max(0, start - 10), start).strip();
    return Cleaned.lower(before).endsWith("between");
  }

  private static Numeral numeral(BigDecimal value, Unit unit, Matcher matcher) {
    BigDecimal shared = unit == Unit.SHARE ? value.movePointLeft(2) : value;
    return new Numeral(shared, unit, Spread.POINT, matcher.start(), matcher.end());
  }

  private static Numeral spread(Numeral one, Spread spread) {
    return new Numeral(one.value(), one.unit(), spread, one.start(), one.end());
  }

  /// Empty where what stands before and behind disagree.
  private static Optional<Unit> unit(@Nullable String currency, @Nullable String word) {
    if (word == null) {
      return Optional.of(currency == null ? Unit.NONE : Unit.DOLLARS);
    }
    char first = Character.toLowerCase(word.charAt(0));
    Unit unit =
        first == '%' || first == 'p'
            ? Unit.SHARE
            : first == 'c' || first == '¢' ? Unit.CENTS : Unit.DOLLARS;
    return currency == null || unit == Unit.DOLLARS ? Optional.of(unit) : Optional.empty();
  }

  /// Empty where it cannot be read in one way only: `1,234` is a thousand to some.
  private static Optional<BigDecimal> plain(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String digits = parts.group(1);
    int comma = digits.indexOf(',');
    boolean thousands =
        comma > 0
            && digits.length() - comma == 4
            && !digits.replaceFirst("^[+-]", "").startsWith("0");
    String exponent = parts.group(2) == null ? parts.group(3) : parts.group(2);
    int power = exponent == null ? 0 : Integer.parseInt(exponent);
    return thousands
        ? Optional.empty()
        : Optional.of(new BigDecimal(digits.replace(',', '.')).scaleByPowerOfTen(power))
            .filter(Numeral::isDouble);
  }
}
