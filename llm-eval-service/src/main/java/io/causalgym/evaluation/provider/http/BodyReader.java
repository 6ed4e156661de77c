package io.causalgym.evaluation.provider.http;

import io.vertx.core.buffer.Buffer;

/// Reads the body of one successful answer, on one thread at a time. Fails with a {@link
/// io.causalgym.evaluation.provider.ProviderException} as soon as it sees that it must.
public interface BodyReader<T> {
  /// @return whether all that is needed is there, even if the answer has not ended
  boolean read(Buffer chunk);

  /// Whether {@link #end()} takes too long for an event loop.
  boolean heavy();

  T end();
}
