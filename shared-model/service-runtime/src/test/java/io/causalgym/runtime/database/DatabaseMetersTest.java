package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
final class DatabaseMetersTest {
  @Test
  void whatIsAskedIsCountedByHowItEnds(Vertx vertx, DatabaseSystem system) {
    Database database =
        Database.connect(
            vertx,
            system.address(),
            new DatabaseSettings(
                new DatabaseLocation.External(system.address()), 1, 1, DatabaseTimeouts.DEFAULT));
    try (Metrics metrics = new Metrics()) {
      database.measure(new DatabaseMeters(metrics.registry()));
      assertThat(metrics.scrape()).contains(count("answered", 0)).contains(count("unavailable", 0));

      database.ping().await();
      database.transaction(client -> client.query("SELECT 1").execute()).await();
      ended(List.of(database.query("SELECT nothing FROM nowhere")));
      // One has the only connection, one waits, and of the others none finds room.
      List<Future<?>> crowd =
          IntStream.range(0, 8)
              .<Future<?>>mapToObj(i -> database.query("SELECT pg_sleep(0.05)"))
              .toList();
      ended(crowd);

      long refused = crowd.stream().filter(Future::failed).count();
      assertThat(refused).isPositive();
      assertThat(metrics.scrape())
          .contains(count("answered", 2 + 8 - refused))
          .contains(count("failed", 1))
          .contains(count("unavailable", refused));
    }
    database.close().await();
  }

  private static void ended(List<Future<?>> requests) {
    Future.join(requests).transform(all -> Future.succeededFuture()).await();
  }

  private static String count(String outcome, long requests) {
    return "database_request_duration_seconds_count{outcome=\""
        + outcome
        + "\"} "
        + requests
        + "\n";
  }
}
