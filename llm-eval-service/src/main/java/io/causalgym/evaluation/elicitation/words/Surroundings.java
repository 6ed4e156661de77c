package io.causalgym.evaluation.elicitation.words;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands beside a number and makes it something else than a value.
public final class Surroundings {
  private static final int BEFORE = 60;
  private static final int AFTER = 40;
  private static final int MOST_FILLERS = 6;

  private static final Pattern FILLER =
      Pattern.compile(
          "(?:[~≈(\\[{\"':]|\\b(?:about|approximately|approx\\.?|roughly|around|exactly|precisely|"
              + "equal to|equals?|be|between|from|of|a|an|the|is|are|was|only|just|simply|value|"
              + "probability))$");
  private static final Pattern BOUND =
      Pattern.compile(
          "(?:(?<![-=])>|(?<!-)<|>=|[≥≤≠]|[<>!]=|=<|n't|\\b(?:not|never|cannot|at least|at most|"
              + "at minimum|at maximum|less than|more than|greater than|larger than|smaller than|"
              + "fewer than|higher than|lower than|other than|rather than|instead of|no less than|"
              + "up to|over|above|below|under|exceeds?|exceeding|minimum|maximum|lower bound|"
              + "upper bound|different from|anything but|bounded by|odds))$");
  private static final Pattern BOUNDED =
      Pattern.compile(
          "\\s?(?:\\+(?!\\s?[\\d.(])|[<>≤≥≠]|or (?:more|less|fewer|higher|lower|greater|above|below|"
              + "larger|smaller)\\b|at (?:the )?(?:least|most|minimum|maximum)\\b|"
              + "and (?:above|below|up|over|more)\\b|odds\\b)");
  private static final Pattern OPERAND =
      Pattern.compile("[\\d)%}\\]]\\s?(?:[-+×/÷^]|\\b(?:times|plus|minus|of))\\s?$");
  private static final Pattern OPERATED =
      Pattern.compile(
          "\\s?(?:[+×/÷^]\\s?[\\p{L}\\d(\\\\.]|-\\s?(?:[\\d(\\\\.]|\\p{L}\\s?\\()|"
              + "(?:times|plus|minus)\\b)");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?:\\b(?:step|case|rule|equation|eq|figure|fig|table|section|option|question|version|"
              + "part|level|rung|chapter|page|item|line|example|no|number)\\.?|#)\\s?\\(?$");
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\b(?:confidence|confidence level|certainty|standard error|deviation)(?: (?:is|of))?[:=,]?\\s?$");
  private static final Pattern BELIEVED = Pattern.compile(" ?(?:confiden|certain|sure\\b)");
  private static final Pattern LISTED = Pattern.compile("[.)]\\s");
  private static final Pattern ASSIGNED =
      Pattern.compile("(?<![\\p{L}\\d_)])(\\p{L}[\\p{L}\\d_]{0,30})\\s?=\\s?$");
  private static final Pattern SUPPOSED =
      Pattern.compile(
          "\\b(?:that|if|when|whether|given|had)\\s\\p{L}[\\p{L}\\d_]{0,30}\\s(?:is|was|were|been|be|equals)\\s$");
  private static final Pattern CITED = Pattern.compile("\\S\\s?\\[$");
  private static final Pattern LOWERED =
      Pattern.compile("\\b(?:decreas|reduc|drop|fall|fell|declin|lower)[^.;\\n\\d]{0,30}$");
  private static final Pattern LOWER =
      Pattern.compile("\\s?(?:%|points? )?(?:lower|less|fewer|smaller|decrease|reduction|drop)\\b");
  private static final Pattern CONTRASTED =
      Pattern.compile(
          "\\b(?:compared (?:to|with)|versus|vs\\.?|unlike|whereas|in contrast to|as opposed to|"
              + "as against)\\s(?:[^;\\n\\d]|=\\s?\\d){0,50}$");
  private static final Set<String> RESULTS =
      Set.of(
          "p",
          "prob",
          "probability",
          "answer",
          "result",
          "value",
          "effect",
          "ate",
          "att",
          "nde",
          "nie",
          "cde",
          "te",
          "ace",
          "late",
          "difference",
          "ratio",
          "estimate",
          "rr",
          "rd",
          "count",
          "price",
          "number");

  private Surroundings() {}

  /// Whether the number is a bound ("at least 0.3", "0.3 or more") or what the value is not.
  public static boolean isBound(String text, Numeral number) {
    String before = before(text, number).stripTrailing();
    for (int filler = 0; filler < MOST_FILLERS; filler++) {
      Matcher last = FILLER.matcher(before);
      if (BOUND.matcher(before).find()) {
        return true;
      }
      if (!last.find()) {
        break;
      }
      before = before.substring(0, last.start()).stripTrailing();
    }
    return BOUND.matcher(before).find() || BOUNDED.matcher(after(text, number)).lookingAt();
  }

  /// Whether it is part of an expression that nobody has worked out.
  public static boolean isOperand(String text, Numeral number) {
    return OPERAND.matcher(before(text, number)).find()
        || OPERATED.matcher(after(text, number)).lookingAt();
  }

  /// Whether a dash stands before it, of which only the writer knows whether it is a minus.
  public static boolean isDashed(String text, Numeral number) {
    return before(text, number).stripTrailing().endsWith("-");
  }

  /// Whether that dash is a minus: right before a price, or behind an equals sign.
  public static boolean isNegative(String text, Numeral number) {
    String before = before(text, number);
    return before.endsWith("-") || before.replace(" ", "").endsWith("=-");
  }

  /// Whether it is what the value is compared with: "0.6, compared to 0.7 among the treated".
  public static boolean isContrast(String text, Numeral number) {
    return CONTRASTED.matcher(before(text, number)).find();
  }

  /// Whether words beside it give it a sign: "a decrease of 0.2".
  public static boolean isLowered(String text, Numeral number) {
    return LOWERED.matcher(before(text, number)).find()
        || LOWER.matcher(after(text, number)).lookingAt();
  }

  /// Whether it numbers or supposes something: "step 2", "if X = 1", "90 % confident".
  public static boolean isLabel(String text, Numeral number) {
    String before = before(text, number);
    String after = after(text, number);
    boolean whole = number.value().signum() > 0 && isWhole(text, number);
    return (whole && LABELLED.matcher(before).find())
        || (whole && CITED.matcher(before).find() && after.startsWith("]"))
        || ASIDE.matcher(before).find()
        || BELIEVED.matcher(after).lookingAt()
        || isSupposed(before, text.substring(number.start(), number.end()));
  }

  /// Whether it numbers a line of a list.
  public static boolean isListed(String text, Numeral number) {
    String before = before(text, number);
    boolean starts =
        before.isBlank() || before.stripTrailing().length() <= before.lastIndexOf('\n');
    return starts
        && isWhole(text, number)
        && number.value().signum() > 0
        && LISTED.matcher(after(text, number)).lookingAt();
  }

  private static boolean isSupposed(String before, String digits) {
    if (!digits.equals("0") && !digits.equals("1")) {
      return false;
    }
    Matcher name = ASSIGNED.matcher(before);
    return (name.find() && !RESULTS.contains(name.group(1))) || SUPPOSED.matcher(before).find();
  }

  private static boolean isWhole(String text, Numeral number) {
    return text.substring(number.start(), number.end()).chars().allMatch(Character::isDigit);
  }

  private static String before(String text, Numeral number) {
    return Cleaned.lower(text.substring(Math.max(0, number.start() - BEFORE), number.start()));
  }

  private static String after(String text, Numeral number) {
    int end = Math.min(text.length(), number.end() + AFTER);
    return Cleaned.lower(text.substring(number.end(), end));
  }
}
