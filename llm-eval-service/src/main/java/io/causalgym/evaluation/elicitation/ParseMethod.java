package io.causalgym.evaluation.elicitation;

import java.util.Locale;

/// By which rule an answer was found in a reply; tried in this order.
public enum ParseMethod {
  /// The whole reply is the JSON that was asked for.
  JSON,
  /// The same in a fence, or between other text.
  FENCED_JSON,
  /// The last line that begins with `ANSWER:`.
  ANSWER_LINE,
  /// The last number, set or word of the text that can be an answer.
  LAST_VALUE,
  /// Probabilities of the first token.
  LOGPROBS,
  /// None applied.
  NONE;

  /// As the contract and the database write it, such as `answer-line`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
