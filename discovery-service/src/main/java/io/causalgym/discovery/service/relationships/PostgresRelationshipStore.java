package io.causalgym.discovery.service.relationships;

import io.causalgym.client.Json;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipsAnswer;
import io.causalgym.contract.RelationshipsQuery;
import io.causalgym.contract.SourceName;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Relationships in PostgreSQL. Ids grow with time, so that the newest come first by their ids, and
/// a page goes on below the last id of the page before.
public final class PostgresRelationshipStore implements RelationshipStore {
  /// Rows of one statement: about a megabyte.
  private static final int BATCH = 5_000;

  // Those of people are counted only where one of them is added.
  static final String INSERT =
      """
      INSERT INTO relationship
        (owner, cause, effect, kind, confidence, strength, source, job, dataset, note, created_at)
      SELECT $1, r.*, $11 FROM unnest
        ($2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::text[], $8::text[], $9::text[], $10::text[])
        r(cause, effect, kind, confidence, strength, source, job, dataset, note)
      WHERE r.source <> 'person'
        OR (SELECT count(*) FROM relationship WHERE owner = $1 AND source = 'person') < $12
      ON CONFLICT (job, dataset, cause, effect) WHERE job IS NOT NULL DO NOTHING
      RETURNING id
      """;
  static final String DELETE = "DELETE FROM relationship WHERE owner = $1 AND id = $2";
  private static final String COLUMNS =
      """
      SELECT id, cause, effect, kind, confidence, strength, source, job, dataset, note, created_at
      FROM relationship WHERE owner = $1 AND id < $2
      """;
  private static final String NEWEST = " ORDER BY id DESC LIMIT $3";

  /// Names the quota to those who have used it up.
  public static final String QUOTA = "CAUSALGYM_RELATIONSHIPS_PER_OWNER";

  private final Database database;
  private final int quota;

  /// @param quota relationships that one owner may assert
  public PostgresRelationshipStore(Database database, int quota) {
    this.database = database;
    this.quota = quota;
  }

  @Override
  public Future<RelationshipDocument> add(String owner, RelationshipDocument asserted) {
    OffsetDateTime now = now();
    return database
        .query(INSERT, rows(owner, List.of(asserted), now))
        .map(rows -> named(asserted, id(rows), now.toInstant()));
  }

  private long id(RowSet<Row> inserted) {
    if (inserted.size() == 0) {
      throw Problem.of(
              ProblemType.TOO_LARGE,
              "you have asserted "
                  + quota
                  + " relationships, as many as are allowed; delete one, or ask the operator for"
                  + " more ("
                  + QUOTA
                  + ")")
          .with("limit", quota)
          .exception();
    }
    return inserted.iterator().next().getLong("id");
  }

  @Override
  public Future<Boolean> delete(String owner, long id) {
    return database.query(DELETE, Tuple.of(owner, id)).map(deleted -> deleted.rowCount() > 0);
  }

  /// The database keeps microseconds.
  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static RelationshipDocument named(
      RelationshipDocument asserted, long id, Instant createdAt) {
    return new RelationshipDocument(
        Long.toString(id),
        asserted.cause(),
        asserted.effect(),
        asserted.kind(),
        asserted.confidence(),
        asserted.strength(),
        asserted.source(),
        asserted.job(),
        asserted.dataset(),
        asserted.note(),
        createdAt.toString());
  }

  @Override
  public Future<Void> addAll(String owner, List<RelationshipDocument> found) {
    OffsetDateTime now = now();
    Future<Void> added = Future.succeededFuture();
    for (int from = 0; from < found.size(); from += BATCH) {
      List<RelationshipDocument> batch = found.subList(from, Math.min(found.size(), from + BATCH));
      added = added.compose(before -> database.query(INSERT, rows(owner, batch, now)).mapEmpty());
    }
    return added;
  }

  private Tuple rows(String owner, List<RelationshipDocument> rows, OffsetDateTime now) {
    return Tuple.from(
        new Object[] {
          owner,
          texts(rows, RelationshipDocument::cause),
          texts(rows, RelationshipDocument::effect),
          texts(rows, row -> symbol(Objects.requireNonNull(row.kind(), "filled in"))),
          numbers(rows, RelationshipDocument::confidence),
          numbers(rows, RelationshipDocument::strength),
          texts(rows, row -> word(Objects.requireNonNull(row.source(), "given by the service"))),
          texts(rows, RelationshipDocument::job),
          texts(rows, RelationshipDocument::dataset),
          texts(rows, RelationshipDocument::note),
          now,
          quota
        });
  }

  private static @Nullable String[] texts(
      List<RelationshipDocument> rows, Function<RelationshipDocument, @Nullable String> column) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.apply(rows.get(row));
    }
    return texts;
  }

  private static @Nullable Double[] numbers(
      List<RelationshipDocument> rows, Function<RelationshipDocument, @Nullable Double> column) {
    @Nullable Double[] numbers = new @Nullable Double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = column.apply(rows.get(row));
    }
    return numbers;
  }

  @Override
  public Future<RelationshipsAnswer> list(String owner, RelationshipsQuery query) {
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    List<Object> values = new ArrayList<>();
    values.add(owner);
    values.add(before(query.before()));
    values.add(limit + 1); // tells whether there is a next page
    values.addAll(filters(query).values());
    return database.query(sql(query), Tuple.from(values)).map(rows -> page(rows, limit));
  }

  /// A filter that is not asked for is left out: each combination is planned by itself, with the
  /// index that serves it best.
  static String sql(RelationshipsQuery query) {
    StringBuilder sql = new StringBuilder(COLUMNS);
    int next = 4;
    for (String filter : filters(query).keySet()) {
      sql.append(" AND ").append(filter).append(" $").append(next++);
    }
    return sql.append(NEWEST).toString();
  }

  private static Map<String, Object> filters(RelationshipsQuery query) {
    Map<String, Object> filters = new LinkedHashMap<>();
    if (query.cause() != null) {
      filters.put("cause =", query.cause());
    }
    if (query.effect() != null) {
      filters.put("effect =", query.effect());
    }
    if (query.minConfidence() != null) {
      filters.put("confidence >=", query.minConfidence());
    }
    if (query.source() != null) {
      filters.put("source =", word(query.source()));
    }
    return filters;
  }

  private static long before(@Nullable String before) {
    try {
      return before == null ? Long.MAX_VALUE : Long.parseLong(before, Character.MAX_RADIX);
    } catch (NumberFormatException unreadable) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'before' is the 'next' of a page, as it was returned",
              "before",
              before)
          .exception();
    }
  }

  private static RelationshipsAnswer page(RowSet<Row> rows, int limit) {
    List<RelationshipDocument> page = new ArrayList<>();
    long last = 0;
    for (Row row : rows) {
      if (page.size() == limit) {
        return new RelationshipsAnswer(page, Long.toString(last, Character.MAX_RADIX));
      }
      page.add(document(row));
      last = row.getLong("id");
    }
    return new RelationshipsAnswer(page, null);
  }

  private static RelationshipDocument document(Row row) {
    return new RelationshipDocument(
        Long.toString(row.getLong("id")),
        row.getString("cause"),
        row.getString("effect"),
        Json.readAnswer(EdgeSymbol.class, Buffer.buffer('"' + row.getString("kind") + '"')),
        row.getDouble("confidence"),
        row.getDouble("strength"),
        SourceName.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
        row.getString("job"),
        row.getString("dataset"),
        row.getString("note"),
        row.getOffsetDateTime("created_at").toInstant().toString());
  }

  private static String symbol(EdgeSymbol kind) {
    String json = Json.write(kind).toString();
    return json.substring(1, json.length() - 1);
  }

  private static String word(SourceName source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
