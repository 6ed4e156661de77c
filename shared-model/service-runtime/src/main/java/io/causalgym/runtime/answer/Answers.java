package io.causalgym.runtime.answer;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Provenance;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.cache.AnswerCache;
import io.causalgym.runtime.cache.CacheKey;
import io.causalgym.runtime.cache.Cached;
import io.causalgym.runtime.compute.ComputePool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// What every handler does: look into the cache, else compute on the pool and write the JSON there,
/// and say where the answer comes from.
public final class Answers {
  private final AnswerCache cache;
  private final ComputePool pool;
  private final MeterRegistry metrics;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public Answers(AnswerCache cache, ComputePool pool, MeterRegistry metrics) {
    this.cache = cache;
    this.pool = pool;
    this.metrics = metrics;
  }

  /// An answer that is the same whoever asks.
  ///
  /// @param request with nothing in it that refers to what an owner has stored; see {@link
  ///   #answerOwned}
  /// @param computation runs on the pool, stops when its argument says so, and tells it who did the
  ///   work
  public <Q, A> Future<EncodedAnswer> answer(
      Operation<Q, A> operation,
      Q request,
      CallContext context,
      Function<Computing, A> computation) {
    return answer(operation, CacheKey.of(operation, request), context, computation);
  }

  /// An answer to a request that refers to stored things, such as a graph by its id: kept for its
  /// owner alone.
  public <Q, A> Future<EncodedAnswer> answerOwned(
      Operation<Q, A> operation,
      Q request,
      CallContext context,
      Function<Computing, A> computation) {
    CacheKey key = CacheKey.owned(operation, request, context.principal());
    return answer(operation, key, context, computation);
  }

  /// An answer that is computed each time and not kept.
  public <A> Future<EncodedAnswer> compute(
      Operation<?, A> operation, CallContext context, Function<Computing, A> computation) {
    long start = System.nanoTime();
    return computed(operation, context, computation)
        .map(kept -> encoded(kept, Provenance.Tier.MISS, start));
  }

  private <A> Future<EncodedAnswer> answer(
      Operation<?, A> operation,
      CacheKey key,
      CallContext context,
      Function<Computing, A> computation) {
    if (context.once()) {
      return compute(operation, context, computation);
    }
    long start = System.nanoTime();
    Future<Cached> cached =
        cache.computeIfAbsent(key, context, () -> computed(operation, context, computation));
    return cached.map(found -> encoded(found.answer(), found.tier(), start));
  }

  private <A> Future<Buffer> computed(
      Operation<?, A> operation, CallContext context, Function<Computing, A> computation) {
    return pool.submit(
        context,
        stopped -> {
          long start = System.nanoTime();
          Computing computing = new Computing(stopped);
          try {
            Buffer json = Json.write(computation.apply(computing));
            return KeptAnswer.of(computing.backend(), json);
          } finally {
            timer(operation).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
          }
        });
  }

  private static EncodedAnswer encoded(Buffer kept, Provenance.Tier tier, long start) {
    // Microseconds are as exact as this is.
    double millis = Math.round((System.nanoTime() - start) / 1e3) / 1e3;
    return new EncodedAnswer(
        KeptAnswer.json(kept), new Provenance(tier, millis, KeptAnswer.backend(kept)));
  }

  private Timer timer(Operation<?, ?> operation) {
    return timers.computeIfAbsent(
        operation.name(),
        name ->
            Timer.builder("causal.computation.duration")
                .tag("operation_type", name)
                .serviceLevelObjectives(
                    Duration.ofMillis(1),
                    Duration.ofMillis(3),
                    Duration.ofMillis(10),
                    Duration.ofMillis(30),
                    Duration.ofMillis(100),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30))
                .register(metrics));
  }
}
