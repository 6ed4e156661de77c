package io.causalgym.runtime.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.causalgym.contract.Provenance;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers in this JVM's memory, the least valuable evicted first (W-TinyLFU: Einziger, Friedman,
/// Manes, "TinyLFU", ACM TOS 13(4), 2017).
public final class LocalTier implements CacheTier {
  // Key, map entry and buffer objects around the bytes of an answer.
  private static final int OVERHEAD = 300;

  private final Cache<CacheKey, Buffer> answers;

  /// @param mostBytes memory for answers at most
  public LocalTier(long mostBytes) {
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((CacheKey key, Buffer answer) -> answer.length() + OVERHEAD)
            // Maintenance takes microseconds; the common pool has one thread on small machines.
            .executor(Runnable::run)
            .build();
  }

  /// The answer, at once.
  public @Nullable Buffer peek(CacheKey key) {
    return answers.getIfPresent(key);
  }

  void put(CacheKey key, Buffer answer) {
    answers.put(key, answer);
  }

  /// Bytes kept, overhead included.
  public long weight() {
    answers.cleanUp();
    return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  @Override
  public Provenance.Tier tier() {
    return Provenance.Tier.LOCAL;
  }

  @Override
  public Future<Optional<Buffer>> find(CacheKey key) {
    return Future.succeededFuture(Optional.ofNullable(peek(key)));
  }

  @Override
  public Future<Void> keep(CacheKey key, Buffer answer) {
    put(key, answer);
    return Future.succeededFuture();
  }
}
