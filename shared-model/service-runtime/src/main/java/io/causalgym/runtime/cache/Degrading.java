package io.causalgym.runtime.cache;

import io.causalgym.contract.Provenance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A tier whose failures are misses. After one it rests, so that a dead tier costs a hundred
/// milliseconds a second and not a hundred for each request.
final class Degrading {
  private static final Logger LOG = LoggerFactory.getLogger(Degrading.class);

  // A healthy tier answers in one or two milliseconds; computing most answers takes fewer than
  // this.
  private static final long TIMEOUT_MILLIS = 100;
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CacheTier tier;
  private final Counter hits;
  private final Counter misses;
  private final Counter failures;
  private final AtomicBoolean failing = new AtomicBoolean();
  private volatile long restsUntil = System.nanoTime();

  Degrading(CacheTier tier, MeterRegistry metrics) {
    this.tier = tier;
    this.hits = counter(metrics, "hit");
    this.misses = counter(metrics, "miss");
    this.failures = counter(metrics, "error");
  }

  Provenance.Tier tier() {
    return tier.tier();
  }

  private Counter counter(MeterRegistry metrics, String result) {
    return requests(metrics, tier, result);
  }

  static Counter requests(MeterRegistry metrics, CacheTier tier, String result) {
    return Counter.builder("cache.requests")
        .tag("tier", tier.tier().name().toLowerCase(Locale.ROOT))
        .tag("result", result)
        .register(metrics);
  }

  Future<Optional<Cached>> find(CacheKey key) {
    return guarded(() -> tier.find(key), Optional.<Buffer>empty())
        .map(found -> {
          (found.isPresent() ? hits : misses).increment();
          return found.map(answer -> new Cached(answer, tier.tier()));
        });
  }

  Future<Void> keep(CacheKey key, Buffer answer) {
    return guarded(() -> tier.keep(key, answer).map(Optional.<Buffer>empty()), Optional.empty())
        .mapEmpty();
  }

  private <T> Future<T> guarded(Supplier<Future<T>> call, T otherwise) {
    if (System.nanoTime() - restsUntil < 0) {
      return Future.succeededFuture(otherwise);
    }
    return Future.succeededFuture()
        .compose(start -> call.get())
        .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .transform((value, failure) -> {
          if (failure == null) {
            recovered();
            return Future.succeededFuture(value);
          }
          failed(failure);
          return Future.succeededFuture(otherwise);
        });
  }

  private void failed(Throwable failure) {
    failures.increment();
    restsUntil = System.nanoTime() + REST_NANOS;
    if (failing.compareAndSet(false, true)) {
      LOG.atWarn()
          .addKeyValue("tier", tier.tier())
          .addKeyValue("reason", failure.toString())
          .log("a cache tier does not answer; going on without it");
    }
  }

  private void recovered() {
    if (failing.get() && failing.compareAndSet(true, false)) {
      LOG.atInfo().addKeyValue("tier", tier.tier()).log("the cache tier answers again");
    }
  }
}
