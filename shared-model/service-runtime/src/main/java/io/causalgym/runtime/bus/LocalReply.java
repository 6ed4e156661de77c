package io.causalgym.runtime.bus;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.contract.Provenance;
import io.vertx.core.buffer.Buffer;

/// An answer of this JVM: its body is put together when somebody asks for it.
record LocalReply<A>(Class<A> type, EncodedAnswer encoded) implements Reply<A> {

  @Override
  public Buffer body() {
    return encoded.withProvenance();
  }

  @Override
  public A answer() {
    return Json.readAnswer(type, encoded.json());
  }

  @Override
  public Provenance provenance() {
    return encoded.provenance();
  }
}
