package io.causalgym.evaluation.item;

import java.util.Locale;

/// What became of one question to one model. Only {@link #OK} has an answer; nothing else is ever
/// given one.
public enum Outcome {
  OK,
  /// The reply holds no answer, or more than one.
  FORMAT,
  REFUSAL,
  /// The model's limit of tokens came before its answer.
  TRUNCATED,
  CONTENT_FILTER,
  /// No reply came.
  ERROR;

  /// As the contract and the database write it, such as `content-filter`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads {@link #text()}.
  ///
  /// @throws IllegalArgumentException that names the word and the choices
  public static Outcome of(String text) {
    for (Outcome outcome : values()) {
      if (outcome.text().equals(text)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no outcome; choose ok, format, refusal, truncated, content-filter or error");
  }
}
