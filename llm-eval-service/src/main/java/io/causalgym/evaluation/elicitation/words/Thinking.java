package io.causalgym.evaluation.elicitation.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Thoughts that models show in marks of their own before they speak.
public final class Thinking {
  private static final String NAMES = "(?:think|thinking|thought|reasoning|scratchpad)>";
  private static final Pattern END =
      Pattern.compile("(?i)</" + NAMES + "|<\\|channel\\|>final<\\|message\\|>");
  private static final Pattern START = Pattern.compile("(?i)<" + NAMES);

  private Thinking() {}

  /// What is said after the last thought. Some servers send the mark of its end only; of a thought
  /// that does not end nothing is said.
  public static String without(String text) {
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      from = end.end();
    }
    Matcher start = START.matcher(text);
    int to = start.find(from) ? start.start() : text.length();
    return text.substring(from, to);
  }
}
