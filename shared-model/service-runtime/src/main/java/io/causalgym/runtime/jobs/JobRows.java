package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobTable.time;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Changes of one job inside a transaction that holds its lock.
final class JobRows {
  private static final String LOCK =
      "SELECT id FROM job WHERE id = ANY ($1) ORDER BY id FOR UPDATE";
  private static final String END_PARTS =
      """
      UPDATE job_part SET state = 'cancelled', due_at = NULL
      WHERE job_id = $1 AND state IN ('queued', 'running')
      """;
  private static final String END =
      "UPDATE job SET state = $2, problem = $3::text::json, finished_at = $4 WHERE id = $1";
  private static final String SUCCEED =
      """
      UPDATE job SET state = 'succeeded', result = $2::text::json, finished_at = $3, done = total
      WHERE id = $1
      """;
  private static final String ADVANCE =
      """
      UPDATE job SET open_parts = open_parts - $2, done = done + $3, total = total + $4,
        unit = coalesce(nullif($5, ''), unit), message = coalesce(nullif($6, ''), message)
      WHERE id = $1 RETURNING parts, open_parts
      """;
  private static final String QUEUE_COMBINATION =
      """
      INSERT INTO job_part (job_id, number, kind, state, due_at, max_attempts, input)
      SELECT p.job_id, $2, p.kind, 'queued', $3, p.max_attempts, 'null'
      FROM job_part p WHERE p.job_id = $1 AND p.number = 0
      """;

  private JobRows() {}

  static Future<Void> lock(SqlClient client, Collection<String> ids) {
    return client
        .preparedQuery(LOCK)
        .execute(Tuple.of(ids.stream().distinct().toArray(String[]::new)))
        .mapEmpty();
  }

  /// Ends the job as failed or cancelled, and with it the parts that have not ended.
  static Future<Void> end(
      SqlClient client, String id, JobState state, Optional<String> problem, Instant now) {
    return client
        .preparedQuery(END_PARTS)
        .execute(Tuple.of(id))
        .compose(parts ->
            client
                .preparedQuery(END)
                .execute(Tuple.of(id, state.text(), problem.orElse(null), time(now))))
        .mapEmpty();
  }

  /// Notes `closed` more parts that succeeded, and what they add to the progress.
  ///
  /// @return whether those were the last
  static Future<Boolean> advance(
      SqlClient client, String id, int closed, long done, long total, JobProgress newest) {
    return client
        .preparedQuery(ADVANCE)
        .execute(Tuple.of(id, closed, done, total, newest.unit(), newest.message()))
        .map(rows -> rows.iterator().next().getInteger("open_parts") == 0);
  }

  static Future<Void> succeed(SqlClient client, String id, String result, Instant now) {
    return client.preparedQuery(SUCCEED).execute(Tuple.of(id, result, time(now))).mapEmpty();
  }

  static Future<Void> queueCombination(SqlClient client, String id, int parts, Instant now) {
    return client
        .preparedQuery(QUEUE_COMBINATION)
        .execute(Tuple.from(List.of(id, parts, time(now))))
        .mapEmpty();
  }
}
