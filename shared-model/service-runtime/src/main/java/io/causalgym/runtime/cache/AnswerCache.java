package io.causalgym.runtime.cache;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers from the nearest tier that has them; what none has is computed once, however many ask
/// for it at the same time, of this member or of others.
///
/// A failure is not kept. A caller whose deadline passes leaves alone; where the one that leads a
/// computation runs out of time, the next one that still waits starts it again.
public final class AnswerCache {
  private static final long FIRST_LOOK_MILLIS = 10;
  private static final long LOOK_MILLIS = 200;

  private final Vertx vertx;
  private final LocalTier local;
  private final List<Degrading> further;
  private final Claims claims;
  private final Counter hits;
  private final Counter misses;
  private final Map<CacheKey, Future<Cached>> underWay = new ConcurrentHashMap<>();

  /// @param further the tiers behind the local one, the nearest first
  /// @param claims who computes what
  public AnswerCache(
      Vertx vertx,
      LocalTier local,
      List<? extends CacheTier> further,
      Claims claims,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.local = local;
    this.claims = claims;
    this.further = further.stream().map(tier -> new Degrading(tier, metrics)).toList();
    this.hits = Degrading.requests(metrics, local, "hit");
    this.misses = Degrading.requests(metrics, local, "miss");
    Gauge.builder("cache.weight", local, LocalTier::weight)
        .baseUnit("bytes")
        .tag("tier", "local")
        .strongReference(true)
        .register(metrics);
  }

  /// The answer that is kept under the key, or else the computed one.
  ///
  /// @param context how long this caller waits
  /// @param computation started at most once at a time for a key; its failure reaches all who wait
  public Future<Cached> computeIfAbsent(
      CacheKey key, CallContext context, Supplier<Future<Buffer>> computation) {
    Buffer hit = local.peek(key);
    if (hit != null) {
      hits.increment();
      return Future.succeededFuture(new Cached(hit, Provenance.Tier.LOCAL));
    }
    misses.increment();
    ContextInternal caller = (ContextInternal) vertx.getOrCreateContext();
    Promise<Cached> answer = caller.promise();
    join(key, context, computation, answer);
    return answer.future();
  }

  private void join(
      CacheKey key,
      CallContext context,
      Supplier<Future<Buffer>> computation,
      Promise<Cached> answer) {
    Promise<Cached> mine = Promise.promise();
    Future<Cached> running = underWay.putIfAbsent(key, mine.future());
    if (running == null) {
      lead(key, context, computation, mine);
      mine.future().onComplete(answer::handle);
    } else {
      follow(key, context, computation, running, answer);
    }
  }

  private void lead(
      CacheKey key,
      CallContext context,
      Supplier<Future<Buffer>> computation,
      Promise<Cached> mine) {
    ContextInternal home = (ContextInternal) vertx.getOrCreateContext();
    on(home, find(key, 0))
        .compose(found ->
            found == null ? once(home, key, context, computation) : Future.succeededFuture(found))
        .onComplete((cached, failure) -> {
          if (failure == null) {
            keep(home, key, cached);
          }
          underWay.remove(key, mine.future());
          if (failure == null) {
            mine.complete(cached);
          } else {
            mine.fail(failure);
          }
        });
  }

  /// Goes on where the caller is: a thread of the cluster's own may not ask the cluster.
  private static <T> Future<T> on(ContextInternal home, Future<T> future) {
    Promise<T> promise = home.promise();
    future.onComplete(promise);
    return promise.future();
  }

  /// Computes, unless another member does so already.
  private Future<Cached> once(
      ContextInternal home,
      CacheKey key,
      CallContext context,
      Supplier<Future<Buffer>> computation) {
    return on(home, claims.claim(key))
        .compose(claimed ->
            claimed
                ? computation
                    .get()
                    .map(bytes -> new Cached(bytes, Provenance.Tier.MISS))
                    .onFailure(failed -> claims.release(key))
                : await(home, key, context, computation, FIRST_LOOK_MILLIS));
  }

  /// Looks now and then whether the other member is done, and then for its answer; where it has
  /// left none, the question is this member's.
  private Future<Cached> await(
      ContextInternal home,
      CacheKey key,
      CallContext context,
      Supplier<Future<Buffer>> computation,
      long millis) {
    if (System.currentTimeMillis() + millis > context.deadline()) {
      return Future.failedFuture(late());
    }
    return on(home, vertx.timer(millis))
        .compose(now -> on(home, claims.isHeld(key)))
        .compose(held ->
            held
                ? await(home, key, context, computation, Math.min(2 * millis, LOOK_MILLIS))
                : on(home, find(key, 0))
                    .compose(found ->
                        found == null
                            ? once(home, key, context, computation)
                            : Future.succeededFuture(found)));
  }

  private Future<@Nullable Cached> find(CacheKey key, int tier) {
    // Another caller may have led and ended between the first look and this one.
    Buffer hit = tier == 0 ? local.peek(key) : null;
    if (hit != null) {
      return Future.succeededFuture(new Cached(hit, Provenance.Tier.LOCAL));
    }
    if (tier == further.size()) {
      return Future.succeededFuture(null);
    }
    return further
        .get(tier)
        .find(key)
        .compose(found ->
            found
                .map(cached -> Future.<@Nullable Cached>succeededFuture(cached))
                .orElseGet(() -> find(key, tier + 1)));
  }

  private void keep(ContextInternal home, CacheKey key, Cached cached) {
    if (cached.tier() == Provenance.Tier.LOCAL) {
      return;
    }
    local.put(key, cached.answer());
    // The tiers before the one that had it; all of them where none had.
    List<Future<Void>> kept =
        further.stream()
            .takeWhile(tier -> tier.tier() != cached.tier())
            .map(tier -> tier.keep(key, cached.answer()))
            .toList();
    if (cached.tier() == Provenance.Tier.MISS) {
      // Who waits for it finds it there.
      on(home, Future.join(kept)).onComplete(done -> claims.release(key));
    }
  }

  private void follow(
      CacheKey key,
      CallContext context,
      Supplier<Future<Buffer>> computation,
      Future<Cached> running,
      Promise<Cached> answer) {
    long left = Math.max(1, context.deadline() - System.currentTimeMillis());
    long timer = vertx.setTimer(left, passed -> answer.tryFail(late()));
    running.onComplete((cached, failure) -> {
      vertx.cancelTimer(timer);
      if (failure == null) {
        answer.tryComplete(cached);
      } else if (outOfTime(failure) && System.currentTimeMillis() < context.deadline()) {
        join(key, context, computation, answer);
      } else {
        answer.tryFail(failure);
      }
    });
  }

  private static boolean outOfTime(Throwable failure) {
    return failure instanceof ProblemException refused
        && refused.problem().kind() == ProblemType.DEADLINE_EXCEEDED;
  }

  private static ProblemException late() {
    return Problem.of(
            ProblemType.DEADLINE_EXCEEDED,
            "the deadline passed while the same question was being computed; allow more time")
        .exception();
  }

  /// Computations that somebody waits for.
  public int underWay() {
    return underWay.size();
  }
}
