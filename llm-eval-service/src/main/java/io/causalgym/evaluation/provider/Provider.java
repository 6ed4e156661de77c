package io.causalgym.evaluation.provider;

import io.causalgym.evaluation.chat.ChatRequest;
import io.vertx.core.Future;
import java.time.Duration;

/// Puts a question to a model once: no retries, no limits, no cache. Never blocks.
public interface Provider {
  /// Its name in requests, such as `openai`.
  String name();

  /// @param endpoint where, and with which key
  /// @param timeout from the first byte sent to the last received
  /// @return the reply with what was said about limits, or a failure with {@link ProviderException}
  Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout);
}
