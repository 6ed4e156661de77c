package io.causalgym.evaluation.elicitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people and models write them: percent, fractions, "1 in 8", powers of ten, decimal
/// commas, ranges, words.
///
/// Every quantifier is possessive, so that matching takes linear time on any text.
final class NumberText {
  private static final String PLAIN = "[+-]?(?:\\d++(?:[.,]\\d++)?+|[.,]\\d++)(?:e[+-]?\\d++)?+";
  private static final String PERCENT = "(?:\\s*+(?:%|percent\\b|per cent\\b))";
  private static final Pattern FRACTION =
      Pattern.compile("(" + PLAIN + ")\\s*+/\\s*+(" + PLAIN + ")(?![\\d/])");
  private static final Pattern ONE_IN =
      Pattern.compile("(" + PLAIN + ")\\s++(?:in|out of)\\s++(" + PLAIN + ")");
  private static final Pattern LATEX =
      Pattern.compile("\\\\[dt]?frac\\s*+\\{(" + PLAIN + ")\\}\\s*+\\{(" + PLAIN + ")\\}");
  private static final Pattern RANGE =
      Pattern.compile(
          "("
              + PLAIN
              + ")("
              + PERCENT
              + ")?+\\s*+(?:-|to|and|\\.\\.)\\s*+("
              + PLAIN
              + ")("
              + PERCENT
              + ")?+");
  private static final Pattern NUMBER = Pattern.compile("(" + PLAIN + ")(" + PERCENT + ")?+");
  private static final Pattern WORD =
      Pattern.compile(
          "\\b(zero|one half|a half|half|one third|a third|two thirds|one quarter|a quarter|three quarters|one|certain|impossible)\\b");
  private static final Map<String, Double> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0.0),
          Map.entry("impossible", 0.0),
          Map.entry("one half", .5),
          Map.entry("a half", .5),
          Map.entry("half", .5),
          Map.entry("one third", 1 / 3.0),
          Map.entry("a third", 1 / 3.0),
          Map.entry("two thirds", 2 / 3.0),
          Map.entry("one quarter", .25),
          Map.entry("a quarter", .25),
          Map.entry("three quarters", .75),
          Map.entry("one", 1.0),
          Map.entry("certain", 1.0));
  private static final double HUNDRED = 100;
  private static final int LONGEST = 40;

  private NumberText() {}

  /// A number that was found.
  ///
  /// @param flagged whether it is the middle of a range
  /// @param start where it begins in the text
  /// @param percent whether it says its own unit: percent, a fraction, a word
  /// @param end where it ends
  record Found(double value, boolean flagged, boolean percent, int start, int end) {}

  /// All numbers of a text in order; the parts of a fraction or range are not numbers of their own.
  ///
  /// @param text a few thousand characters at most
  static List<Found> all(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < lower.length()) {
      Optional<Found> next = next(lower, at);
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
      at = Math.max(next.get().end(), at + 1);
    }
    return found;
  }

  private static Optional<Found> next(String text, int from) {
    Optional<Found> best = Optional.empty();
    for (Pattern pattern : List.of(LATEX, FRACTION, ONE_IN, RANGE, NUMBER, WORD)) {
      Matcher matcher = pattern.matcher(text);
      int at = from;
      while (at <= text.length() && matcher.find(at)) {
        Optional<Found> one = read(pattern, matcher, text);
        if (one.isPresent() && !inWord(text, matcher.start())) {
          best = earlier(best, one.get());
          break;
        }
        at = Math.max(matcher.start(), at) + 1;
      }
    }
    return best;
  }

  private static Optional<Found> earlier(Optional<Found> best, Found other) {
    return best.isPresent() && best.get().start() <= other.start() ? best : Optional.of(other);
  }

  /// The 3 of `V3` is no number, nor is a later digit of a number that was passed over.
  private static boolean inWord(String text, int start) {
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    boolean sign = text.charAt(start) == '-' || text.charAt(start) == '+';
    boolean digitBefore = start > 1 && Character.isDigit(text.charAt(start - 2));
    return (Character.isLetterOrDigit(before) && !sign)
        || before == '_'
        || ((before == '.' || before == ',') && digitBefore);
  }

  private static Optional<Found> read(Pattern pattern, Matcher matcher, String text) {
    if (pattern == WORD) {
      Double value = WORDS.get(matcher.group(1));
      return found(value == null ? Double.NaN : value, false, true, matcher);
    }
    double first = plain(matcher.group(1));
    if (pattern == NUMBER) {
      boolean percent = matcher.group(2) != null;
      return found(percent ? first / HUNDRED : first, false, percent, matcher);
    }
    if (pattern == RANGE) {
      double second = plain(matcher.group(3));
      boolean percent = matcher.group(4) != null;
      double middle = (first + second) / 2;
      boolean sure = !matcher.group().contains("and") || isBetween(text, matcher.start());
      return sure && first < second
          ? found(percent ? middle / HUNDRED : middle, true, percent, matcher)
          : Optional.empty();
    }
    return found(first / plain(matcher.group(2)), false, true, matcher);
  }

  /// Two numbers joined by "and" are a range only if they say so.
  private static boolean isBetween(String text, int start) {
    return text.substring(Math.max(0, start - 10), start).strip().endsWith("between");
  }

  private static Optional<Found> found(
      double value, boolean flagged, boolean percent, Matcher matcher) {
    return Double.isFinite(value)
        ? Optional.of(new Found(value, flagged, percent, matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /// @return NaN where it cannot be read in one way only: `1,234` is a thousand to some
  private static double plain(String text) {
    String number = text;
    int comma = number.indexOf(',');
    if (number.length() > LONGEST) {
      return Double.NaN;
    }
    if (comma >= 0) {
      boolean thousands = number.substring(comma + 1).matches("\\d{3}") && !number.startsWith("0");
      if (thousands) {
        return Double.NaN;
      }
      number = number.replace(',', '.');
    }
    return Double.parseDouble(number);
  }
}
