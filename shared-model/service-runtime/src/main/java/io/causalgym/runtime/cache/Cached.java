package io.causalgym.runtime.cache;

import io.causalgym.contract.Provenance;
import io.vertx.core.buffer.Buffer;

/// An answer, and which tier had it.
///
/// @param answer its JSON; never changed
public record Cached(Buffer answer, Provenance.Tier tier) {}
