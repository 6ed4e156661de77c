package io.causalgym.discovery.service.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.discovery.service.SharedDatabase;
import io.causalgym.runtime.database.Database;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class ExpiredRelationshipsTest {
  /// Long before anything that other tests keep in the same database.
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private final String owner = "owner-" + UUID.randomUUID();
  private final Database database;

  ExpiredRelationshipsTest(Database database) {
    this.database = database;
  }

  /// One a second, the last of them a second before `end`.
  private void keep(String source, int rows, Instant end) {
    database
        .query(
            """
            INSERT INTO relationship (owner, cause, effect, kind, source, created_at)
            SELECT $1, 'a', 'b', '->', $2, $4 - i * interval '1 second'
            FROM generate_series(1, $3::integer) i
            """,
            Tuple.of(owner, source, rows, end.atOffset(ZoneOffset.UTC)))
        .await();
  }

  private List<String> left() {
    return database
        .query(
            "SELECT source || ' ' || count(*) FROM relationship WHERE owner = $1 GROUP BY source ORDER BY 1",
            Tuple.of(owner))
        .map(rows -> rows.stream().map((Row row) -> row.getString(0)).toList())
        .await();
  }

  @Test
  void whatWasFoundLongAgoGoesAndWhatPeopleSaidStays() {
    keep("discovery", 12, LONG_AGO);
    keep("estimation", 3, LONG_AGO);
    keep("person", 4, LONG_AGO);
    keep("discovery", 2, LONG_AGO.plusSeconds(10));

    // As many rows a statement as divide what goes.
    int gone = new ExpiredRelationships(database, 5).forget(LONG_AGO).await();

    assertThat(gone).isEqualTo(15);
    assertThat(left()).containsExactly("discovery 2", "person 4");
    assertThat(new ExpiredRelationships(database, 5).forget(LONG_AGO).await()).isZero();
  }
}
