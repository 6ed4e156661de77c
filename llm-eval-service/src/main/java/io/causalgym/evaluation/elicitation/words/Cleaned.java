package io.causalgym.evaluation.elicitation.words;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// A model's words without what only decorates them.
public final class Cleaned {
  private static final Pattern MINUS =
      Pattern.compile("(?i)(?<![\\d)%] )\\b(?:minus|negative) (?=[.\\d])");
  private static final Pattern DOLLARS = Pattern.compile("(?i)\\bUSD ?(?=[.\\d])");
  private static final Pattern STRUCK = Pattern.compile("~~[^~\\n]{0,300}+~~");
  private static final Pattern ANSWER_TAG = Pattern.compile("(?i)<(/?)(?:final_?)?answer>");

  /// Not any word in angles: `ANSWER: <yes>` copies them from the prompt.
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:b|i|u|em|strong|p|br|code|pre|span|div|final|result|output|response|"
              + "probability|number|value|solution|summary|explanation)\\s?/?>");

  private static final int DEEPEST_BULLET = 20;
  private static final int MOST_MARKS = 4;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

  private Cleaned() {}

  /// Without invisible characters, Markdown, tags and LaTeX wrappers; with plain signs, digits and
  /// spaces.
  public static String of(String text) {
    String plain = MINUS.matcher(Latex.plain(readable(text))).replaceAll("-");
    return DOLLARS.matcher(plain).replaceAll("\\$");
  }

  /// The contents of `\boxed{...}`, cleaned.
  public static List<String> boxes(String text) {
    return Latex.boxes(readable(text)).stream().map(Latex::plain).toList();
  }

  /// Lower case of the same length, so that places in one are places in the other.
  public static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append(Character.toLowerCase((char) c)));
    return lower.toString();
  }

  private static String readable(String text) {
    String plain = Normalizer.normalize(spelled(text), Normalizer.Form.NFKC);
    StringBuilder clean = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
      append(clean, plain, at);
    }
    String unmarked = STRUCK.matcher(clean).replaceAll(" ").replace("$$", " ").replace("\\$", "$");
    String finals =
        ANSWER_TAG
            .matcher(unmarked)
            .replaceAll(tag -> tag.group(1).isEmpty() ? "\nANSWER: " : "\n");
    return withoutMath(TAG.matcher(finals).replaceAll(" "));
  }

  /// Keeps apart what the normal form joins: 2½ is no 21/2, and 10⁻² is no 10-2. Drops accents on
  /// accents, which it would sort, in quadratic time.
  private static String spelled(String text) {
    StringBuilder spelled = new StringBuilder(text.length());
    boolean raised = false;
    int marks = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      boolean raises = SUPERSCRIPTS.indexOf(c) >= 0;
      if (marks <= MOST_MARKS && !isInvisible(c)) {
        spelled.append(isFraction(c) ? " " + c + " " : raises && !raised ? "^" + c : c);
      }
      raised = raises;
    }
    return spelled.toString();
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }

  private static boolean isFraction(char c) {
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
  }

  private static void append(StringBuilder clean, String text, int at) {
    int c = text.codePointAt(at);
    switch (c) {
      case '*', '_', '`' -> mark(clean, text, at);
      case 0x2014, 0x2015 -> clean.append(" - ");
      case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013 -> clean.append('-');
      case 0x2018, 0x2019 -> clean.append('\'');
      case 0x201C, 0x201D, 0x201E -> clean.append('"');
      case 0x2044, 0x2215 -> clean.append('/');
      case 0x22C5, 0xB7, 0x2217 -> clean.append('×');
      case 0x2192, 0x27F6, 0x21D2 -> clean.append("->");
      case 0x2190, 0x27F5, 0x21D0 -> clean.append("<-");
      case 0x2194, 0x27F7 -> clean.append("<->");
      case 0x66B -> clean.append('.');
      case 0x66A -> clean.append('%');
      case 0x85, 0x2028, 0x2029 -> clean.append('\n');
      default -> other(clean, c);
    }
  }

  private static void other(StringBuilder clean, int c) {
    int type = Character.getType(c);
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      clean.append(Character.digit(c, 10));
    } else if (c != '\n' && (Character.isWhitespace(c) || type == Character.CONTROL)) {
      clean.append(' ');
    } else if (!isInvisible(c)) {
      clean.appendCodePoint(c);
    }
  }

  /// Emphasis touches a word on one side, a product has spaces on both. Between digits no mark is
  /// emphasis, and taking it away would make one number of two.
  private static void mark(StringBuilder clean, String text, int at) {
    char before = at == 0 ? '\n' : text.charAt(at - 1);
    if (isMark(before)) {
      return;
    }
    int end = at;
    while (end < text.length() && isMark(text.charAt(end))) {
      end++;
    }
    char after = end == text.length() ? '\n' : text.charAt(end);
    char mark = text.charAt(at);
    boolean spaced = before == ' ' && after == ' ' && end == at + 1 && !startsLine(text, at);
    boolean power = Character.isDigit(before) && Character.isLetter(after);
    if (power || (isOfNumber(before) && startsNumber(text, end))) {
      clean.append(mark == '*' ? '×' : mark == '_' ? '_' : ' ');
    } else if (mark == '*' && spaced) {
      clean.append('×');
    } else if (mark == '_' && before != ' ' && before != '\n' && Character.isLetterOrDigit(after)) {
      clean.append('_');
    }
  }

  private static boolean isMark(char c) {
    return c == '*' || c == '_' || c == '`';
  }

  private static boolean isOfNumber(char c) {
    return Character.isDigit(c) || c == '.' || c == ',';
  }

  private static boolean startsNumber(String text, int at) {
    int digit = at < text.length() && ".,".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    return digit < text.length() && Character.isDigit(text.charAt(digit));
  }

  private static boolean startsLine(String text, int at) {
    int before = at;
    while (before > 0 && text.charAt(before - 1) == ' ' && at - before < DEEPEST_BULLET) {
      before--;
    }
    return before == 0 || text.charAt(before - 1) == '\n';
  }

  /// Takes away the dollar signs around formulas; those of prices stay. As in Pandoc, a formula
  /// begins and ends without a space, and no digit follows it; spaces on both sides are let pass.
  private static String withoutMath(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    int open = text.indexOf('$');
    while (open >= 0) {
      int close = text.indexOf('$', open + 1);
      if (close < 0) {
        break;
      }
      boolean math = isMath(text, open, close);
      out.append(text, at, math ? open : close);
      out.append(math ? " " + text.substring(open + 1, close) + " " : "");
      at = math ? close + 1 : close;
      open = math ? text.indexOf('$', close + 1) : close;
    }
    return out.append(text, at, text.length()).toString();
  }

  private static boolean isMath(String text, int open, int close) {
    boolean spaced = text.charAt(open + 1) == ' ';
    int next = close + 1;
    while (spaced && next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return close > open + 1
        && spaced == (text.charAt(close - 1) == ' ')
        && (next == text.length() || !Character.isDigit(text.charAt(next)))
        && text.substring(open, close).indexOf('\n') < 0;
  }
}
