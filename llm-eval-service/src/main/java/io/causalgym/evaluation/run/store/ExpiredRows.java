package io.causalgym.evaluation.run.store;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/// Removes what has been kept for long enough, some thousand rows a statement: none of them runs
/// long, and several nodes may do it at once.
///
/// An evaluation loses its replies first, of which there may be millions, then goes with the rest.
public final class ExpiredRows {
  private static final int BATCH = 5_000;

  private static final String CACHED =
      """
      DELETE FROM reply_cache WHERE hash = ANY (ARRAY(
        SELECT hash FROM reply_cache WHERE expires_at < $1
        ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
      """;
  // The evaluation is locked meanwhile, so that nobody takes it up again.
  private static final String REPLIES =
      """
      WITH expired AS (
        SELECT key FROM evaluation WHERE finished_at < $1
        ORDER BY finished_at LIMIT 1 FOR UPDATE SKIP LOCKED),
      gone AS (
        DELETE FROM evaluation_reply WHERE ctid = ANY (ARRAY(
          SELECT r.ctid FROM evaluation_reply r JOIN expired ON r.evaluation = expired.key LIMIT $2))
        RETURNING 1)
      SELECT key, (SELECT count(*) FROM gone) AS gone FROM expired
      """;
  private static final String EVALUATION =
      "DELETE FROM evaluation WHERE key = $1 AND finished_at < $2";

  private final Database database;
  private final int batch;

  public ExpiredRows(Database database) {
    this(database, BATCH);
  }

  ExpiredRows(Database database, int batch) {
    this.database = database;
    this.batch = batch;
  }

  /// Forgets cached replies whose time ended before `now`.
  ///
  /// @return how many
  public Future<Integer> forgetCached(Instant now) {
    return database
        .query(CACHED, Tuple.of(now.atOffset(ZoneOffset.UTC), batch))
        .compose(done ->
            done.rowCount() < batch
                ? Future.succeededFuture(done.rowCount())
                : forgetCached(now).map(more -> more + done.rowCount()));
  }

  /// Forgets evaluations that ended before `before`, with their questions and replies.
  ///
  /// @return how many
  public Future<Integer> forgetEvaluations(Instant before) {
    return database
        .query(REPLIES, Tuple.of(before.atOffset(ZoneOffset.UTC), batch))
        .compose(rows ->
            rows.size() == 0
                ? Future.succeededFuture(0)
                : forget(rows.iterator().next(), before)
                    .compose(gone -> forgetEvaluations(before).map(more -> more + gone)));
  }

  private Future<Integer> forget(Row expired, Instant before) {
    return expired.getLong("gone") == batch
        ? Future.succeededFuture(0)
        : database
            .query(EVALUATION, Tuple.of(expired.getLong("key"), before.atOffset(ZoneOffset.UTC)))
            .map(done -> done.rowCount());
  }
}
