package io.causalgym.evaluation.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.run.Evaluated;
import io.causalgym.evaluation.run.SharedDatabase;
import io.causalgym.runtime.database.Database;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class ExpiredRowsTest {
  /// Long before anything that other tests keep in the same database.
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private static final List<String> TABLES =
      List.of("evaluation_model", "evaluation_item", "evaluation_reply", "evaluation_batch");

  private final Database database;
  private final EvaluationStore store;

  ExpiredRowsTest(Database database) {
    this.database = database;
    this.store = new EvaluationStore(database, Long.MAX_VALUE);
  }

  /// With 25 replies to 5 questions and a batch.
  private Evaluation evaluation(String finishedAt) {
    Evaluation kept = Evaluated.kept(store, Evaluated.pairs(false, "ref/oracle"));
    List.of(
            "INSERT INTO evaluation_item SELECT $1, i, 'see-do', '{}', 'p' FROM generate_series(1, 5) i",
            """
            INSERT INTO evaluation_reply (evaluation, item, model, sample, outcome, method, flagged,
              reason, reply, attempts, cached, upstream_millis, added_millis, created_at)
            SELECT $1, i, 0, s, 'ok', 'json', false, '', 'r', 1, false, 1, 1, now()
            FROM generate_series(1, 5) i, generate_series(1, 5) s
            """,
            """
            INSERT INTO evaluation_batch (evaluation, model, first_item, first_sample, last_item,
              last_sample, round, label, state, reserved, created_at)
            VALUES ($1, 0, 1, 1, 5, 5, 1, gen_random_uuid()::text, 'ended', 0, now())
            """)
        .forEach(rows -> database.query(rows, Tuple.of(kept.key())).await());
    if (!finishedAt.isEmpty()) {
      database
          .query(
              "UPDATE evaluation SET finished_at = $2 WHERE key = $1",
              Tuple.of(kept.key(), OffsetDateTime.parse(finishedAt)))
          .await();
    }
    return kept;
  }

  private List<Long> rows(Evaluation evaluation) {
    return TABLES.stream()
        .map(table ->
            database
                .query(
                    "SELECT count(*) FROM " + table + " WHERE evaluation = $1",
                    Tuple.of(evaluation.key()))
                .await()
                .iterator()
                .next()
                .getLong(0))
        .toList();
  }

  @Test
  void whatEndedLongAgoGoesWholeAndWhatDidNotStaysWhole() {
    Evaluation first = evaluation("2000-01-01T00:00:00Z");
    Evaluation second = evaluation("2000-12-31T00:00:00Z");
    Evaluation later = evaluation("2001-01-02T00:00:00Z");
    Evaluation running = evaluation("");

    // Fewer rows a statement than an evaluation has, and as many as its last ones.
    int gone = new ExpiredRows(database, 5).forgetEvaluations(LONG_AGO).await();

    assertThat(gone).isEqualTo(2);
    for (Evaluation expired : List.of(first, second)) {
      assertThat(store.find(expired.id()).await()).isEmpty();
      assertThat(rows(expired)).containsOnly(0L);
    }
    for (Evaluation kept : List.of(later, running)) {
      assertThat(store.find(kept.id()).await()).isPresent();
      assertThat(rows(kept)).containsExactly(1L, 5L, 25L, 1L);
    }
  }

  @Test
  void whatWasDeletedGoesWholeWhateverElseIsTrueOfIt() {
    Evaluation over = evaluation("2000-01-01T00:00:00Z");
    Evaluation cancelled = evaluation("");
    Evaluation kept = evaluation("2000-01-01T00:00:00Z");
    Instant now = Instant.now();
    for (Evaluation deleted : List.of(over, cancelled)) {
      assertThat(store.delete(deleted.key(), deleted.job(), now).await()).isTrue();
      assertThat(rows(deleted)).containsExactly(1L, 5L, 25L, 1L);
    }

    // As many questions as a statement takes, and more replies.
    assertThat(new ExpiredRows(database, 5).forgetDeleted(now).await()).isGreaterThanOrEqualTo(2);

    assertThat(rows(over)).containsOnly(0L);
    assertThat(rows(cancelled)).containsOnly(0L);
    assertThat(rows(kept)).containsExactly(1L, 5L, 25L, 1L);
    new ExpiredRows(database, 5).forgetEvaluations(LONG_AGO).await();
  }

  @Test
  void repliesOfTheCacheGoWhenTheirTimeIsOver() {
    String name = UUID.randomUUID().toString();
    for (int i = 0; i < 12; i++) {
      database
          .query(
              "INSERT INTO reply_cache (hash, reply, expires_at) VALUES ($1, '', $2)",
              Tuple.of(
                  name + i, LONG_AGO.plusSeconds(i < 11 ? -i - 1 : 1).atOffset(ZoneOffset.UTC)))
          .await();
    }

    int gone = new ExpiredRows(database, 5).forgetCached(LONG_AGO).await();

    assertThat(gone).isEqualTo(11);
    assertThat(
            database
                .query("SELECT hash FROM reply_cache WHERE starts_with(hash, $1)", Tuple.of(name))
                .await())
        .singleElement()
        .satisfies(row -> assertThat(row.getString("hash")).isEqualTo(name + 11));
  }
}
