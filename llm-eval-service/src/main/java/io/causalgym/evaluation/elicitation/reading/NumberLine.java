package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.NumberText;
import io.causalgym.evaluation.elicitation.words.NumberWords;
import io.causalgym.evaluation.elicitation.words.Numeral;
import io.causalgym.evaluation.elicitation.words.Surroundings;
import io.causalgym.evaluation.item.AnswerForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The one number that a text states.
final class NumberLine {
  /// "1/3 = 0.333", "33.3% (0.333)", "0.4273, about 43%": the same number twice.
  private static final Pattern SAME =
      Pattern.compile(
          "[\\s=≈~(,]*+(?:(?:approximately|approx\\.?|about|roughly|i\\.e\\.,?|which is|that is,?)\\s*+)?+[≈~]?+");

  private static final Pattern LIST = Pattern.compile("[,;]\\s|\\b(?:and|or|vs)\\b|\\n");
  private static final Pattern ALTERNATIVE =
      Pattern.compile(",?\\s(?:or|and|vs\\.?|versus)\\s(?:perhaps |maybe |even |about )?");
  private static final Pattern EQUALS = Pattern.compile("[\\s≈~=]*+");

  private NumberLine() {}

  /// The answer of a line that holds nothing else.
  static Reading read(String line, Asked asked) {
    List<Numeral> numbers = numbers(line);
    Optional<Numeral> one = one(line, asked);
    if (one.isEmpty()) {
      return Reading.wrong(
          Reading.shown(line)
              + (numbers.size() > 1 ? " has more than one number" : " is no number"));
    }
    return value(line, one.get(), asked);
  }

  /// The last number of the end of a reply, which states others before.
  static Reading last(String text, Asked asked) {
    List<Numeral> values =
        values(text, NumberText.all(text)).stream()
            .filter(number -> !Surroundings.isListed(text, number))
            .toList();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    if (values.isEmpty()) {
      return NumberWords.read(line)
          .map(word -> value(line, word, asked))
          .orElse(new Reading.Nothing());
    }
    Numeral last = values.getLast();
    boolean two =
        values.size() > 1 && isAlternative(text, values.get(values.size() - 2), last, asked);
    return two || Surroundings.isContrast(text, last)
        ? Reading.wrong("the reply ends with two numbers")
        : value(text, last, asked);
  }

  private static boolean isAlternative(String text, Numeral one, Numeral other, Asked asked) {
    return ALTERNATIVE.matcher(text.substring(one.end(), other.start())).matches()
        && !asked
            .scale()
            .share(one)
            .map(Ranges::number)
            .equals(asked.scale().share(other).map(Ranges::number));
  }

  /// Empty where there is none, more than one, or a bound in the place of one.
  static Optional<BigDecimal> plain(String line, Asked asked) {
    return one(line, asked)
        .filter(number -> !number.flagged() && wrong(line, number, asked).isEmpty())
        .flatMap(asked.scale()::share);
  }

  private static Reading value(String text, Numeral number, Asked asked) {
    Optional<BigDecimal> share = asked.scale().share(number);
    Optional<String> wrong = wrong(text, number, asked);
    if (share.isEmpty() || wrong.isPresent()) {
      return Reading.wrong(
          Reading.shown(text.substring(number.start(), number.end()))
              + wrong.orElse(" has a unit that was not asked for"));
    }
    return Ranges.value(asked.form(), share.get(), number.flagged());
  }

  private static Optional<String> wrong(String text, Numeral number, Asked asked) {
    boolean signed = asked.form() instanceof AnswerForm.Quantity form && form.low() < 0;
    boolean dashed =
        Surroundings.isDashed(text, number) || number.spread() == Numeral.Spread.DASHED;
    if (Surroundings.isBound(text, number)) {
      return Optional.of(" is a bound, or what the value is not");
    }
    if (Surroundings.isOperand(text, number)) {
      return Optional.of(" is part of an expression");
    }
    if (signed && Surroundings.isLowered(text, number)) {
      return Optional.of(" has its sign in words");
    }
    return (signed && dashed) || Surroundings.isNegative(text, number)
        ? Optional.of(" has a dash before it that may be a minus")
        : Optional.empty();
  }

  private static List<Numeral> numbers(String line) {
    List<Numeral> digits = NumberText.all(line);
    return digits.isEmpty() ? NumberWords.read(line).stream().toList() : digits;
  }

  private static Optional<Numeral> one(String line, Asked asked) {
    List<Numeral> left = result(line, values(line, numbers(line)));
    boolean agree =
        IntStream.range(1, left.size())
            .allMatch(k -> agree(line, left.get(k - 1), left.get(k), asked));
    return agree
        ? left.stream().max(Comparator.comparingInt(n -> places(n, asked)))
        : Optional.empty();
  }

  private static List<Numeral> values(String text, List<Numeral> all) {
    return all.stream().filter(number -> !Surroundings.isLabel(text, number)).toList();
  }

  /// Of `0.2 × 0.5 + 0.1 = 0.2` what stands behind the last sign, unless values are listed.
  private static List<Numeral> result(String line, List<Numeral> numbers) {
    int equals = Math.max(line.lastIndexOf('='), line.lastIndexOf('≈'));
    List<Numeral> behind = numbers.stream().filter(n -> n.start() > equals).toList();
    if (numbers.size() < 2 || equals < 0 || behind.size() != 1) {
      return numbers;
    }
    Numeral last = behind.getFirst();
    boolean states = EQUALS.matcher(line.substring(equals, last.start())).matches();
    boolean listed =
        equals > numbers.getFirst().end()
            && LIST.matcher(line.substring(numbers.getFirst().end(), equals)).find();
    return states && !listed ? behind : numbers;
  }

  private static boolean agree(String line, Numeral one, Numeral next, Asked asked) {
    Optional<BigDecimal> first = asked.scale().share(one);
    Optional<BigDecimal> second = asked.scale().share(next);
    if (first.isEmpty() || second.isEmpty() || one.flagged() || next.flagged()) {
      return false;
    }
    if (Ranges.number(first.get()) == Ranges.number(second.get())) {
      return true;
    }
    int places = Math.min(places(one, asked), places(next, asked));
    return places > 0
        && SAME.matcher(line.substring(one.end(), next.start())).matches()
        && rounded(first.get(), places).compareTo(rounded(second.get(), places)) == 0;
  }

  private static BigDecimal rounded(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_UP);
  }

  private static int places(Numeral number, Asked asked) {
    return asked.scale().share(number).map(BigDecimal::scale).orElse(0);
  }
}
