package io.causalgym.runtime.cache;

import io.causalgym.contract.Provenance;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/// One place where answers are kept. A tier may forget, fail or be slow; it must not answer with
/// anything but what was put under the key.
public interface CacheTier {

  /// How answers from here are marked.
  Provenance.Tier tier();

  Future<Optional<Buffer>> find(CacheKey key);

  Future<Void> keep(CacheKey key, Buffer answer);
}
