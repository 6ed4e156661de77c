package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is left of a cancelled job, who waits for a job, pages of jobs, and lost workers.
@ExtendWith(SharedDatabase.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CancelledJobTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  @SuppressWarnings("NullAway.Init") // set before each test
  private JobFixture jobs;

  @BeforeEach
  void createFixture(Vertx vertx, Database database) {
    jobs = new JobFixture(vertx, database);
  }

  /// Runs until it is told to stop, and leaves what it has.
  private static Future<PartResult> untilStopped(PartContext part, Promise<Void> begun) {
    begun.tryComplete();
    return part.cancellation().map(new PartResult.Succeeded("{\"partial\":true}"));
  }

  @Test
  void aCancelledJobHasWhatItsHandlerLeft() {
    Promise<Void> begun = Promise.promise();
    JobEngine engine = jobs.quiet("a", part -> untilStopped(part, begun), 1);
    Job job = engine.submit(jobs.parts(1)).await();
    begun.future().await();

    engine.cancel(jobs.owner, job.id()).await();

    Job left =
        engine
            .await(jobs.owner, job.id(), read -> read.result().isPresent(), LONG)
            .await()
            .orElseThrow();
    assertThat(left.state()).isEqualTo(JobState.CANCELLED);
    assertThat(left.result()).contains("{\"partial\":true}");
    assertThat(left.startedAt()).contains(jobs.instant());
  }

  @Test
  void aHandlerOnAnotherNodeLeavesItsPartToo() {
    Promise<Void> begun = Promise.promise();
    JobEngine runs = jobs.quiet("a", part -> untilStopped(part, begun), 1);
    JobEngine cancels = jobs.quiet("b", part -> Future.failedFuture("not here"), 1);
    cancels.listen(event -> {
      if (event instanceof JobEvent.Finished(String job, var state)) {
        runs.interrupt(job);
      }
    });
    Job job = runs.submit(jobs.parts(1)).await();
    begun.future().await();

    cancels.cancel(jobs.owner, job.id()).await();

    assertThat(
            cancels
                .await(jobs.owner, job.id(), read -> read.result().isPresent(), LONG)
                .await()
                .orElseThrow()
                .result())
        .contains("{\"partial\":true}");
  }

  @Test
  void whatEndsBeforeItHearsOfTheCancellationIsLeftToo() {
    Promise<Void> begun = Promise.promise();
    Promise<PartResult> end = Promise.promise();
    JobEngine runs =
        jobs.quiet(
            "a",
            part -> {
              begun.tryComplete();
              return end.future();
            },
            1);
    JobEngine cancels = jobs.quiet("b", part -> Future.failedFuture("not here"), 1);
    Job job = runs.submit(jobs.parts(1)).await();
    begun.future().await();
    cancels.cancel(jobs.owner, job.id()).await();

    end.complete(new PartResult.Succeeded("\"whole\""));
    runs.poll().await();

    Job left = jobs.read(cancels, job);
    assertThat(left.state()).isEqualTo(JobState.CANCELLED);
    assertThat(left.result()).contains("\"whole\"");
  }

  @Test
  void aCancelledJobIsSettledOnceItHasItsPartialResultOrNoneIsToBeExpected() {
    Promise<Void> begun = Promise.promise();
    Promise<PartResult> end = Promise.promise();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              begun.tryComplete();
              return end.future();
            },
            1);
    Job job = engine.submit(jobs.parts(1)).await();
    begun.future().await();
    assertThat(engine.settled(jobs.read(engine, job))).as("running").isTrue();

    Future<Optional<Job>> follows =
        engine.await(
            jobs.owner, job.id(), read -> read.state().finished() && engine.settled(read), LONG);

    Job cancelled = engine.cancel(jobs.owner, job.id()).await().orElseThrow();

    assertThat(engine.settled(cancelled)).as("just cancelled").isFalse();
    end.complete(new PartResult.Succeeded("1"));
    Job left = follows.await().orElseThrow();
    assertThat(left.result()).contains("1");
    jobs.advance(Duration.ofSeconds(1));
    assertThat(engine.settled(cancelled)).as("cancelled a while ago").isTrue();
  }

  @Test
  void aPartOfSeveralLeavesNothing() {
    Promise<Void> begun = Promise.promise();
    Promise<PartResult> late = Promise.promise();
    JobEngine engine =
        jobs.quiet(
            "a",
            part -> {
              begun.tryComplete();
              return late.future();
            },
            1);
    Job job = engine.submit(jobs.parts(2)).await();
    begun.future().await();
    engine.cancel(jobs.owner, job.id()).await();

    late.complete(new PartResult.Succeeded("1"));
    engine.poll().await();

    assertThat(jobs.read(engine, job).result()).isEmpty();
  }

  @Test
  void aResumedJobForgetsWhatTheCancelledOneLeft() {
    Promise<Void> begun = Promise.promise();
    AtomicInteger runs = new AtomicInteger();
    JobEngine engine =
        jobs.quiet(
            "a",
            part ->
                runs.incrementAndGet() == 1
                    ? untilStopped(part, begun)
                    : JobFixture.succeeded("\"whole\""),
            1);
    Job job = engine.submit(jobs.parts(1)).await();
    begun.future().await();
    engine.cancel(jobs.owner, job.id()).await();
    engine.await(jobs.owner, job.id(), read -> read.result().isPresent(), LONG).await();
    jobs.forgetEnd(job);

    engine.resume(jobs.owner, job.id()).await();

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(engine, job).result()).contains("\"whole\"");
  }

  @Test
  void whoWaitsForAJobHearsOfItsEnd() {
    Promise<PartResult> end = Promise.promise();
    JobEngine engine = jobs.quiet("a", part -> end.future(), 1);
    Job job = engine.submit(jobs.parts(1)).await();
    List<Future<Optional<Job>>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiting.add(engine.await(jobs.owner, job.id(), read -> read.state().finished(), LONG));
    }

    end.complete(new PartResult.Succeeded("7"));

    for (Future<Optional<Job>> one : waiting) {
      assertThat(one.await().orElseThrow().result()).contains("7");
    }
  }

  @Test
  void whoHasNoMorePatienceGetsTheJobAsItStands() {
    JobEngine engine = jobs.quiet("a", part -> Promise.<PartResult>promise().future(), 1);
    Job job = engine.submit(jobs.parts(1)).await();

    Optional<Job> read =
        engine
            .await(jobs.owner, job.id(), j -> j.state().finished(), Duration.ofMillis(20))
            .await();

    assertThat(read.orElseThrow().state().finished()).isFalse();
    assertThat(engine.await(jobs.owner, "none", j -> false, LONG).await()).isEmpty();
    assertThat(engine.await("stranger", job.id(), j -> false, LONG).await()).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    JobEngine engine = jobs.quiet("a", part -> Promise.<PartResult>promise().future(), 1);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.addFirst(engine.submit(jobs.parts(1)).await().id());
      if (i % 3 == 0) {
        jobs.advance(Duration.ofSeconds(1)); // several jobs have the same time
      }
    }

    List<String> read = new ArrayList<>();
    Optional<String> before = Optional.empty();
    do {
      JobPage page =
          engine.list(jobs.owner, Optional.empty(), Optional.of(jobs.kind), before, 2).await();
      page.jobs().forEach(job -> read.add(job.id()));
      before = page.next();
    } while (before.isPresent());

    assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    JobEngine engine = jobs.quiet("a", part -> JobFixture.succeeded("1"), 1);

    assertThatThrownBy(
            () -> engine.list(jobs.owner, Optional.empty(), Optional.empty(), Optional.of("x"), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'before'");
  }

  @Test
  void theWorkOfALostWorkerIsTakenOverBeforeItsLeaseEnds() {
    String lost = "lost-" + jobs.owner;
    Promise<Void> begun = Promise.promise();
    JobEngine dies =
        jobs.quiet(
            lost,
            part -> {
              begun.tryComplete();
              return Promise.<PartResult>promise().future();
            },
            1);
    JobEngine lives = jobs.quiet("b", part -> JobFixture.succeeded("\"b\""), 1);
    Job job = dies.submit(jobs.parts(1)).await();
    begun.future().await();
    lives.poll().await();
    assertThat(jobs.read(lives, job).state()).isEqualTo(JobState.RUNNING);

    lives.workerLost(lost).await();

    assertThat(jobs.end(job)).isEqualTo(JobState.SUCCEEDED);
    assertThat(jobs.read(lives, job).result()).contains("\"b\"");
  }
}
