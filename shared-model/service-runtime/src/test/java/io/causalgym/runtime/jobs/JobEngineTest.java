package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseUnavailable;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one engine, or several that live, do with jobs.
@ExtendWith(SharedDatabase.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class JobEngineTest {
  @SuppressWarnings("NullAway.Init") // set before each test
  private JobFixture jobs;

  @BeforeEach
  void createFixture(Vertx vertx, Database database) {
    jobs = new JobFixture(vertx, database);
  }

  @Test
  void aJobOfOnePartHasThePartsResultByteForByte() {
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              part.progress(new JobProgress(3, 4, "tests", "level 2"));
              return succeeded("{\"request\":" + part.request() + "}");
            },
            1);

    Job queued =
        engine
            .submit(
                JobRequest.single(jobs.owner, jobs.kind, Optional.empty(), "{\"b\":1,\"a\":1.0}"))
            .await();

    assertThat(queued.state()).isEqualTo(JobState.QUEUED);
    assertThat(jobs.end(queued)).isEqualTo(JobState.SUCCEEDED);
    Job done = jobs.read(engine, queued);
    assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(done.result()).contains("{\"request\":{\"b\":1,\"a\":1.0}}");
    assertThat(done.problem()).isEmpty();
    assertThat(done.createdAt()).isEqualTo(jobs.instant());
    assertThat(done.finishedAt()).contains(jobs.instant());
    assertThat(done.progress()).isEqualTo(new JobProgress(4, 4, "tests", "level 2"));
  }

  @Test
  void aThousandPartsOnFourEnginesRunOnceEach() {
    Map<Integer, AtomicInteger> runs = new ConcurrentHashMap<>();
    Map<String, AtomicInteger> workers = new ConcurrentHashMap<>();
    List<JobEngine> engines =
        List.of("a", "b", "c", "d").stream()
            .map(worker ->
                jobs.engine(
                    worker,
                    Duration.ofMillis(10),
                    part -> {
                      runs.computeIfAbsent(part.part(), p -> new AtomicInteger()).incrementAndGet();
                      workers.computeIfAbsent(worker, w -> new AtomicInteger()).incrementAndGet();
                      return succeeded(part.input());
                    },
                    8))
            .toList();
    engines.forEach(engine -> engine.start().await());

    Job job = engines.getFirst().submit(jobs.parts(1000)).await();

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(runs).hasSize(1000);
    assertThat(runs.values()).allMatch(count -> count.get() == 1);
    assertThat(workers).hasSize(4);
    Job done = jobs.read(engines.getFirst(), job);
    assertThat(done.result())
        .contains(
            IntStream.range(0, 1000)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]")));
    assertThat(done.progress().done()).isEqualTo(10_000);
    assertThat(done.progress().total()).isEqualTo(10_000);
    engines.forEach(engine -> engine.stop().await());
  }

  @Test
  void noMorePartsRunAtOnceThanTheKindMay() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              return part.saveCheckpoint("1")
                  .map(saved -> {
                    running.decrementAndGet();
                    return new PartResult.Succeeded("1");
                  });
            },
            3);

    jobs.end(engine.submit(jobs.parts(20)).await());

    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void aFailingPartIsTriedAgainAfterAGrowingPauseAndThenFailsItsJob() {
    AtomicInteger attempts = new AtomicInteger();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("no luck");
            },
            1);
    Job job = engine.submit(jobs.parts(1)).await();

    settle(engine);
    assertThat(attempts.get()).isEqualTo(1);
    jobs.advance(Duration.ofMillis(999));
    settle(engine);
    assertThat(attempts.get()).isEqualTo(1);
    jobs.advance(Duration.ofMillis(1));
    settle(engine);
    assertThat(attempts.get()).isEqualTo(2);
    jobs.advance(Duration.ofSeconds(2));
    settle(engine);

    assertThat(jobs.end(job)).isEqualTo(JobState.FAILED);
    assertThat(attempts.get()).isEqualTo(3);
    assertThat(jobs.read(engine, job).problem())
        .contains("{\"detail\":\"no luck\",\"attempts\":3}");
  }

  @Test
  void aDatabaseThatIsAwayUsesUpNoAttempts() {
    AtomicInteger attempts = new AtomicInteger();
    JobEngine engine =
        jobs.quiet(
            "a",
            part ->
                attempts.incrementAndGet() <= 10
                    ? Future.failedFuture(
                        new DatabaseUnavailable("no space left", new IOException("full")))
                    : succeeded("1"),
            1);
    Job job = engine.submit(jobs.parts(1)).await();

    for (int pause = 0; pause < 10; pause++) {
      settle(engine);
      assertThat(attempts.get()).isEqualTo(pause + 1);
      jobs.advance(Duration.ofSeconds(5));
    }
    settle(engine);

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(attempts.get()).isEqualTo(11);
  }

  @Test
  void aPartThatCanNeverSucceedFailsItsJobAtOnceAndStopsTheOthers() {
    Promise<Void> stopped = Promise.promise();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              if (part.part() == 0) {
                part.cancellation().onComplete(stopped);
                return Future.future(never -> {});
              }
              return Future.succeededFuture(new PartResult.Failed("{\"detail\":\"bad\"}"));
            },
            2);

    Job job = engine.submit(jobs.parts(5)).await();

    assertThat(jobs.end(job)).isEqualTo(JobState.FAILED);
    stopped.future().await();
    assertThat(jobs.read(engine, job).problem()).contains("{\"detail\":\"bad\"}");
    assertThat(jobs.column(job, "state"))
        .containsExactly("cancelled", "failed", "cancelled", "cancelled", "cancelled");
    assertThat(jobs.column(job, "due_at")).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "1 2", "{\"a\":NaN}"})
  void aResultThatIsNoJsonFailsTheJob(String text) {
    JobEngine engine = jobs.quiet("a", part -> succeeded(text), 1);

    Job job = engine.submit(jobs.parts(1)).await();

    assertThat(jobs.end(job)).isEqualTo(JobState.FAILED);
    assertThat(jobs.read(engine, job).problem().orElseThrow()).contains("not JSON");
  }

  @Test
  void aResumedJobRunsOnlyWhatIsLeftFromItsCheckpoints() {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger healthy = new AtomicInteger();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              runs.incrementAndGet();
              if (part.part() != 2 || healthy.get() == 1) {
                return succeeded(part.checkpoint().orElse("0"));
              }
              return part.saveCheckpoint("{\"level\":1}")
                  .map(saved -> new PartResult.Failed("{\"detail\":\"bad\"}"));
            },
            1);
    Job job = engine.submit(jobs.parts(4)).await();
    assertThat(jobs.end(job)).isEqualTo(JobState.FAILED);
    assertThat(runs.getAndSet(0)).isEqualTo(3);
    healthy.set(1);
    jobs.forgetEnd(job);

    Job resumed = engine.resume(jobs.owner, job.id()).await().orElseThrow();

    assertThat(resumed.finishedAt()).isEmpty();
    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(runs.get()).isEqualTo(2);
    assertThat(jobs.read(engine, job).result()).contains("[0,0,{\"level\":1},0]");
    assertThat(engine.resume(jobs.owner, job.id()).await().orElseThrow().state())
        .as("resuming a job that succeeded changes nothing")
        .isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void equalKeysAreTheSameJobUnlessItFailed() {
    JobEngine engine =
        jobs.quiet(
            "a",
            part ->
                part.request().equals("\"bad\"")
                    ? Future.succeededFuture(new PartResult.Failed("{}"))
                    : succeeded("1"),
            4);

    List<Future<Job>> same =
        IntStream.range(0, 10).mapToObj(i -> engine.submit(keyed("k", "\"good\""))).toList();
    List<String> ids = same.stream().map(job -> job.await().id()).distinct().toList();
    Job good = same.getFirst().await();
    jobs.end(good);
    Job bad = engine.submit(keyed("b", "\"bad\"")).await();
    jobs.end(bad);
    Job again = engine.submit(keyed("b", "\"good\"")).await();

    assertThat(ids).hasSize(1);
    assertThat(engine.submit(keyed("k", "\"good\"")).await().result()).contains("1");
    assertThat(again.id()).isNotEqualTo(bad.id());
    jobs.end(again);
    assertThat(engine.resume(jobs.owner, bad.id()).await().orElseThrow().state())
        .as("its place is taken")
        .isEqualTo(JobState.FAILED);
  }

  @Test
  void jobsAreSeenAndCancelledByTheirOwnerOnly() {
    JobEngine engine = jobs.quiet("a", part -> Future.future(never -> {}), 1);
    Job job = engine.submit(jobs.parts(1)).await();

    assertThat(engine.get("stranger", job.id()).await()).isEmpty();
    assertThat(engine.cancel("stranger", job.id()).await()).isEmpty();
    assertThat(engine.resume("stranger", job.id()).await()).isEmpty();
    assertThat(
            engine
                .list("stranger", Optional.empty(), Optional.of(jobs.kind), Optional.empty(), 10)
                .await()
                .jobs())
        .isEmpty();
    assertThat(jobs.read(engine, job).state().finished()).isFalse();
  }

  @Test
  void listsAreNewestFirstAndFilteredByStateAndKind() {
    JobEngine engine = jobs.quiet("a", part -> succeeded("1"), 1);
    Job first = engine.submit(jobs.parts(1)).await();
    jobs.end(first);
    jobs.advance(Duration.ofSeconds(1));
    Job second = engine.submit(jobs.parts(1)).await();
    jobs.end(second);

    assertThat(ids(engine, Optional.of(JobState.SUCCEEDED), Optional.of(jobs.kind), 10))
        .containsExactly(second.id(), first.id());
    assertThat(ids(engine, Optional.empty(), Optional.empty(), 1)).containsExactly(second.id());
    assertThat(ids(engine, Optional.of(JobState.FAILED), Optional.empty(), 10)).isEmpty();
    assertThat(ids(engine, Optional.empty(), Optional.of("other"), 10)).isEmpty();
  }

  @Test
  void finishedJobsAreDeletedAfterTheirRetention() {
    JobEngine engine = jobs.quiet("a", part -> succeeded("1"), 1);
    Job job = engine.submit(jobs.parts(3)).await();
    jobs.end(job);
    jobs.advance(Duration.ofDays(30));

    engine.purge().await();
    assertThat(engine.get(jobs.owner, job.id()).await()).isPresent();
    jobs.advance(Duration.ofMillis(1));
    engine.purge().await();

    assertThat(engine.get(jobs.owner, job.id()).await()).isEmpty();
    assertThat(jobs.column(job, "state")).isEmpty();
  }

  @Test
  void progressIsTheSumOfTheParts() {
    Promise<PartContext> started = Promise.promise();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              if (part.part() == 0) {
                return succeeded("1");
              }
              part.progress(new JobProgress(4, 12, "items", "fourth"));
              started.tryComplete(part);
              return Future.future(never -> {});
            },
            2);
    Job job = engine.submit(jobs.parts(2)).await();
    started.future().await();

    settle(engine);

    Job shown = jobs.read(engine, job);
    assertThat(shown.state()).isEqualTo(JobState.RUNNING);
    assertThat(shown.progress()).isEqualTo(new JobProgress(14, 22, "items", "fourth"));
    engine.cancel(jobs.owner, job.id()).await();
  }

  @Test
  void aPartThatOnlyRenewsItsLeaseLeavesTheNewsOfTheOthers() {
    Promise<PartContext> started = Promise.promise();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              if (part.part() == 1) {
                started.tryComplete(part);
              }
              return Future.future(never -> {});
            },
            2);
    Job job = engine.submit(jobs.parts(2)).await();
    PartContext speaks = started.future().await();
    engine.poll().await();
    jobs.advance(Duration.ofSeconds(9));
    speaks.progress(new JobProgress(4, 12, "items", "fourth"));
    settle(engine);

    // Two thirds of the lease are left of the silent part's only.
    jobs.advance(Duration.ofSeconds(2));
    settle(engine);

    assertThat(jobs.read(engine, job).progress())
        .isEqualTo(new JobProgress(4, 22, "items", "fourth"));
    engine.cancel(jobs.owner, job.id()).await();
  }

  @Test
  void aSettingOutOfRangeIsRefusedByItsKey() {
    assertThatThrownBy(() ->
            new JobSettings(
                "a", Duration.ZERO, Duration.ofSeconds(1), 1, Duration.ZERO, Duration.ofDays(1), 1))
        .hasMessageStartingWith("CAUSALGYM_JOBS_LEASE");
    assertThatThrownBy(() ->
            new JobSettings(
                "a",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0,
                Duration.ZERO,
                Duration.ofDays(1),
                1))
        .hasMessageStartingWith("CAUSALGYM_JOBS_MAX_ATTEMPTS");
    assertThatThrownBy(() ->
            new JobSettings(
                "a",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                Duration.ZERO,
                Duration.ofDays(1),
                0))
        .hasMessageStartingWith("CAUSALGYM_JOBS_LIVE_PER_OWNER");
  }

  /// Three rounds: claim, note what came out, and see what follows from it.
  private static void settle(JobEngine engine) {
    engine.poll().await();
    engine.poll().await();
    engine.poll().await();
  }

  private JobRequest keyed(String key, String request) {
    return JobRequest.single(jobs.owner, jobs.kind, Optional.of(key), request);
  }

  private List<String> ids(
      JobEngine engine, Optional<JobState> state, Optional<String> kind, int limit) {
    return engine.list(jobs.owner, state, kind, Optional.empty(), limit).await().jobs().stream()
        .map(Job::id)
        .toList();
  }
}
