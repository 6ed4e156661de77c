package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobFixture.LEASE;
import static io.causalgym.runtime.jobs.JobFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens when an engine falls silent, stops, or loses a part. A silent engine is one that
/// nobody polls: it holds its parts and neither renews nor writes, as a hung or killed process
/// does; unlike a killed one it can come back, which is the harder case.
@ExtendWith(SharedDatabase.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class TakeoverTest {
  @SuppressWarnings("NullAway.Init") // set before each test
  private JobFixture jobs;

  @BeforeEach
  void createFixture(Vertx vertx, Database database) {
    jobs = new JobFixture(vertx, database);
  }

  /// Waits until the engine has done all that it was asked: a round that is still on its way would
  /// see the clock move and renew.
  private static void silence(JobEngine engine) {
    engine.poll().await();
  }

  /// A handler whose parts wait to be answered by the test.
  private static final class Held implements JobHandler {
    private final Promise<PartContext> started = Promise.promise();
    private final Promise<PartResult> answer = Promise.promise();

    @Override
    public Future<PartResult> run(PartContext part) {
      started.tryComplete(part);
      return answer.future();
    }

    PartContext part() {
      return started.future().await();
    }
  }

  @Test
  void
      givenASilentEngine_whenItsLeaseEnds_thenAnotherGoesOnFromTheCheckpointAndTheFirstCannotWrite() {
    Held held = new Held();
    JobEngine silent = jobs.quiet("silent", held, 1);
    JobEngine second =
        jobs.quiet(
            "second",
            part ->
                succeeded(
                    "{\"from\":"
                        + part.checkpoint().orElse("0")
                        + ",\"try\":"
                        + part.attempt()
                        + "}"),
            1);
    Job job = silent.submit(jobs.parts(1)).await();
    PartContext lost = held.part();
    lost.saveCheckpoint("{\"level\":2}").await();
    silence(silent);

    jobs.advance(LEASE.minusMillis(1));
    second.poll().await();
    assertThat(jobs.column(job, "worker")).containsExactly("silent");
    jobs.advance(Duration.ofMillis(1));
    second.poll().await();

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThatThrownBy(() -> lost.saveCheckpoint("{\"level\":3}").await())
        .isInstanceOf(LeaseLost.class);
    held.answer.complete(new PartResult.Succeeded("\"late\""));
    silent.poll().await();
    Job done = jobs.read(second, job);
    assertThat(done.result()).contains("{\"from\":{\"level\":2},\"try\":1}");
    assertThat(jobs.column(job, "checkpoint")).containsExactly("{\"level\":2}");
    assertThat(lost.cancelled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true, SUCCEEDED", "false, FAILED"})
  void aPartThatLosesItsWorkersAgainAndAgainGoesOnAsLongAsItGetsAnywhere(
      boolean progress, JobState end) {
    Job job = null;
    for (int lost = 0; lost < 4; lost++) {
      Held held = new Held();
      JobEngine engine = jobs.quiet("lost" + lost, held, 1);
      if (job == null) {
        job = engine.submit(jobs.parts(1)).await();
      } else {
        engine.poll().await();
      }
      if (jobs.column(job, "state").contains("failed")) {
        break;
      }
      held.part().saveCheckpoint(progress ? Integer.toString(lost) : "1").await();
      silence(engine);
      jobs.advance(LEASE);
    }
    JobEngine last = jobs.quiet("last", part -> succeeded("1"), 1);
    last.poll().await();
    assertThat(jobs.end(Objects.requireNonNull(job))).isEqualTo(end);
  }

  @Test
  void givenASilentEngineThatAnswersFirst_whenItWasNotTakenOver_thenItsResultStillCounts() {
    Held held = new Held();
    JobEngine silent = jobs.quiet("silent", held, 1);
    Job job = silent.submit(jobs.parts(1)).await();
    held.part();
    silence(silent);
    jobs.advance(LEASE.multipliedBy(2));

    held.answer.complete(new PartResult.Succeeded("\"late\""));

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(silent, job).result()).contains("\"late\"");
  }

  @Test
  void givenALateAnswerWhileAnotherRuns_thenOnlyTheNewerCounts() {
    Held first = new Held();
    Held second = new Held();
    JobEngine silent = jobs.quiet("silent", first, 1);
    JobEngine other = jobs.quiet("other", second, 1);
    Job job = silent.submit(jobs.parts(1)).await();
    first.part();
    silence(silent);
    jobs.advance(LEASE);
    other.poll().await();
    second.part();

    first.answer.complete(new PartResult.Succeeded("\"first\""));
    silent.poll().await();
    silent.poll().await();
    assertThat(jobs.read(silent, job).state()).isEqualTo(JobState.RUNNING);
    second.answer.complete(new PartResult.Succeeded("\"second\""));

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(other, job).result()).contains("\"second\"");
  }

  @Test
  void aPartThatIsRenewedIsNotTakenOver() {
    Held held = new Held();
    AtomicInteger stolen = new AtomicInteger();
    JobEngine busy = jobs.quiet("busy", held, 1);
    JobEngine other =
        jobs.quiet(
            "other",
            part -> {
              stolen.incrementAndGet();
              return succeeded("0");
            },
            1);
    Job job = busy.submit(jobs.parts(1)).await();
    held.part();

    for (int i = 0; i < 10; i++) {
      jobs.advance(LEASE.dividedBy(2));
      busy.poll().await();
      other.poll().await();
    }
    held.answer.complete(new PartResult.Succeeded("1"));

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(stolen.get()).isZero();
  }

  @Test
  void aPartThatSilencesEveryEngineIsGivenUp() {
    List<JobEngine> engines =
        List.of("a", "b", "c", "d").stream().map(w -> jobs.quiet(w, new Held(), 1)).toList();
    Job job = engines.getFirst().submit(jobs.parts(1)).await();

    for (JobEngine engine : engines) {
      engine.poll().await();
      jobs.advance(LEASE);
    }

    assertThat(jobs.end(job)).isEqualTo(JobState.FAILED);
    assertThat(jobs.read(engines.getFirst(), job).problem().orElseThrow())
        .contains("3 workers took it");
  }

  @Test
  void aCombinationIsTakenOverLikeAPart() {
    Promise<Void> combining = Promise.promise();
    JobHandler hangs =
        new JobHandler() {
          @Override
          public Future<PartResult> run(PartContext part) {
            return succeeded(part.input());
          }

          @Override
          public Future<PartResult> combine(PartContext context, PartResults results) {
            return context
                .saveCheckpoint("\"half\"")
                .compose(saved -> {
                  combining.tryComplete();
                  return Future.future(never -> {});
                });
          }
        };
    JobHandler goesOn =
        new JobHandler() {
          @Override
          public Future<PartResult> run(PartContext part) {
            return Future.failedFuture("no part is left");
          }

          @Override
          public Future<PartResult> combine(PartContext context, PartResults results) {
            return results
                .page(1, 3)
                .map(page ->
                    new PartResult.Succeeded(
                        "["
                            + context.checkpoint().orElse("0")
                            + ","
                            + String.join(",", page)
                            + "]"));
          }
        };
    JobEngine silent = jobs.quiet("silent", hangs, 4);
    JobEngine second = jobs.quiet("second", goesOn, 4);
    Job job = silent.submit(jobs.parts(4)).await();
    combining.future().await();
    silence(silent);

    jobs.advance(LEASE);
    second.poll().await();

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(second, job).result()).contains("[\"half\",1,2]");
  }

  @Test
  void aStoppedEngineGivesItsPartsBackAtOnceWithoutCountingTheAttempt() {
    Held held = new Held();
    JobEngine stopping = jobs.quiet("stopping", held, 1);
    JobEngine second = jobs.quiet("second", part -> succeeded(Integer.toString(part.attempt())), 1);
    Job job = stopping.submit(jobs.parts(1)).await();
    PartContext part = held.part();

    stopping.stop().await();
    second.poll().await();

    assertThat(part.cancelled()).isTrue();
    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(second, job).result()).contains("1");
  }

  @Test
  void aCancelledJobStopsItsPartHereAtOnceAndRefusesItsResult() {
    Held held = new Held();
    JobEngine engine = jobs.quiet("a", held, 1);
    Job job = engine.submit(jobs.parts(3)).await();
    PartContext part = held.part();

    Job cancelled = engine.cancel(jobs.owner, job.id()).await().orElseThrow();

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(cancelled.finishedAt()).isPresent();
    assertThat(part.cancelled()).isTrue();
    assertThatThrownBy(() -> part.saveCheckpoint("1").await()).isInstanceOf(LeaseLost.class);
    held.answer.complete(new PartResult.Succeeded("1"));
    engine.poll().await();
    assertThat(jobs.read(engine, job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.column(job, "state")).containsOnly("cancelled");
    assertThat(engine.cancel(jobs.owner, job.id()).await().orElseThrow().finishedAt())
        .as("cancelling again changes nothing")
        .isEqualTo(cancelled.finishedAt());
  }

  @Test
  void aJobCancelledElsewhereStopsAtTheNextPollOrWhenTold() {
    for (boolean told : new boolean[] {true, false}) {
      Held held = new Held();
      JobEngine runs = jobs.quiet("runs", held, 1);
      JobEngine cancels = jobs.quiet("cancels", new Held(), 1);
      Job job = runs.submit(jobs.parts(1)).await();
      PartContext part = held.part();

      cancels.cancel(jobs.owner, job.id()).await();
      if (told) {
        runs.interrupt(job.id());
      } else {
        runs.poll().await();
      }

      part.cancellation().await();
    }
  }

  @Test
  void theDatabasesClockIsFollowedHoweverWrongTheLocalOneIs(Database database) {
    InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofDays(-400));

    DatabaseClock clock = DatabaseClock.following(database, wrong).await();

    assertThat(Duration.between(InstantSource.system().instant(), clock.instant()).abs())
        .isLessThan(Duration.ofSeconds(5));
  }
}
