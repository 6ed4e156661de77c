package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many jobs one owner may have at a time.
@ExtendWith(SharedDatabase.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LiveJobsTest {
  @SuppressWarnings("NullAway.Init") // set before each test
  private JobFixture jobs;

  @BeforeEach
  void createFixture(Vertx vertx, Database database) {
    jobs = new JobFixture(vertx, database);
  }

  @Test
  void anOwnerHasSoManyLiveJobsAtMostAndPlaceAgainWhenOneEnds() {
    JobEngine engine = jobs.quiet("a", context -> Promise.<PartResult>promise().future(), 1);
    Job last = engine.submit(jobs.parts(1)).await();
    for (int job = 1; job < JobFixture.LIVE; job++) {
      last = engine.submit(jobs.parts(1)).await();
    }

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> engine.submit(jobs.parts(1)).await())
        .satisfies(
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemType.RATE_LIMITED));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> engine.requireRoom(jobs.owner).await());
    assertThat(
            engine
                .list(jobs.owner, Optional.empty(), Optional.empty(), Optional.empty(), 1000)
                .await()
                .jobs())
        .hasSize(JobFixture.LIVE);
    engine.requireRoom("somebody else").await();

    engine.cancel(jobs.owner, last.id()).await();

    engine.submit(jobs.parts(1)).await();
  }
}
