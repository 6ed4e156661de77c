package io.causalgym.evaluation.elicitation.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "It cannot be determined" in a model's words.
public final class Abstentions {
  private static final String TO_FIND =
      "(?:determin|identif|comput|calculat|answered\\b|infer|establish|estimat|recover|known?\\b|"
          + "say\\b|tell\\b)";
  private static final Pattern PHRASE =
      Pattern.compile(
          "\\b(?:(?:cannot|can't|can not|could not|couldn't) (?:be )?(?:uniquely |fully |exactly |"
              + "reliably |point-)?"
              + TO_FIND
              + "|(?:unable|impossible|not possible|not able|no way) to (?:uniquely |fully )?"
              + TO_FIND
              + "|not (?:point[- ])?identif(?:iable|ied)\\b|non-?identifiable\\b|unidentifi(?:able|ed)\\b"
              + "|(?:insufficient|not enough|too little|not sufficient) "
              + "(?:information|data|evidence|knowledge)\\b"
              + "|(?:information|data|evidence)(?: given| provided)? (?:is|are) (?:insufficient|not "
              + "sufficient|not enough)\\b"
              + "|(?:un|under|in)determin(?:ed|able|ate)\\b|not (?:uniquely )?determin(?:ed|able|ate)\\b"
              + "|(?:does not|doesn't|do not|don't) determine\\b)");
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:cannot|can't|can not|cant|unknown|undetermined)(?:\\s?[.,;:(!-].{0,600}+)?+");

  private Abstentions() {}

  /// Whether an answer abstains, be it by a single word.
  public static boolean isAnswer(String answer) {
    String words = lower(answer);
    return WHOLE.matcher(Choices.strip(words)).matches() || PHRASE.matcher(words).find();
  }

  /// Where the last such phrase of a text begins; -1 without one.
  public static int last(String text) {
    Matcher phrase = PHRASE.matcher(lower(text));
    int last = -1;
    while (phrase.find()) {
      last = phrase.start();
    }
    return last;
  }

  private static String lower(String text) {
    return Cleaned.lower(text).replace('\u2019', '\'');
  }
}
