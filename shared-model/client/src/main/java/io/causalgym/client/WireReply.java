package io.causalgym.client;

import io.causalgym.contract.Provenance;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// An answer as it came over a wire; read when somebody asks for its type.
final class WireReply<A> implements Reply<A> {
  private final Class<A> type;
  private final Buffer body;

  WireReply(Class<A> type, Buffer body) {
    this.type = type;
    this.body = body;
  }

  @Override
  public Buffer body() {
    return body;
  }

  @Override
  public A answer() {
    return Json.readAnswer(type, body);
  }

  @Override
  public Provenance provenance() {
    Provenance provenance = Json.readAnswer(WithProvenance.class, body).provenance();
    // A worker that is not ours need not say.
    return provenance == null ? new Provenance(Provenance.Tier.MISS, 0, "unknown") : provenance;
  }

  private record WithProvenance(@Nullable Provenance provenance) {}
}
