package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.dispatch.limit.TokenBucket;
import io.causalgym.evaluation.dispatch.time.VirtualLoop;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.causalgym.numeric.random.RandomStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A provider that answers after a time, within a bucket, and fails as told; it keeps a journal.
final class SimulatedProvider implements Provider {
  final Map<String, Integer> requests = new HashMap<>();
  final Map<String, Integer> replies = new HashMap<>();
  int sent;
  int refused;
  int early;
  int underway;
  int peak;
  int room = Integer.MAX_VALUE;
  double latency = .2;
  double spread;
  boolean tellsLimits;
  long promptTokens = 10;
  long completionTokens = 10;
  Fault fault = (text, draw) -> null;

  private final VirtualLoop loop;
  private final RandomStream random;
  private final Map<String, Long> notBefore = new HashMap<>();
  private @Nullable TokenBucket bucket;
  private double bucketSize;
  private long draws;

  /// What goes wrong with a request, or null for nothing.
  interface Fault {
    @Nullable ProviderException of(String text, double draw);
  }

  SimulatedProvider(VirtualLoop loop, long seed) {
    this.loop = loop;
    this.random = new RandomStream(seed, 9);
  }

  void bucket(double perSecond, double size) {
    bucket = new TokenBucket(perSecond, size, loop.nanos());
    bucketSize = size;
  }

  void unlimited() {
    bucket = null;
  }

  static ProviderException refusal(FailureKind kind, int status, @Nullable Duration retryAfter) {
    return new ProviderException(
        kind,
        status,
        Optional.ofNullable(retryAfter),
        Optional.empty(),
        RateLimits.NONE,
        "simulated " + status);
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    String text = request.messages().getFirst().text();
    sent++;
    requests.merge(text, 1, Integer::sum);
    if (loop.nanos() < notBefore.getOrDefault(text, Long.MIN_VALUE)) {
      early++;
    }
    underway++;
    peak = Math.max(peak, underway);
    double took = latency * (1 + spread * (random.uniform(draws++) - .5));
    ProviderException failure = failure(text);
    Promise<Delivery> promise = Promise.promise();
    boolean late = took * 1e9 > timeout.toNanos();
    double answered = failure != null ? took / 4 : Math.min(took, timeout.toNanos() / 1e9);
    loop.at(
        loop.nanos() + (long) (answered * 1e9), () -> answer(promise, text, failure, late, took));
    return promise.future();
  }

  private @Nullable ProviderException failure(String text) {
    if (bucket != null) {
      if (bucket.readyAt(1, loop.nanos()) > loop.nanos()) {
        refused++;
        return refusal(FailureKind.RATE_LIMITED, 429, Duration.ofSeconds(1));
      }
      bucket.take(1, loop.nanos());
    }
    if (underway > room) {
      refused++;
      return refusal(FailureKind.OVERLOADED, 503, null);
    }
    return fault.of(text, random.uniform(draws++));
  }

  private void answer(
      Promise<Delivery> promise,
      String text,
      @Nullable ProviderException failure,
      boolean late,
      double took) {
    underway--;
    if (failure != null) {
      failure.retryAfter().ifPresent(w -> notBefore.put(text, loop.nanos() + w.toNanos()));
      promise.fail(failure);
    } else if (late) {
      promise.fail(ProviderException.of(FailureKind.TIMEOUT, "too late"));
    } else {
      replies.merge(text, 1, Integer::sum);
      promise.complete(new Delivery(reply("to " + text), limits(), took * 1e3));
    }
  }

  ChatReply reply(String text) {
    return new ChatReply(
        text,
        FinishReason.STOP,
        Optional.empty(),
        Usage.of(promptTokens, completionTokens),
        "m",
        List.of());
  }

  private RateLimits limits() {
    if (!tellsLimits || bucket == null) {
      return RateLimits.NONE;
    }
    double missing =
        (bucket.readyAt(bucketSize, loop.nanos()) - loop.nanos()) / 1e9 * bucket.perSecond();
    return new RateLimits(
        OptionalLong.of((long) bucketSize),
        OptionalLong.of((long) Math.floor(bucketSize - missing)),
        Optional.of(Duration.ofMillis((long) Math.ceil(missing / bucket.perSecond() * 1e3))),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
