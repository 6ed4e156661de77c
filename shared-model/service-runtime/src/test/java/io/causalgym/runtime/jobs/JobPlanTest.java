package io.causalgym.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.blob.BlobLedger;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Field;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An index answers every statement that looks for jobs, parts or contents, however many there are.
@ExtendWith(SharedDatabase.class)
class JobPlanTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-06-01T00:00:00Z");

  /// Finished jobs of 20 owners; a tenth of the parts runs, another waits.
  private static final List<String> ROWS =
      List.of(
          """
          INSERT INTO job (id, owner, kind, key, request, state, parts, open_parts, created_at, finished_at)
          SELECT 'plan-' || i, 'plan-' || i % 20, 'plan-' || i % 3, 'key-' || i, '{}', 'succeeded', 1, 0,
            '2026-01-01'::timestamptz + i * interval '1 minute', '2026-02-01'::timestamptz + i * interval '1 minute'
          FROM generate_series(1, 30000) i
          """,
          """
          INSERT INTO job_part (job_id, number, kind, state, due_at, worker, max_attempts, input)
          SELECT 'plan-' || i, 0, 'plan-' || i % 3,
            CASE i % 10 WHEN 0 THEN 'running' WHEN 1 THEN 'queued' ELSE 'succeeded' END,
            CASE WHEN i % 10 < 2 THEN '2026-02-01'::timestamptz + i * interval '1 minute' END,
            'worker-' || i % 50, 3, '{}'
          FROM generate_series(1, 30000) i
          """,
          """
          INSERT INTO blob (owner, id, bytes)
          SELECT 'plan-' || i % 100, md5(i::text), 1 FROM generate_series(1, 30000) i
          """,
          "ANALYZE job",
          "ANALYZE job_part",
          "ANALYZE blob");

  private final Database database;

  JobPlanTest(Database database) {
    this.database = database;
  }

  @Test
  void anIndexAnswersEachStatementThatIsPlannedForAnyValues() {
    List<String> statements =
        List.of(
            "BY_KEY",
            "BY_ID",
            "LIST",
            "LOCK",
            "RESUME_PARTS",
            "RESUME",
            "BEGIN",
            "KEEP_PARTIAL",
            "LOST",
            "RENEW",
            "SHOW",
            "CHECKPOINT",
            "ENDED",
            "USED",
            "HELD");
    List<String> plans =
        plans(client ->
            each(
                statements,
                statement ->
                    client
                        .query("EXPLAIN (COSTS OFF, GENERIC_PLAN) " + sql(statement))
                        .execute()
                        .map(JobPlanTest::text)));
    assertThat(plans)
        .hasSameSizeAs(statements)
        .allSatisfy(plan -> assertThat(plan).contains("Index").doesNotContain("Seq Scan"));
  }

  private record Asked(String statement, Tuple values, String index) {}

  @Test
  void theIndexMadeForItAnswersWhatIsAskedForSomeValues() {
    // Of so few jobs past their time no large share of the table is to be deleted.
    OffsetDateTime early = OffsetDateTime.parse("2026-02-01T00:20:00Z");
    List<Asked> asked =
        List.of(
            new Asked("LIST", Tuple.of("plan-7", NOW, "~", null, null, 101), "job_of_owner"),
            new Asked("LIST", Tuple.of("plan-7", NOW, "~", "failed", "plan-2", 9), "job_of_owner"),
            new Asked("PURGE", Tuple.of(early, 500), "job_by_finish"),
            new Asked("LOST", Tuple.of("worker-10", NOW.minusYears(1)), "job_part_of_worker"),
            new Asked("USED", Tuple.of("plan-7", ""), "blob_pkey"),
            new Asked("HELD", Tuple.of("x"), "blob_by_content"));
    List<String> plans =
        plans(client ->
            each(
                asked,
                it ->
                    client
                        .preparedQuery("EXPLAIN (COSTS OFF) " + sql(it.statement()))
                        .execute(it.values())
                        .map(JobPlanTest::text)));
    assertThat(plans).hasSameSizeAs(asked);
    for (int i = 0; i < plans.size(); i++) {
      assertThat(plans.get(i)).contains(asked.get(i).index()).doesNotContain("Seq Scan");
    }
  }

  @Test
  void partsToClaimAreFoundByTheirIndex() {
    Tuple values =
        Tuple.of(new String[] {"plan-1", "plan-2"}, new Integer[] {2, 2}, NOW, "me", NOW);
    assertThat(
            plans(client ->
                client
                    .preparedQuery("EXPLAIN (COSTS OFF) " + sql("CLAIM"))
                    .execute(values)
                    .map(rows -> List.of(text(rows)))))
        .allSatisfy(plan ->
            assertThat(plan)
                .contains("Index Scan using job_part_due")
                .contains("Tid Scan")
                .doesNotContain("Seq Scan"));
  }

  private static <T> Future<List<String>> each(List<T> all, Function<T, Future<String>> explain) {
    return Future.all(all.stream().map(explain).toList()).map(done -> done.<String>list());
  }

  private static String text(io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> rows) {
    return rows.stream().map(row -> row.getString(0)).collect(Collectors.joining("\n"));
  }

  /// Looks at plans among many rows, none of which stays.
  private List<String> plans(Function<SqlClient, Future<List<String>>> explain) {
    Future<Void> undone =
        database.transaction(client -> {
          Future<Void> filled = Future.succeededFuture();
          for (String rows : ROWS) {
            filled = filled.compose(before -> client.query(rows).execute().mapEmpty());
          }
          return filled
              .compose(done -> explain.apply(client))
              .compose(plans -> Future.failedFuture(new Seen(plans)));
        });
    Throwable end =
        undone.<Throwable>transform(ended -> Future.succeededFuture(ended.cause())).await();
    if (end instanceof Seen seen) {
      return seen.plans;
    }
    throw new AssertionError("no plan", end);
  }

  /// The statement itself, so that the test cannot fall behind it.
  private static String sql(String statement) {
    for (Class<?> type : List.of(JobTable.class, PartTable.class, BlobLedger.class)) {
      for (Field constant : type.getDeclaredFields()) {
        if (constant.getName().equals(statement)) {
          return String.valueOf(value(constant));
        }
      }
    }
    throw new AssertionError("there is no statement " + statement);
  }

  private static @Nullable Object value(Field constant) {
    try {
      constant.setAccessible(true);
      return constant.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static final class Seen extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> plans;

    Seen(List<String> plans) {
      super(null, null, false, false);
      this.plans = plans;
    }
  }
}
