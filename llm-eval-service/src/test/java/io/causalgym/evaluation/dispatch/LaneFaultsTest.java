package io.causalgym.evaluation.dispatch;

import static io.causalgym.evaluation.dispatch.SimulatedProvider.refusal;
import static io.causalgym.evaluation.dispatch.Simulation.concurrency;
import static io.causalgym.evaluation.dispatch.Simulation.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.causalgym.numeric.random.RandomStream;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneFaultsTest {
  private static final List<FailureKind> KINDS =
      List.of(
          FailureKind.RATE_LIMITED,
          FailureKind.OVERLOADED,
          FailureKind.SERVER_ERROR,
          FailureKind.CONNECTION,
          FailureKind.MALFORMED,
          FailureKind.TIMEOUT,
          FailureKind.BAD_REQUEST,
          FailureKind.FORBIDDEN);

  @Test
  void nothingIsLostOrAnsweredTwiceWhateverFails() {
    for (long seed = 0; seed < 300; seed++) {
      Simulation simulation = new Simulation(concurrency(1 + (int) (seed % 40)), seed);
      RandomStream random = new RandomStream(seed, 3);
      simulation.provider.spread = 1.5;
      double share = .5 * random.uniform(0);
      long[] draws = {1};
      simulation.provider.fault = (text, draw) -> draw < share ? any(random, draws[0]++) : null;

      Simulation.Run run = simulation.pump("a", 150);
      simulation.loop.finish(100_000);

      assertThat(run.done.succeeded()).as("seed %d", seed).isTrue();
      assertThat(run.delivered.size() + run.undelivered.size()).as("seed %d", seed).isEqualTo(150);
      assertThat(run.twice).as("seed %d", seed).isZero();
      assertThat(simulation.provider.early).as("seed %d", seed).isZero();
      assertThat(simulation.provider.replies.values()).as("seed %d", seed).containsOnly(1);
      assertThat(simulation.provider.replies).as("seed %d", seed).hasSameSizeAs(run.delivered);
      assertThat(simulation.provider.peak)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1 + (int) (seed % 40));
      assertThat(simulation.status().underway() + simulation.status().parked()).isZero();
    }
  }

  private static @Nullable ProviderException any(RandomStream random, long draw) {
    FailureKind kind = KINDS.get(random.below(3 * draw, KINDS.size()));
    boolean told = random.below(3 * draw + 1, 2) == 0;
    Duration wait = Duration.ofMillis(random.below(3 * draw + 2, 3000));
    return refusal(kind, 0, told ? wait : null);
  }

  @Test
  void aProviderThatAlwaysFailsIsSentFewRetries() {
    Simulation simulation = new Simulation(concurrency(20), 1);
    simulation.provider.fault = (text, draw) -> refusal(FailureKind.MALFORMED, 200, null);

    Simulation.Run run = simulation.pump("a", 2000);
    double seconds = simulation.loop.finish(50_000);

    assertThat(run.undelivered.size()).isEqualTo(2000);
    LaneStatus.Counts counts = simulation.status().counts();
    assertThat(counts.retries()).isLessThanOrEqualTo((long) (.1 * 2000 + 30 + 3 * seconds));
    assertThat(simulation.provider.requests.values()).allMatch(n -> n <= 9);
  }

  @Test
  void aQuestionIsTriedAsOftenAsItsPolicySays() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    simulation.provider.fault = (text, draw) -> refusal(FailureKind.MALFORMED, 200, null);
    RetryPolicy twice =
        new RetryPolicy(2, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofHours(1));

    Future<Delivered> reply = ask(simulation, options(twice, Billing.free()));
    simulation.loop.finish(100);

    Undelivered failure = (Undelivered) reply.cause();
    assertThat(failure.reason()).isEqualTo(Undelivered.Reason.FAILED);
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(simulation.provider.sent).isEqualTo(3);
  }

  @Test
  void aWaitBeyondTheLongestIsHandedBackAtOnce() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    Duration told = Duration.ofMinutes(5);
    simulation.provider.fault = (text, draw) -> refusal(FailureKind.RATE_LIMITED, 429, told);

    Future<Delivered> reply = ask(simulation, Simulation.FRESH);
    simulation.loop.pass(1);

    Undelivered failure = (Undelivered) reply.cause();
    assertThat(failure.reason()).isEqualTo(Undelivered.Reason.PARKED);
    assertThat(failure.retryAfter()).contains(told);
  }

  @Test
  void theDeadlineEndsEverything() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    simulation.provider.fault = (text, draw) -> refusal(FailureKind.SERVER_ERROR, 500, null);
    RetryPolicy short3 = RetryPolicy.STANDARD.withDeadline(Duration.ofSeconds(3));

    Future<Delivered> reply = ask(simulation, options(short3, Billing.free()));
    simulation.loop.pass(3.2);

    assertThat(((Undelivered) reply.cause()).reason()).isEqualTo(Undelivered.Reason.DEADLINE);
  }

  @Test
  void aProviderThatNeverAnswersIsGivenUp() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    simulation.provider.latency = 1e6;
    RetryPolicy once =
        new RetryPolicy(0, Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofHours(1));

    Future<Delivered> reply = ask(simulation, options(once, Billing.free()));
    simulation.loop.pass(5);

    assertThat(((Undelivered) reply.cause()).kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(simulation.status().underway()).isZero();
  }

  @Test
  void aRefusedKeyStopsTheWholeModelUntilTheNextRun() {
    for (FailureKind kind :
        List.of(FailureKind.QUOTA, FailureKind.KEY_REFUSED, FailureKind.NOT_FOUND)) {
      Simulation simulation = new Simulation(concurrency(10), 1);
      simulation.provider.fault =
          (text, draw) -> text.equals("a30") ? refusal(kind, 0, null) : null;

      Simulation.Run run = simulation.pump("a", 1000);
      simulation.loop.finish(100);

      assertThat(run.done.failed()).isTrue();
      Undelivered failure = (Undelivered) run.done.cause();
      assertThat(failure.reason()).isEqualTo(Undelivered.Reason.STOPPED);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure)
          .hasMessageContaining("http://localhost")
          .hasMessageNotContaining("secret");
      assertThat(simulation.provider.sent).isLessThan(60);
      assertThat(run.open).isZero();
      assertThat(simulation.status().condition()).isEqualTo(LaneStatus.Condition.STOPPED);

      Simulation.Run next = simulation.pump("b", 10);
      simulation.loop.finish(100);
      assertThat(next.delivered.size()).isEqualTo(10);
    }
  }

  @Test
  void aHeaderThatSaysTryAgainWinsOverTheKind() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    int[] failures = {0};
    simulation.provider.fault =
        (text, draw) ->
            failures[0]++ < 2
                ? new ProviderException(
                    FailureKind.FORBIDDEN,
                    403,
                    Optional.empty(),
                    Optional.of(true),
                    RateLimits.NONE,
                    "try again")
                : null;

    Future<Delivered> reply = ask(simulation, Simulation.FRESH);
    simulation.loop.finish(100);

    assertThat(reply.result().attempts()).isEqualTo(3);
  }

  @Test
  void aProviderThatIsDownForMinutesIsProbedAndNothingIsLost() {
    Simulation simulation = new Simulation(concurrency(50), 1);
    long back = simulation.loop.nanos() + 120_000_000_000L;
    simulation.provider.fault =
        (text, draw) ->
            simulation.loop.nanos() < back ? refusal(FailureKind.CONNECTION, 0, null) : null;

    Simulation.Run run = simulation.pump("a", 500);
    simulation.loop.pass(100);
    int sentWhileDown = simulation.provider.sent;
    LaneStatus.Condition condition = simulation.status().condition();
    simulation.loop.finish(1000);

    assertThat(condition).isEqualTo(LaneStatus.Condition.BROKEN);
    assertThat(sentWhileDown).isLessThan(500);
    assertThat(run.delivered.size()).isEqualTo(500);
    assertThat(simulation.status().counts().breakerOpenings()).isPositive();
  }

  @Test
  void questionsThatBreakTheServerFailAloneAndSoon() {
    Simulation simulation = new Simulation(concurrency(10), 1);
    simulation.provider.fault =
        (text, draw) ->
            List.of("a40", "a47", "a48").contains(text)
                ? refusal(FailureKind.SERVER_ERROR, 500, null)
                : null;

    Simulation.Run run = simulation.pump("a", 50);
    double seconds = simulation.loop.finish(1000);

    assertThat(run.delivered.size()).isEqualTo(47);
    assertThat(run.undelivered.values())
        .allMatch(failure -> failure.kind() == FailureKind.SERVER_ERROR);
    assertThat(seconds).isLessThan(60);
  }

  private static Future<Delivered> ask(Simulation simulation, SendOptions options) {
    return simulation.join().send(Simulation.question("q"), options);
  }
}
