package io.causalgym.evaluation.dispatch;

import static io.causalgym.evaluation.dispatch.Simulation.concurrency;
import static io.causalgym.evaluation.dispatch.Simulation.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.provider.FailureKind;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneRunsTest {

  @Test
  void runsShareALaneEquallyWhateverTheirSize() {
    Simulation simulation = new Simulation(concurrency(30), 1);
    Simulation.Run large = simulation.pump("a", 100_000);
    simulation.loop.pass(5);
    Simulation.Run small = simulation.pump("b", 2_000);
    Simulation.Run third = simulation.pump("c", 2_000);
    int before = large.delivered.size();
    simulation.loop.pass(10);

    double share = 150 * 10 / 3.0;
    assertThat(large.delivered.size() - before).isBetween((int) (.9 * share), (int) (1.1 * share));
    assertThat(small.delivered.size()).isBetween((int) (.9 * share), (int) (1.1 * share));
    assertThat(third.delivered.size()).isBetween((int) (.9 * share), (int) (1.1 * share));
  }

  @Test
  void questionsAreMadeOnlyWhenTheyCanBeSent() {
    Simulation simulation = new Simulation(concurrency(400), 1);

    Simulation.Run run = simulation.pump("a", 200_000);
    double seconds = simulation.loop.finish(1000);

    assertThat(run.delivered.size()).isEqualTo(200_000);
    assertThat(run.peak).isLessThanOrEqualTo(400 + 32);
    assertThat(seconds).isLessThan(1.02 * 200_000 / 2000);
    // One timer for all: a tenth of a second's worth of sweeps, and not one for each question.
    assertThat(simulation.loop.timers()).isLessThan(2_500);
  }

  @Test
  void aRunThatStoresSlowlyIsNotSentMore() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    List<Runnable> stores = new ArrayList<>();
    Simulation.Run journal = new Simulation.Run("a", 500, Simulation.FRESH, answered -> {});
    Pump.Feed<String> slow =
        new Pump.Feed<>() {
          @Override
          public Future<Optional<String>> next() {
            return journal.next();
          }

          @Override
          public ChatRequest request(String question) {
            return journal.request(question);
          }

          @Override
          public SendOptions options(String question) {
            return journal.options(question);
          }

          @Override
          public Future<Void> outcome(String question, AsyncResult<Delivered> outcome) {
            Promise<Void> stored = Promise.promise();
            stores.add(stored::complete);
            return journal.outcome(question, outcome).compose(done -> stored.future());
          }
        };
    Future<Void> done = Pump.all(simulation.join(), slow, 50);

    simulation.loop.pass(10);
    int sent = simulation.provider.sent;
    while (!done.isComplete()) {
      List.copyOf(stores).forEach(Runnable::run);
      stores.removeIf(store -> true);
      simulation.loop.pass(.3);
    }

    assertThat(sent).isEqualTo(50);
    assertThat(journal.delivered.size()).isEqualTo(500);
  }

  @Test
  void cancellingSendsNothingMoreAndLeavesOthersAlone() {
    Simulation simulation = new Simulation(concurrency(20), 1);
    simulation.provider.fault =
        (text, draw) ->
            draw < .3
                ? SimulatedProvider.refusal(FailureKind.RATE_LIMITED, 429, Duration.ofSeconds(1))
                : null;
    Line line = simulation.join();
    Simulation.Run run = simulation.pump(line, "a", 10_000, Simulation.FRESH, answered -> {});
    Simulation.Run other = simulation.pump("b", 1_000);
    simulation.loop.pass(3);

    line.cancel();
    long sent = requests(simulation, "a");
    simulation.loop.finish(2000);

    assertThat(requests(simulation, "a")).isEqualTo(sent);
    assertThat(run.done.failed()).isTrue();
    assertThat(run.open).isZero();
    assertThat(run.undelivered.values())
        .allMatch(failure -> failure.reason() == Undelivered.Reason.CANCELLED);
    assertThat(other.delivered.size()).isEqualTo(1_000);
  }

  private static long requests(Simulation simulation, String name) {
    return simulation.provider.requests.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void aPauseSendsNothingAndItsTimeDoesNotCount() {
    Simulation simulation = new Simulation(concurrency(10).withRequestsPerMinute(600), 1);
    SendOptions patient =
        options(RetryPolicy.STANDARD.withDeadline(Duration.ofSeconds(30)), Billing.free());
    Simulation.Run run = simulation.pump(simulation.join(), "a", 200, patient, answered -> {});
    simulation.loop.pass(5);

    simulation.lane.pause();
    int sent = simulation.provider.sent;
    simulation.loop.pass(600);
    int sentWhilePaused = simulation.provider.sent - sent;
    LaneStatus.Condition condition = simulation.status().condition();
    simulation.lane.resume();
    simulation.loop.finish(1000);

    assertThat(sentWhilePaused).isZero();
    assertThat(condition).isEqualTo(LaneStatus.Condition.PAUSED);
    assertThat(run.delivered.size()).isEqualTo(200);
  }

  @Test
  void aPermitIsForOneQuestionAndCanBeGivenBack() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    Line line = simulation.join();
    Permit first = line.acquire().result();
    Future<Permit> second = line.acquire();
    assertThat(second.isComplete()).isFalse();

    first.release();
    first.release();

    assertThat(second.succeeded()).isTrue();
    assertThat(line.acquire().isComplete()).isFalse();
    assertThat(first.send(Simulation.question("q"), Simulation.FRESH).cause())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("acquire another");
  }

  @Test
  void aListenerThatThrowsIsHeardOfAndBreaksNothing() {
    Simulation simulation = new Simulation(concurrency(1), 1);
    Line line = simulation.join();
    Permit held = line.acquire().result();
    line.acquire()
        .onSuccess(permit -> {
          permit.release();
          throw new IllegalStateException("not the lane's fault");
        });
    Future<Delivered> reply = line.send(Simulation.question("q"), Simulation.FRESH);

    held.release();

    assertThatIllegalStateException()
        .isThrownBy(() -> simulation.loop.pass(1))
        .withMessage("not the lane's fault");
    simulation.loop.pass(1);
    assertThat(reply.result().attempts()).isEqualTo(1);
  }

  @Test
  void whatTheLaneAddsIsWhatNeitherTheProviderNorAWaitTook() {
    Simulation simulation = new Simulation(concurrency(50).withRequestsPerMinute(3000), 2);
    simulation.provider.spread = 1;
    simulation.provider.fault =
        (text, draw) ->
            draw < .1 ? SimulatedProvider.refusal(FailureKind.SERVER_ERROR, 500, null) : null;

    simulation.pump("a", 2000);
    simulation.loop.finish(100);

    LaneStatus status = simulation.status();
    assertThat(status.total().count()).isEqualTo(2000);
    // Timers of whole milliseconds are all that is added where nothing takes time.
    assertThat(status.added().most().orElseThrow()).isLessThan(10);
    assertThat(status.waited().p95().orElseThrow()).isPositive();
  }
}
