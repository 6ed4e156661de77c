package io.causalgym.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.database.DatabaseSystem;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whatever values it is given, no statement of the project reads a whole table that grows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementPlansTest {
  private static final int MANY = 10_000;

  /// Flyway's table, with a row for each migration.
  private static final String HISTORY = "flyway_schema_history";

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseSystem system;

  StatementPlansTest(@TempDir Path folder) {
    system = DatabaseSystem.open(vertx, DatabaseSettings.embedded(folder)).await();
  }

  private Database database() {
    return system.database();
  }

  @BeforeAll
  void fill() {
    Project.text(Path.of("src/test/resources/io/causalgym/architecture/filled-database.sql"))
        .lines()
        .filter(line -> !line.startsWith("--"))
        .forEach(statement -> database().query(statement).await());
  }

  @AfterAll
  void stop() {
    system.close().await();
    vertx.close().await();
  }

  @Test
  void everyTableHasRowsEnough() {
    Map<String, Float> rows = new TreeMap<>();
    for (Row table :
        database()
            .query(
                """
                SELECT relname, reltuples FROM pg_class
                WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                """)
            .await()) {
      rows.put(table.getString("relname"), table.getFloat("reltuples"));
    }
    rows.remove(HISTORY);
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(rows.values()).allMatch(count -> count >= MANY);
  }

  @TestFactory
  Stream<DynamicTest> noStatementReadsAWholeTable() {
    Map<String, String> statements = SqlStatements.all();
    assertThat(statements).hasSizeGreaterThan(60);
    return statements.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> assertThat(readWhole(entry.getValue())).as(entry.getValue()).isEmpty()));
  }

  /// A statement that has no index is seen to have none.
  @Test
  void aStatementWithoutAnIndexIsNoticed() {
    assertThat(readWhole("SELECT owner FROM graph WHERE nodes = $1")).containsExactly("graph");
  }

  private Set<String> readWhole(String sql) {
    JsonArray plan =
        database()
            .transaction(
                client -> client.query("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + sql).execute())
            .map(rows -> (JsonArray) rows.iterator().next().getValue(0))
            .await();
    Set<String> tables = new HashSet<>();
    collect(plan.getJsonObject(0).getJsonObject("Plan"), tables);
    return tables;
  }

  private static void collect(JsonObject node, Set<String> tables) {
    boolean whole =
        switch (node.getString("Node Type")) {
          case "Seq Scan" -> true;
          // An index without a condition is read from end to end.
          case "Index Scan", "Index Only Scan", "Bitmap Index Scan" ->
              !node.containsKey("Index Cond");
          default -> false;
        };
    if (whole && !HISTORY.equals(node.getString("Relation Name"))) {
      tables.add(node.getString("Relation Name", node.getString("Index Name")));
    }
    for (Object below : node.getJsonArray("Plans", new JsonArray())) {
      collect((JsonObject) below, tables);
    }
  }
}
