package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.dispatch.time.VirtualLoop;
import io.causalgym.evaluation.provider.Endpoint;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A lane with a simulated provider on a virtual loop.
final class Simulation {
  static final SendOptions FRESH = options(RetryPolicy.STANDARD, Billing.free());

  final VirtualLoop loop = new VirtualLoop();
  final SimulatedProvider provider;
  final Lane lane;
  private final Limits limits;
  private final List<Line> lines = new ArrayList<>();

  Simulation(Limits limits, long seed) {
    this(limits, seed, ReplyCache.NONE);
  }

  Simulation(Limits limits, long seed, ReplyCache cache) {
    this.limits = limits;
    provider = new SimulatedProvider(loop, seed);
    Endpoint endpoint = new Endpoint(URI.create("http://localhost"), Optional.of("secret"));
    lane =
        new Lanes(() -> loop, cache, Duration.ofHours(1), seed)
            .lane(new LaneKey("simulated", endpoint, "m"), provider);
  }

  static SendOptions options(RetryPolicy retries, Billing billing) {
    return new SendOptions(retries, false, billing, 0);
  }

  static Limits concurrency(int most) {
    return Limits.LEARNED.withConcurrency(most);
  }

  static ChatRequest question(String text) {
    return question(text, OptionalDouble.of(1));
  }

  static ChatRequest question(String text, OptionalDouble temperature) {
    return new ChatRequest(
        "m",
        List.of(new Message(Message.Role.USER, text)),
        Optional.empty(),
        new Sampling(temperature, OptionalLong.empty(), 100, 0),
        false);
  }

  Line join() {
    Line line = lane.join(limits);
    lines.add(line);
    return line;
  }

  /// Other limits for all who joined.
  void retune(Limits other) {
    lines.forEach(line -> line.retune(other));
  }

  LaneStatus status() {
    return lane.status().result();
  }

  /// Pumps so many questions named by a letter and a number.
  Run pump(String name, int questions) {
    return pump(join(), name, questions, FRESH, answered -> {});
  }

  Run pump(Line line, String name, int questions, SendOptions options, Consumer<Run> answered) {
    Run run = new Run(name, questions, options, answered);
    run.done = Pump.all(line, run, 4000);
    return run;
  }

  /// Journal of a run.
  static final class Run implements Pump.Feed<String> {
    final Map<String, Delivered> delivered = new HashMap<>();
    final Map<String, Undelivered> undelivered = new HashMap<>();
    int made;
    int open;
    int peak;
    int twice;
    Future<Void> done = Future.succeededFuture();
    private final String name;
    private final int questions;
    private final SendOptions options;
    private final Consumer<Run> answered;

    Run(String name, int questions, SendOptions options, Consumer<Run> answered) {
      this.name = name;
      this.questions = questions;
      this.options = options;
      this.answered = answered;
    }

    @Override
    public Future<Optional<String>> next() {
      if (made == questions) {
        return Future.succeededFuture(Optional.empty());
      }
      open++;
      peak = Math.max(peak, open);
      return Future.succeededFuture(Optional.of(name + made++));
    }

    @Override
    public ChatRequest request(String question) {
      return question(question);
    }

    @Override
    public SendOptions options(String question) {
      return options;
    }

    @Override
    public Future<Void> outcome(String question, AsyncResult<Delivered> outcome) {
      open--;
      boolean seen = delivered.containsKey(question) || undelivered.containsKey(question);
      twice += seen ? 1 : 0;
      if (outcome.succeeded()) {
        delivered.put(question, outcome.result());
      } else {
        undelivered.put(question, (Undelivered) outcome.cause());
      }
      answered.accept(this);
      return Future.succeededFuture();
    }
  }
}
