package io.causalgym.discovery.service.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.RelationshipsQuery;
import io.causalgym.contract.SourceName;
import io.causalgym.discovery.service.QueryPlan;
import io.causalgym.discovery.service.SharedDatabase;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked for, an index leads to it: a page costs about as many rows as it shows.
@ExtendWith(SharedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationshipPlanTest {
  private static final String ROWS =
      """
      INSERT INTO relationship (owner, cause, effect, kind, confidence, source, created_at)
      SELECT $1, 'c' || i % 300, 'e' || i % 700, '->', (i % 1000) / 1000.0,
        CASE WHEN i % 10000 = 0 THEN 'person' ELSE 'discovery' END, now()
      FROM generate_series(1, 50000) i
      """;

  private static final Pattern ROWS_MET =
      Pattern.compile("(?:actual rows=|Rows Removed by [^:]*: )([0-9.]+)");

  private final String owner = "owner-" + UUID.randomUUID();
  private final Database database;

  RelationshipPlanTest(Database database) {
    this.database = database;
  }

  @BeforeAll
  void fill() {
    database.query(ROWS, Tuple.of(owner)).await();
    database.query(ROWS, Tuple.of("other-" + owner)).await();
    database.query("ANALYZE relationship").await();
  }

  /// Each combination of filters; the third of them rules out nearly all rows.
  static List<RelationshipsQuery> queries() {
    return IntStream.range(0, 16)
        .mapToObj(filters ->
            new RelationshipsQuery(
                (filters & 1) == 0 ? null : "c7",
                (filters & 2) == 0 ? null : "e7",
                (filters & 4) == 0 ? null : 0.999,
                (filters & 8) == 0 ? null : SourceName.PERSON,
                100,
                null))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void anIndexAnswersEachCombinationOfFilters(RelationshipsQuery query) {
    assertThat(database.transaction(client -> plans(client, query)).await())
        .allMatch(RelationshipPlanTest::isServed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE relationship DROP CONSTRAINT relationship_pkey",
        "DROP INDEX relationship_of_cause",
        "DROP INDEX relationship_of_effect",
        "DROP INDEX relationship_of_source",
        "DROP INDEX relationship_of_confidence"
      })
  void withoutAnyOneIndexSomeCombinationIsNot(String drop) {
    List<String> plans = new ArrayList<>();
    Future<Void> undone =
        database.transaction(client -> {
          Future<Void> planned = client.query(drop).execute().mapEmpty();
          for (RelationshipsQuery query : queries()) {
            planned = planned.compose(done -> plans(client, query)).map(plans::addAll).mapEmpty();
          }
          return planned.compose(done -> Future.failedFuture(new RolledBack()));
        });
    assertThat(undone.transform(end -> Future.succeededFuture(end.cause())).await())
        .isInstanceOf(RolledBack.class);
    assertThat(plans).hasSize(64).anyMatch(plan -> !isServed(plan));
  }

  @Test
  void whatIsCountedDeletedOrTooOldIsFoundByAnIndex() {
    assertThat(generic(PostgresRelationshipStore.INSERT))
        .contains("using relationship_of_source on relationship", "(source = 'person'::text)")
        .doesNotContain("Seq Scan");
    assertThat(generic(PostgresRelationshipStore.DELETE))
        .contains("using relationship_pkey on relationship")
        .doesNotContain("Seq Scan");
    assertThat(generic(ExpiredRelationships.FORGET))
        .contains("using relationship_by_age on relationship", "Index Cond: (created_at < ")
        .doesNotContain("Seq Scan", "Sort");
  }

  private String generic(String sql) {
    return database.transaction(client -> QueryPlan.generic(client, sql)).await();
  }

  /// The first page and one far back; of these values, and of any values.
  private Future<List<String>> plans(SqlClient client, RelationshipsQuery query) {
    String sql = PostgresRelationshipStore.sql(query);
    List<Future<String>> plans = new ArrayList<>();
    for (long before : new long[] {Long.MAX_VALUE, 20_000}) {
      plans.add(QueryPlan.of(client, sql, values(query, before)));
      plans.add(QueryPlan.generic(client, sql));
    }
    return Future.all(plans).map(done -> done.list());
  }

  private Tuple values(RelationshipsQuery query, long before) {
    List<Object> values = new ArrayList<>(List.of(owner, before, 101));
    if (query.cause() != null) {
      values.add(query.cause());
    }
    if (query.effect() != null) {
      values.add(query.effect());
    }
    if (query.minConfidence() != null) {
      values.add(query.minConfidence());
    }
    if (query.source() != null) {
      values.add("person");
    }
    return Tuple.from(values);
  }

  /// Few rows are read only to be sorted or thrown away, and none of another owner.
  private static boolean isServed(String plan) {
    return plan.contains("Index Cond: ((owner = ")
        && !plan.contains("Seq Scan")
        && ROWS_MET
            .matcher(plan)
            .results()
            .allMatch(met -> Double.parseDouble(met.group(1)) <= 500);
  }

  @Test
  void thePlansShowWhatTheDatabaseWouldDo() {
    String plan =
        database
            .transaction(client ->
                QueryPlan.of(client, "SELECT * FROM relationship WHERE note = $1", Tuple.of("x")))
            .await();
    assertThat(plan).contains("Seq Scan");
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
