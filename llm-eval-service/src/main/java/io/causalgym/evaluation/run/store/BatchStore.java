package io.causalgym.evaluation.run.store;

import io.causalgym.evaluation.run.store.AnswerStore.Asked;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/// Batches that providers work on, so that whoever takes an evaluation over waits for the same
/// ones.
public final class BatchStore {
  private static final String PREPARE =
      """
      INSERT INTO evaluation_batch (evaluation, model, first_item, first_sample, last_item,
        last_sample, round, label, state, reserved, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'prepared', $9, now()) RETURNING key
      """;
  private static final String OPEN =
      """
      SELECT * FROM evaluation_batch
      WHERE evaluation = $1 AND model = $2 AND ended_at IS NULL
        AND last_item >= $3 AND first_item <= $4
      ORDER BY key
      """;
  // At once, and once only, however many nodes come to the end of a batch.
  private static final String END =
      """
      WITH ended AS (
        UPDATE evaluation_batch SET state = $2, ended_at = now()
        WHERE key = $1 AND ended_at IS NULL RETURNING evaluation, reserved)
      UPDATE evaluation e SET reserved = greatest(0, e.reserved + $3 - ended.reserved)
      FROM ended WHERE e.key = ended.evaluation
      """;

  private final Database database;

  public BatchStore(Database database) {
    this.database = database;
  }

  /// Keeps a batch before its provider hears of it.
  ///
  /// @param batch its key is not read
  /// @return the same with its key
  public Future<StoredBatch> prepare(StoredBatch batch) {
    Tuple row = Tuple.tuple();
    row.addLong(batch.evaluation()).addInteger(batch.first().model());
    row.addInteger(batch.first().item()).addInteger(batch.first().sample());
    row.addInteger(batch.last().item()).addInteger(batch.last().sample());
    row.addInteger(batch.round()).addString(batch.label()).addDouble(batch.reserved());
    return database
        .query(PREPARE, row)
        .map(rows -> keyed(batch, rows.iterator().next().getLong("key")));
  }

  private static StoredBatch keyed(StoredBatch batch, long key) {
    return new StoredBatch(
        key,
        batch.evaluation(),
        batch.first(),
        batch.last(),
        batch.round(),
        batch.label(),
        batch.batch(),
        batch.reserved());
  }

  /// Keeps what the provider calls it.
  public Future<Void> sent(long key, String batch) {
    return database
        .query(
            "UPDATE evaluation_batch SET batch = $2, state = 'sent' WHERE key = $1",
            Tuple.of(key, batch))
        .mapEmpty();
  }

  /// A batch is over and its replies are kept: what was promised to it and not spent is free.
  ///
  /// @param state how it ended
  /// @param spent US dollars
  public Future<Void> end(long key, String state, double spent) {
    return database.query(END, Tuple.of(key, state, spent)).mapEmpty();
  }

  /// Batches of a model that are not over, with questions of the items `from` to `to`.
  public Future<List<StoredBatch>> open(long evaluation, int model, int from, int to) {
    return database
        .query(OPEN, Tuple.of(evaluation, model, from, to))
        .map(rows -> rows.stream().map(BatchStore::batch).toList());
  }

  private static StoredBatch batch(Row row) {
    int model = row.getInteger("model");
    return new StoredBatch(
        row.getLong("key"),
        row.getLong("evaluation"),
        new Asked(row.getInteger("first_item"), model, row.getInteger("first_sample")),
        new Asked(row.getInteger("last_item"), model, row.getInteger("last_sample")),
        row.getInteger("round"),
        row.getString("label"),
        Optional.ofNullable(row.getString("batch")),
        row.getDouble("reserved"));
  }
}
