package io.causalgym.inference.service;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.StoredGraph;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Graphs in PostgreSQL.
final class PostgresGraphStore implements GraphStore {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresGraphStore.class);

  private static final String INSERT =
      """
      INSERT INTO graph (owner, id, kind, nodes, edges, document)
      SELECT $1, $2, $3, $4::integer, $5::integer, $6
      WHERE (SELECT count(*) FROM graph WHERE owner = $1) < $7
      ON CONFLICT (owner, id) DO NOTHING\
      """;
  private static final String SELECT = "SELECT document FROM graph WHERE owner = $1 AND id = $2";
  private static final String DELETE = "DELETE FROM graph WHERE owner = $1 AND id = $2";

  private final Database database;
  private final int quota;

  /// @param quota graphs that one owner may keep
  PostgresGraphStore(Database database, int quota) {
    this.database = database;
    this.quota = quota;
  }

  @Override
  public Future<Void> put(String owner, StoredGraph graph) {
    Tuple values =
        Tuple.of(
            owner,
            graph.id(),
            graph.kind().name().toLowerCase(Locale.ROOT),
            size(graph.nodes()),
            size(graph.edges()),
            Json.write(graph).toString(),
            quota);
    return database
        .query(INSERT, values)
        .recover(PostgresGraphStore::unavailable)
        .compose(inserted ->
            inserted.rowCount() > 0
                ? Future.succeededFuture()
                : get(owner, graph.id()).compose(this::kept));
  }

  // Nothing was inserted: it was there before, or there is no room.
  private Future<Void> kept(Optional<StoredGraph> before) {
    return before.isPresent()
        ? Future.succeededFuture()
        : Future.failedFuture(
            Problem.of(
                    ProblemType.TOO_LARGE,
                    "you keep "
                        + quota
                        + " graphs, as many as are allowed; delete one, send graphs with the questions,"
                        + " or ask the operator for more ("
                        + InferenceSettings.GRAPHS.name()
                        + ")")
                .with("limit", quota)
                .exception());
  }

  @Override
  public Future<Optional<StoredGraph>> get(String owner, String id) {
    return database
        .query(SELECT, Tuple.of(owner, id))
        .recover(PostgresGraphStore::unavailable)
        .map(rows -> {
          Iterator<Row> found = rows.iterator();
          return found.hasNext()
              ? Optional.of(
                  Json.readAnswer(StoredGraph.class, Buffer.buffer(found.next().getString(0))))
              : Optional.empty();
        });
  }

  @Override
  public Future<Boolean> delete(String owner, String id) {
    return database
        .query(DELETE, Tuple.of(owner, id))
        .recover(PostgresGraphStore::unavailable)
        .map(deleted -> deleted.rowCount() > 0);
  }

  private static int size(@Nullable Collection<?> list) {
    return list == null ? 0 : list.size();
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    if (failure instanceof DatabaseUnavailable) {
      LOG.atWarn().setCause(failure).log("stored graphs are not available");
      return Future.failedFuture(
          Problem.of(
                  ProblemType.UNAVAILABLE,
                  "stored graphs are not available now; send the graph itself, or try again")
              .with("retryAfter", 1)
              .exception());
    }
    return Future.failedFuture(failure);
  }
}
