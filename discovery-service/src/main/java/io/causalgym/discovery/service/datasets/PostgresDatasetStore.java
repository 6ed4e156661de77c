package io.causalgym.discovery.service.datasets;

import io.causalgym.client.Json;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Metadata of datasets in PostgreSQL.
///
/// A page goes on after the creation time and id of the last dataset of the page before, so that it
/// costs the same however far back it is.
public final class PostgresDatasetStore implements DatasetStore {
  private static final String INSERT =
      """
      INSERT INTO dataset (owner, id, name, rows, columns, bytes, document, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (owner, id) DO NOTHING
      """;
  static final String GET = "SELECT document FROM dataset WHERE owner = $1 AND id = $2";
  static final String LIST =
      """
      SELECT document, id, created_at FROM dataset
      WHERE owner = $1 AND (created_at, id) < ($2, $3)
      ORDER BY created_at DESC, id DESC LIMIT $4
      """;
  private static final String DELETE = "DELETE FROM dataset WHERE owner = $1 AND id = $2";
  // After every id that is a hash in hexadecimal.
  private static final String LAST_ID = "~";
  private static final OffsetDateTime LAST_TIME = OffsetDateTime.parse("9999-01-01T00:00:00Z");

  private final Database database;

  public PostgresDatasetStore(Database database) {
    this.database = database;
  }

  @Override
  public Future<DatasetDocument> put(String owner, DatasetDocument dataset) {
    Tuple values =
        Tuple.from(
            List.of(
                owner,
                dataset.id(),
                dataset.name(),
                dataset.rows(),
                dataset.columns().size(),
                dataset.bytes(),
                Json.write(dataset).toString(),
                Instant.parse(dataset.createdAt()).atOffset(ZoneOffset.UTC)));
    return database
        .query(INSERT, values)
        .compose(done -> get(owner, dataset.id()))
        .map(kept -> kept.orElse(dataset));
  }

  @Override
  public Future<Optional<DatasetDocument>> get(String owner, String id) {
    return database
        .query(GET, Tuple.of(owner, id))
        .map(rows -> rows.stream().findFirst().map(PostgresDatasetStore::document));
  }

  private static DatasetDocument document(Row row) {
    return Json.readAnswer(DatasetDocument.class, Buffer.buffer(row.getString("document")));
  }

  @Override
  public Future<DatasetPage> list(String owner, int limit, @Nullable String before) {
    Place place = before == null ? new Place(LAST_TIME, LAST_ID) : Place.read(before);
    // One more than asked for tells whether there is a next page.
    return database
        .query(LIST, Tuple.of(owner, place.createdAt(), place.id(), limit + 1))
        .map(rows -> page(rows, limit));
  }

  private static DatasetPage page(RowSet<Row> rows, int limit) {
    List<DatasetDocument> datasets = new ArrayList<>();
    @Nullable Row last = null;
    for (Row row : rows) {
      if (datasets.size() == limit && last != null) {
        return new DatasetPage(
            datasets, new Place(last.getOffsetDateTime("created_at"), last.getString("id")).text());
      }
      datasets.add(document(row));
      last = row;
    }
    return new DatasetPage(datasets, null);
  }

  @Override
  public Future<Boolean> delete(String owner, String id) {
    return database.query(DELETE, Tuple.of(owner, id)).map(done -> done.rowCount() > 0);
  }

  /// Where a page ended.
  private record Place(OffsetDateTime createdAt, String id) {
    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Place read(String text) {
      try {
        String[] words =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
        if (words[1].indexOf(0) >= 0) {
          throw new IllegalArgumentException("U+0000 in an id");
        }
        return new Place(OffsetDateTime.parse(words[0]), words[1]);
      } catch (RuntimeException unreadable) {
        throw Problem.of(
                ProblemType.INVALID_VALUE,
                "'before' is the 'next' of a page, as it was returned",
                "before",
                text)
            .exception();
      }
    }
  }
}
