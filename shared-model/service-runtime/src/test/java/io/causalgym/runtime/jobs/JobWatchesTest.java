package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Looks at a job are answered by the test, one after the other.
@ExtendWith(VertxExtension.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class JobWatchesTest {
  private static final Duration LONG = Duration.ofSeconds(25);

  private final List<String> asked = new ArrayList<>();
  private final List<Promise<Optional<Job>>> looks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Context context;

  @SuppressWarnings("NullAway.Init") // set before each test
  private JobWatches watches;

  @BeforeEach
  void createWatches(Vertx vertx) {
    context = vertx.getOrCreateContext();
    watches =
        new JobWatches(
            vertx,
            (owner, id) -> {
              Promise<Optional<Job>> look = Promise.promise();
              asked.add(owner);
              looks.add(look);
              return look.future();
            });
  }

  /// Everything happens on the loop: no look of a timer comes in between.
  private <T> T onLoop(Supplier<T> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(go -> done.complete(action.get()));
    return done.future().await();
  }

  private Future<Optional<Job>> beyond(String owner, long done) {
    return watches.await(owner, "job", job -> job.progress().done() > done, LONG);
  }

  private static Optional<Job> job(long done) {
    return Optional.of(
        new Job(
            "job",
            "me",
            "kind",
            JobState.RUNNING,
            1,
            new JobProgress(done, 10, "tests", ""),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void hundredsWhoComeTogetherShareTheirLooks() {
    List<Future<Optional<Job>>> waiting =
        onLoop(() -> {
          List<Future<Optional<Job>>> all = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            all.add(beyond("me", 1));
          }
          looks.get(0).complete(job(1));
          return all;
        });

    assertThat(onLoop(looks::size)).isEqualTo(2);
    onLoop(() -> looks.get(1).tryComplete(job(2)));

    for (Future<Optional<Job>> one : waiting) {
      assertThat(one.await()).isEqualTo(job(2));
    }
  }

  @Test
  void whoHasSeenMoreThanALookThatIsUnderWayWaitsForTheNext() {
    Future<Optional<Job>> first = onLoop(() -> beyond("me", 0));
    Future<Optional<Job>> seenMore =
        onLoop(() -> watches.await("me", "job", job -> job.progress().done() != 5, LONG));

    onLoop(() -> looks.get(0).tryComplete(job(4)));

    assertThat(first.await()).isEqualTo(job(4));
    assertThat(onLoop(seenMore::isComplete)).isFalse();
    onLoop(() -> looks.get(1).tryComplete(job(6)));
    assertThat(seenMore.await()).isEqualTo(job(6));
  }

  @Test
  void aStrangerNeitherSeesNorHindersTheOwner() {
    Future<Optional<Job>> stranger = onLoop(() -> beyond("stranger", 0));
    Future<Optional<Job>> owner = onLoop(() -> beyond("me", 0));

    onLoop(() -> {
      looks.get(asked.indexOf("stranger")).complete(Optional.empty());
      looks.get(asked.indexOf("me")).complete(job(1));
      return true;
    });

    assertThat(stranger.await()).isEmpty();
    assertThat(owner.await()).isEqualTo(job(1));
  }

  @Test
  void whoLosesPatienceGetsTheJobAsItWasSeenLast() {
    Future<Optional<Job>> waits =
        onLoop(() -> {
          Future<Optional<Job>> one =
              watches.await("me", "job", job -> false, Duration.ofMillis(30));
          looks.get(0).complete(job(3));
          return one;
        });

    assertThat(waits.await()).isEqualTo(job(3));
  }

  @Test
  void aDatabaseThatFailsTheFirstLookFailsTheWaitAndLaterOnesDoNot() {
    Future<Optional<Job>> refused = onLoop(() -> beyond("me", 0));
    onLoop(() -> looks.get(0).tryFail("no database"));
    assertThatThrownBy(refused::await).hasMessageContaining("no database");

    Future<Optional<Job>> patient =
        onLoop(() -> {
          Future<Optional<Job>> one = beyond("me", 7);
          looks.get(1).complete(job(7));
          watches.look("job");
          looks.get(2).fail("no database");
          watches.look("job");
          looks.get(3).complete(job(8));
          return one;
        });

    assertThat(patient.await()).isEqualTo(job(8));
  }
}
