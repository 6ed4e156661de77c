package io.causalgym.evaluation.chat;

/// Why a reply ended.
public enum FinishReason {
  STOP,
  /// The limit of tokens was reached.
  LENGTH,
  CONTENT_FILTER,
  REFUSAL,
  /// Any other: a call of a tool, a pause, a reason of a later day.
  OTHER
}
