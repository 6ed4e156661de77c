package io.causalgym.evaluation.dispatch;

import static io.causalgym.evaluation.dispatch.Simulation.concurrency;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.provider.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneLimitsTest {

  @Test
  void aThousandQuestionsAtOneHundredTakeTenRoundTrips() {
    Simulation simulation = new Simulation(concurrency(100), 1);

    Simulation.Run run = simulation.pump("a", 1000);
    double seconds = simulation.loop.finish(60);

    assertThat(run.done.succeeded()).isTrue();
    assertThat(run.delivered.size()).isEqualTo(1000);
    assertThat(simulation.provider.peak).isEqualTo(100);
    assertThat(simulation.provider.sent).isEqualTo(1000);
    assertThat(seconds).isLessThan(2.2);
  }

  @Test
  void withoutSettingsSixtyFourIsReachedWithinThreeRoundTrips() {
    Simulation simulation = new Simulation(Limits.LEARNED, 1);

    simulation.pump("a", 10_000);
    simulation.loop.pass(.7);

    assertThat(simulation.status().concurrency()).isEqualTo(Limits.MOST_UNTOLD);
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "20, 1", "40, 2", "60, 3"})
  void aProviderWithRoomForFewerIsFilledAndSeldomRefuses(int room, long seed) {
    Simulation simulation = new Simulation(concurrency(200), seed);
    simulation.provider.room = room;
    simulation.provider.spread = .5;

    Simulation.Run run = simulation.pump("a", 20_000);
    double ideal = 20_000 * .2 / room;
    double seconds = simulation.loop.finish(10 * ideal);

    assertThat(run.delivered.size()).isEqualTo(20_000);
    assertThat(seconds).isLessThan(1.25 * ideal);
    // The first burst is refused almost as a whole.
    assertThat(simulation.provider.refused - 400).isLessThan(800);
  }

  @ParameterizedTest
  @CsvSource({"50, 1", "25, 2", "5, 3", "2, 4"})
  void aKnownRateIsUsedAndNotExceeded(double size, long seed) {
    Simulation simulation = new Simulation(concurrency(100).withRequestsPerMinute(3000), seed);
    simulation.provider.bucket(50, size);
    simulation.provider.spread = .5;

    Simulation.Run run = simulation.pump("a", 2000);
    double seconds = simulation.loop.finish(100);
    double ideal = 2000 / 50.0;

    assertThat(run.delivered.size()).isEqualTo(2000);
    assertThat(seconds).isLessThan(ideal / .97);
    assertThat(simulation.provider.refused).isLessThanOrEqualTo(60);
    assertThat(simulation.provider.early).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 100})
  void aRateThatHeadersTellIsUsedAndNotExceeded(double size) {
    Simulation simulation = new Simulation(Limits.LEARNED, 1);
    simulation.provider.bucket(50, size);
    simulation.provider.spread = .5;
    simulation.provider.tellsLimits = true;

    Simulation.Run run = simulation.pump("a", 2000);
    double seconds = simulation.loop.finish(100);
    double ideal = 2000 / 50.0;

    assertThat(run.delivered.size()).isEqualTo(2000);
    assertThat(seconds).isLessThan(ideal / .97);
    assertThat(simulation.provider.refused).isLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"50, 50, 100", "50, 100, 64", "20, 20, 100", "200, 200, 400"})
  void aRateThatNobodyTellsIsLearned(double rate, double size, int most) {
    Simulation simulation = new Simulation(concurrency(most), 1);
    simulation.provider.bucket(rate, size);
    simulation.provider.spread = .5;

    int questions = (int) (rate * 100);
    Simulation.Run run = simulation.pump("a", questions);
    double seconds = simulation.loop.finish(1000);
    double ideal = questions / rate;

    assertThat(run.delivered.size()).isEqualTo(questions);
    assertThat(seconds).isLessThan(ideal / .97);
    // The first burst is as large as was allowed, whatever the provider has room for.
    assertThat(simulation.provider.refused).isLessThan((int) (.03 * questions + most));
    assertThat(simulation.provider.early).isZero();
  }

  @Test
  void fiftyASecondAreUsedBy97PercentWithAtMost3PercentRefusedThoughNobodySaysSo() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    simulation.provider.bucket(50, 50);
    simulation.provider.spread = .5;

    Simulation.Run run = simulation.pump("a", 3000);
    double seconds = simulation.loop.finish(100);

    assertThat(run.delivered.size()).isEqualTo(3000);
    assertThat(3000 / seconds).isGreaterThan(.97 * 50);
    assertThat(simulation.provider.refused).isLessThanOrEqualTo(90);
    assertThat(simulation.provider.early).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTenthRefusedForTwoSecondsCostsLittleMoreThanThatWait(long seed) {
    Simulation simulation = new Simulation(concurrency(100), seed);
    tenthRefused(simulation);

    Simulation.Run run = simulation.pump("a", 1000);
    double seconds = simulation.loop.finish(100);

    int mostAttempts =
        run.delivered.values().stream().mapToInt(Delivered::attempts).max().orElse(0);
    assertThat(run.delivered.size()).isEqualTo(1000);
    assertThat(simulation.provider.early).isZero();
    assertThat(seconds).isLessThan(4 + 2 * (mostAttempts - 1));
  }

  @Test
  void refusalsThatDoNotDependOnTheRateDoNotWearItDown() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    tenthRefused(simulation);

    Simulation.Run run = simulation.pump("a", 50_000);
    double seconds = simulation.loop.finish(1000);

    // A ninth of all is retried, and the budget of retries is a tenth and three a second: 270 a
    // second of the 450 that there is room for.
    assertThat(run.delivered.size()).isEqualTo(50_000);
    assertThat(seconds).isLessThan(1.05 * 50_000 / 270);
  }

  @Test
  void tokensPerMinuteAreKeptFromEstimatesThatRepliesCorrect() {
    Simulation simulation = new Simulation(concurrency(100).withTokensPerMinute(60_000), 1);
    // Estimated as a handful for the prompt and a hundred for the reply.
    simulation.provider.promptTokens = 40;
    simulation.provider.completionTokens = 60;

    Simulation.Run run = simulation.pump("a", 1000);
    double seconds = simulation.loop.finish(1000);

    assertThat(run.delivered.size()).isEqualTo(1000);
    assertThat(1000 * 100 / seconds).isBetween(.95 * 1000, 1.01 * 1000);
  }

  @Test
  void limitsChangeWhileRunning() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    Simulation.Run run = simulation.pump("a", 10_000);
    simulation.loop.pass(1);
    simulation.retune(concurrency(10));
    simulation.loop.pass(.5);
    int before = run.delivered.size();

    simulation.loop.pass(2);
    int slow = run.delivered.size() - before;
    simulation.retune(concurrency(50).withRequestsPerMinute(6000));
    simulation.loop.pass(1);
    before = run.delivered.size();
    simulation.loop.pass(2);

    assertThat(slow).isBetween(90, 110);
    assertThat(run.delivered.size() - before).isBetween(185, 202);
  }

  @Test
  void ofTwoRunsOnALaneEachGetsTheStrictestLimitsUntilTheStricterLeaves() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    Simulation.Run run = simulation.pump("a", 10_000);
    simulation.loop.pass(1);
    Line strict = simulation.lane.join(concurrency(10));
    simulation.loop.pass(.5);
    int before = run.delivered.size();

    simulation.loop.pass(2);
    int shared = run.delivered.size() - before;
    strict.leave();
    simulation.loop.pass(.5);
    before = run.delivered.size();
    simulation.loop.pass(2);

    assertThat(shared).isBetween(90, 110);
    assertThat(run.delivered.size() - before).isBetween(900, 1010);
  }

  @Test
  void aRunThatComesLaterBringsItsOwnLimitsToALaneThatIsThere() {
    Simulation simulation = new Simulation(concurrency(20), 1);
    Line first = simulation.join();
    simulation.pump(first, "a", 100, Simulation.FRESH, answered -> {});
    simulation.loop.finish(1000);
    first.leave();

    Simulation.Run run =
        simulation.pump(
            simulation.lane.join(concurrency(200)), "b", 1000, Simulation.FRESH, answered -> {});
    simulation.loop.pass(.5);

    assertThat(run.delivered.size()).isBetween(390, 410);
  }

  @Test
  void aRateThatWasLearnedIsForgottenWhereRefusalsDoNotDependOnIt() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    simulation.provider.bucket(50, 5);
    simulation.pump("a", 500);
    simulation.loop.finish(1000);
    simulation.provider.unlimited();
    tenthRefused(simulation);

    Simulation.Run run = simulation.pump("b", 1000);
    double seconds = simulation.loop.finish(1000);

    assertThat(run.delivered.size()).isEqualTo(1000);
    assertThat(seconds).isLessThan(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fewQuestionsNowAndThenRefusedTeachNoRate(long seed) {
    Simulation simulation = new Simulation(concurrency(1), seed);
    tenthRefused(simulation);
    Line line = simulation.join();
    Simulation.Run few = simulation.pump(line, "a", 60, Simulation.FRESH, answered -> {});
    simulation.loop.finish(1000);

    line.retune(concurrency(100));
    Simulation.Run run = simulation.pump(line, "b", 1000, Simulation.FRESH, answered -> {});
    simulation.loop.pass(1.5);

    assertThat(few.delivered.size()).isEqualTo(60);
    assertThat(run.delivered.size()).isGreaterThan(450);
  }

  @Test
  void theSameLimitsAgainChangeNothing() {
    Simulation simulation = new Simulation(concurrency(100), 1);
    simulation.provider.room = 20;
    simulation.pump("a", 100_000);
    simulation.loop.pass(20);
    int learned = simulation.status().concurrency();

    simulation.retune(concurrency(100));

    assertThat(simulation.status().concurrency()).isEqualTo(learned).isLessThan(30);
  }

  private static void tenthRefused(Simulation simulation) {
    simulation.provider.fault =
        (text, draw) ->
            draw < .1
                ? SimulatedProvider.refusal(FailureKind.RATE_LIMITED, 429, Duration.ofSeconds(2))
                : null;
  }
}
