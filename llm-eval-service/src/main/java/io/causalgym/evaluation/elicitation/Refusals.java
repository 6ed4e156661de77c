package io.causalgym.evaluation.elicitation;

import java.util.List;
import java.util.Locale;

/// How models decline, as far as words tell. Asked last, and only of replies without an answer.
final class Refusals {
  private static final int START = 600;
  private static final List<String> PHRASES =
      List.of(
          "i can't help",
          "i cannot help",
          "i can't assist",
          "i cannot assist",
          "i'm unable to",
          "i am unable to",
          "i'm not able to",
          "i am not able to",
          "i can't provide",
          "i cannot provide",
          "i can't answer",
          "i cannot answer",
          "i won't",
          "i will not answer",
          "i must decline",
          "i'm sorry, but",
          "i am sorry, but",
          "sorry, i can",
          "as an ai",
          "i refuse",
          "against my guidelines",
          "not comfortable");

  private Refusals() {}

  static boolean likely(String text) {
    String start =
        text.substring(0, Math.min(START, text.length()))
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'');
    return PHRASES.stream().anyMatch(start::contains);
  }
}
