package io.causalgym.evaluation.elicitation.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formulas as text. Fractions stay, since they are numbers.
final class Latex {
  private static final Pattern WRAPPER =
      Pattern.compile(
          "\\\\(?:boxed|fbox|text|textbf|textit|textrm|mathrm|mathbf|mathit|mathsf|mbox|emph|"
              + "operatorname|underline)\\s?\\{");
  private static final String BOX = "\\boxed{";
  private static final int LONGEST_BOX = 600;
  private static final int MOST_BOXES = 20;

  /// Longer ones first where one begins like another.
  private static final List<List<String>> SYMBOLS =
      List.of(
          List.of("\\%", "%"),
          List.of("\\{", "{"),
          List.of("\\}", "}"),
          List.of("\\(", " "),
          List.of("\\)", " "),
          List.of("\\[", " "),
          List.of("\\]", " "),
          List.of("\\,", " "),
          List.of("\\;", " "),
          List.of("\\!", " "),
          List.of("\\ ", " "),
          List.of("\\_", "_"),
          List.of("\\left", " "),
          List.of("\\right)", ")"),
          List.of("\\right]", "]"),
          List.of("\\right}", "}"),
          List.of("\\rightarrow", "->"),
          List.of("\\Rightarrow", "->"),
          List.of("\\longrightarrow", "->"),
          List.of("\\to ", "-> "),
          List.of("\\approx", "≈"),
          List.of("\\simeq", "≈"),
          List.of("\\sim", "≈"),
          List.of("\\times", "×"),
          List.of("\\cdot", "×"),
          List.of("\\pm", "±"),
          List.of("\\geq", "≥"),
          List.of("\\ge", "≥"),
          List.of("\\leq", "≤"),
          List.of("\\le", "≤"),
          List.of("\\neq", "≠"),
          List.of("\\gt", ">"),
          List.of("\\lt", "<"),
          List.of("\\emptyset", "∅"),
          List.of("\\varnothing", "∅"));

  private Latex() {}

  static String plain(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    // Before "\\left" is taken away.
    String plain =
        text.replace("\\leftrightarrow", "<->")
            .replace("\\leftarrow", "<-")
            .replace("\\Leftarrow", "<-");
    for (List<String> symbol : SYMBOLS) {
      plain = plain.replace(symbol.get(0), symbol.get(1));
    }
    return unwrapped(plain);
  }

  /// `\text{A}` is `A`; braces that wrap nothing stay, they may be those of a set.
  private static String unwrapped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Deque<Boolean> wraps = new ArrayDeque<>();
    Matcher wrapper = WRAPPER.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean opens = c == '\\' && wrapper.region(at, text.length()).lookingAt();
      if (opens || c == '{') {
        wraps.push(opens);
      }
      boolean closes = c == '}' && !wraps.isEmpty() && wraps.pop();
      at = opens ? wrapper.end() : at + 1;
      if (opens || closes) {
        part(out, text, at);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// What a brace parts must not become one number or word.
  private static void part(StringBuilder out, String text, int next) {
    boolean before = !out.isEmpty() && isOfWord(out.charAt(out.length() - 1));
    if (before && next < text.length() && isOfWord(text.charAt(next))) {
      out.append(' ');
    }
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == ',' || c == '\\';
  }

  /// What stands in the last boxes of a text.
  static List<String> boxes(String text) {
    List<String> boxes = new ArrayList<>();
    int at = text.lastIndexOf(BOX);
    while (at >= 0 && boxes.size() < MOST_BOXES) {
      int from = at + BOX.length();
      int end = closing(text, from);
      if (end >= 0) {
        boxes.addFirst(text.substring(from, end));
      }
      at = at == 0 ? -1 : text.lastIndexOf(BOX, at - 1);
    }
    return boxes;
  }

  private static int closing(String text, int from) {
    int depth = 1;
    int last = Math.min(text.length(), from + LONGEST_BOX);
    for (int at = from; at < last; at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
