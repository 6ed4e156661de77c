package io.causalgym.evaluation.provider.batch;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.provider.FailureKind;

/// What became of one request of a batch.
public sealed interface BatchResult {
  /// As the request was named.
  String id();

  /// It was answered.
  record Answered(String id, ChatReply reply) implements BatchResult {}

  /// It was not.
  ///
  /// @param status of HTTP, 0 where none came
  record Failed(String id, FailureKind kind, int status, String message) implements BatchResult {}
}
