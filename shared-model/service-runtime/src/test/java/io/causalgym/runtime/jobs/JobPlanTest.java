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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "JobTable, BY_KEY",
    "JobTable, BY_ID",
    "JobTable, LIST",
    "JobTable, LOCK",
    "JobTable, RESUME_PARTS",
    "JobTable, RESUME",
    "PartTable, BEGIN",
    "PartTable, KEEP_PARTIAL",
    "PartTable, LOST",
    "PartTable, RENEW",
    "PartTable, SHOW",
    "PartTable, CHECKPOINT",
    "PartTable, ENDED",
    "BlobLedger, USED",
    "BlobLedger, HELD"
  })
  void an_index_answers_a_statement_that_is_planned_for_any_values(String table, String statement) {
    String explained = "EXPLAIN (COSTS OFF, GENERIC_PLAN) " + sql(table, statement);
    assertThat(plan(client -> client.query(explained).execute().map(rows -> text(rows))))
        .contains("Index")
        .doesNotContain("Seq Scan");
  }

  @Test
  void an_index_answers_what_is_asked_for_some_values() {
    assertPlan("JobTable", "LIST", Tuple.of("plan-7", NOW, "~", null, null, 101), "job_of_owner");
    assertPlan(
        "JobTable", "LIST", Tuple.of("plan-7", NOW, "~", "failed", "plan-2", 101), "job_of_owner");
    // Half a thousand of these jobs are a large share of them: those few past a time are not.
    OffsetDateTime few = OffsetDateTime.parse("2026-02-01T00:20:00Z");
    assertPlan("JobTable", "PURGE", Tuple.of(few, 500), "job_by_finish");
    assertPlan(
        "PartTable",
        "CLAIM",
        Tuple.of(new String[] {"plan-1", "plan-2"}, new Integer[] {2, 2}, NOW, "me", NOW),
        "job_part_due");
    assertPlan("PartTable", "LOST", Tuple.of("worker-10", NOW.minusYears(1)), "job_part_of_worker");
    assertPlan("BlobLedger", "USED", Tuple.of("plan-7", ""), "blob");
    assertPlan("BlobLedger", "HELD", Tuple.of("x"), "blob_by_content");
  }

  private void assertPlan(String table, String statement, Tuple values, String index) {
    String explained = "EXPLAIN (COSTS OFF) " + sql(table, statement);
    assertThat(
            plan(client -> client.preparedQuery(explained).execute(values).map(rows -> text(rows))))
        .as("%s.%s", table, statement)
        .contains(index)
        .doesNotContain("Seq Scan");
  }

  private static String text(io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row> rows) {
    return rows.stream().map(row -> row.getString(0)).collect(Collectors.joining("\n"));
  }

  /// Looks at a plan among many rows, none of which stays.
  private String plan(java.util.function.Function<SqlClient, Future<String>> explain) {
    Future<Void> undone =
        database.transaction(client -> {
          Future<Void> filled = Future.succeededFuture();
          for (String rows : ROWS) {
            filled = filled.compose(before -> client.query(rows).execute().mapEmpty());
          }
          return filled
              .compose(done -> explain.apply(client))
              .compose(plan -> Future.failedFuture(new Seen(plan)));
        });
    Throwable end =
        undone.<Throwable>transform(ended -> Future.succeededFuture(ended.cause())).await();
    if (end instanceof Seen seen) {
      return seen.plan;
    }
    throw new AssertionError("no plan", end);
  }

  /// The statement itself, so that the test cannot fall behind it.
  private static String sql(String table, String statement) {
    Class<?> type =
        switch (table) {
          case "JobTable" -> JobTable.class;
          case "PartTable" -> PartTable.class;
          default -> BlobLedger.class;
        };
    try {
      Field constant = type.getDeclaredField(statement);
      constant.setAccessible(true);
      @Nullable Object sql = constant.get(null);
      return String.valueOf(sql);
    } catch (ReflectiveOperationException missing) {
      throw new AssertionError(table + " has no " + statement, missing);
    }
  }

  private static final class Seen extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String plan;

    Seen(String plan) {
      super(null, null, false, false);
      this.plan = plan;
    }
  }
}
