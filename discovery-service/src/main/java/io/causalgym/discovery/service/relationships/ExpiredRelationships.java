package io.causalgym.discovery.service.relationships;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.Removal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/// Removes what services found long ago, some thousand rows a statement: none of them runs long,
/// and several nodes may do it at once. What people assert stays.
public final class ExpiredRelationships {
  private static final int BATCH = 5_000;

  static final String FORGET =
      """
      DELETE FROM relationship WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM relationship WHERE source <> 'person' AND created_at < $1
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED))
      """;

  private final Database database;
  private final int batch;

  public ExpiredRelationships(Database database) {
    this(database, BATCH);
  }

  ExpiredRelationships(Database database, int batch) {
    this.database = database;
    this.batch = batch;
  }

  /// Forgets those that were found before `before`.
  ///
  /// @return how many
  public Future<Integer> forget(Instant before) {
    Tuple values = Tuple.of(before.atOffset(ZoneOffset.UTC), batch);
    return Removal.inSteps(() ->
        database
            .query(FORGET, values)
            .map(done ->
                done.rowCount() == 0 ? OptionalInt.empty() : OptionalInt.of(done.rowCount())));
  }
}
