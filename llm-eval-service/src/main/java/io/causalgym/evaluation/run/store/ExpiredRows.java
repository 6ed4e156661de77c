package io.causalgym.evaluation.run.store;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.Removal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/// Removes what has been kept for long enough and what was deleted, some thousand rows a statement:
/// none of them runs long, and several nodes may do it at once.
///
/// An evaluation loses its replies and questions first, of which there may be millions, then goes
/// with the rest.
public final class ExpiredRows {
  private static final int BATCH = 5_000;

  private static final String CACHED =
      """
      DELETE FROM reply_cache WHERE hash = ANY (ARRAY(
        SELECT hash FROM reply_cache WHERE expires_at < $1
        ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
      """;
  // The evaluation is locked meanwhile, so that nobody takes it up again.
  private static final String ROWS_OF_FIRST =
      """
       LIMIT 1 FOR UPDATE SKIP LOCKED),
      replies AS (
        DELETE FROM evaluation_reply WHERE ctid = ANY (ARRAY(
          SELECT r.ctid FROM evaluation_reply r JOIN first ON r.evaluation = first.key LIMIT $2))
        RETURNING 1),
      items AS (
        DELETE FROM evaluation_item WHERE ctid = ANY (ARRAY(
          SELECT i.ctid FROM evaluation_item i JOIN first ON i.evaluation = first.key LIMIT $2))
        RETURNING 1)
      SELECT key, greatest((SELECT count(*) FROM replies), (SELECT count(*) FROM items)) AS gone
      FROM first
      """;
  private static final String OVER =
      "WITH first AS (SELECT key FROM evaluation WHERE finished_at < $1 ORDER BY finished_at"
          + ROWS_OF_FIRST;
  private static final String DELETED =
      "WITH first AS (SELECT key FROM evaluation WHERE deleted_at <= $1 ORDER BY deleted_at"
          + ROWS_OF_FIRST;
  private static final String EVALUATION =
      "DELETE FROM evaluation WHERE key = $1 AND (finished_at < $2 OR deleted_at <= $2)";

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
    return Removal.inSteps(() ->
        database
            .query(CACHED, Tuple.of(now.atOffset(ZoneOffset.UTC), batch))
            .map(done ->
                done.rowCount() == 0 ? OptionalInt.empty() : OptionalInt.of(done.rowCount())));
  }

  /// Forgets evaluations that ended before `before`, with their questions and replies.
  ///
  /// @return how many
  public Future<Integer> forgetEvaluations(Instant before) {
    return Removal.inSteps(() -> forgetSome(OVER, before));
  }

  /// Forgets evaluations that were deleted until `now`, with their questions and replies.
  ///
  /// @return how many
  public Future<Integer> forgetDeleted(Instant now) {
    return Removal.inSteps(() -> forgetSome(DELETED, now));
  }

  private Future<OptionalInt> forgetSome(String rows, Instant until) {
    return database
        .query(rows, Tuple.of(until.atOffset(ZoneOffset.UTC), batch))
        .compose(found ->
            found.size() == 0
                ? Future.succeededFuture(OptionalInt.empty())
                : forgetEmptied(found.iterator().next(), until).map(OptionalInt::of));
  }

  private Future<Integer> forgetEmptied(Row first, Instant until) {
    return first.getLong("gone") == batch
        ? Future.succeededFuture(0)
        : database
            .query(EVALUATION, Tuple.of(first.getLong("key"), until.atOffset(ZoneOffset.UTC)))
            .map(done -> done.rowCount());
  }
}
