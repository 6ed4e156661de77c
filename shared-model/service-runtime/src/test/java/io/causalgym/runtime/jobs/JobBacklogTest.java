package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class JobBacklogTest {

  @Test
  void partsThatNobodyTakesAreCountedWithTheAgeOfTheOldest(Vertx vertx, Database database) {
    JobFixture jobs = new JobFixture(vertx, database);
    JobEngine engine = jobs.idle("away");
    try (Metrics metrics = new Metrics()) {
      JobBacklog backlog = new JobBacklog(database, jobs, metrics.registry());
      backlog.look().await();
      assertThat(metrics.scrape()).doesNotContain(jobs.kind);

      engine.submit(jobs.parts(3)).await();
      jobs.advance(Duration.ofSeconds(90));
      backlog.look().await();
      assertThat(metrics.scrape())
          .contains("jobs_parts_due{kind=\"" + jobs.kind + "\"} 3.0")
          .contains("jobs_parts_due_oldest_seconds{kind=\"" + jobs.kind + "\"} 90.0");
    }
  }
}
