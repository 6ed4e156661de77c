package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.cache.GuardedCache;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.dispatch.limit.Pacing;
import io.causalgym.evaluation.dispatch.retry.Retries;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.numeric.random.RandomStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The lanes of a node: one for each key, made when it is first asked for. Those that nobody used
/// for an hour are forgotten, as keys of single runs would fill the memory. From any thread.
public final class Lanes {
  private final Supplier<Loop> loops;
  private final ReplyCache cache;
  private final Duration timeToLive;
  private final long seed;
  private final AtomicLong made = new AtomicLong();
  private final ConcurrentMap<LaneKey, Lane> lanes = new ConcurrentHashMap<>();

  /// @param loops the loop of each new lane: one for all is enough for thousands of replies a
  ///   second
  /// @param timeToLive of what is put into the cache
  /// @param seed of the jitter of retries
  public Lanes(Supplier<Loop> loops, ReplyCache cache, Duration timeToLive, long seed) {
    this.loops = loops;
    this.cache = cache;
    this.timeToLive = timeToLive;
    this.seed = seed;
  }

  /// The lane of a key.
  ///
  /// @param provider that sends, whose name is in the key
  public Lane lane(LaneKey key, Provider provider) {
    Lane known = lanes.get(key);
    if (known != null) {
      return known;
    }
    lanes.values().removeIf(Lane::idle);
    return lanes.computeIfAbsent(key, absent -> make(absent, provider));
  }

  public Collection<Lane> all() {
    return List.copyOf(lanes.values());
  }

  private Lane make(LaneKey key, Provider provider) {
    Loop loop = loops.get();
    GuardedCache guarded = new GuardedCache(loop, cache, timeToLive);
    RandomStream random = new RandomStream(seed, made.getAndIncrement());
    Parts parts = Parts.of(key, loop, new Pacing(Limits.LEARNED, loop.nanos()), guarded);
    Setbacks setbacks = new Setbacks(key, parts.flights(), parts.outcomes(), new Retries(random));
    return new Lane(
        key, new Dispatcher(parts, setbacks, turn -> new Sender(provider, parts, setbacks, turn)));
  }
}
