package io.causalgym.client;

import io.causalgym.contract.Provenance;
import io.vertx.core.buffer.Buffer;

/// An answer in its wire form. A gateway passes it on as it is; a Java caller reads it.
///
/// @param <A> the operation's answer
public interface Reply<A> {

  /// The JSON object of the answer, its provenance included.
  Buffer body();

  /// The answer as its type.
  A answer();

  /// Where the answer comes from.
  Provenance provenance();
}
