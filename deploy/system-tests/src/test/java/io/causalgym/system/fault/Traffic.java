package io.causalgym.system.fault;

import io.causalgym.system.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Requests at a steady rate, whatever becomes of those before them: users who come do not wait for
/// one another, and a system that stalls does not make them fewer.
final class Traffic implements AutoCloseable {
  // With twice this, a machine of two cores that starts a member beside it has no time for both.
  private static final int PER_SECOND = 30;

  /// Of twenty requests.
  private static final List<Kind> MIX = mix();

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Rotation gateways;
  private final String dataset;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Queue<CompletableFuture<Asked>> asked = new ConcurrentLinkedQueue<>();

  private Traffic(Rotation gateways, String dataset) {
    this.gateways = gateways;
    this.dataset = dataset;
  }

  static Traffic start(Rotation gateways, String dataset) {
    Traffic traffic = new Traffic(gateways, dataset);
    var _ =
        traffic.clock.scheduleAtFixedRate(
            traffic::ask, 0, 1_000_000_000L / PER_SECOND, TimeUnit.NANOSECONDS);
    return traffic;
  }

  private static List<Kind> mix() {
    List<Kind> mix = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      mix.addAll(List.of(Kind.IDENTIFY, Kind.EFFECT, Kind.IDENTIFY));
      mix.addAll(List.of(Kind.GRAPH, Kind.IDENTIFY, Kind.RELATIONSHIP));
    }
    mix.addAll(List.of(Kind.EFFECT, Kind.JOB));
    return mix;
  }

  private void ask() {
    long number = NUMBERS.incrementAndGet();
    Kind kind = MIX.get((int) (number % MIX.size()));
    Question question = new Question(kind, number, dataset);
    var gateway = gateways.next();
    long sent = System.nanoTime();
    asked.add(
        gateway
            .sendAsync(question.to(gateway))
            .handle((answer, failure) -> ended(question, sent, answer, failure)));
  }

  private static Asked ended(
      Question question, long sent, @Nullable Answer answer, @Nullable Throwable failure) {
    long now = System.nanoTime();
    if (answer == null) {
      return new Asked(
          question.kind(), question.number(), sent, now, null, String.valueOf(failure), false);
    }
    if (answer.status() >= 300) {
      String said = answer.status() + " " + answer.body();
      return new Asked(question.kind(), question.number(), sent, now, null, said, false);
    }
    return new Asked(
        question.kind(),
        question.number(),
        sent,
        now,
        question.acknowledged(answer),
        null,
        !question.isRight(answer));
  }

  /// Returns when as many more have been sent as come in this time.
  void goOn(Duration time) {
    long enough = asked.size() + time.toSeconds() * PER_SECOND;
    while (asked.size() < enough) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /// Sends no more and waits for every answer.
  List<Asked> stop() {
    clock.shutdown();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
