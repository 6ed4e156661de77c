package io.causalgym.discovery.service.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.contract.ColumnDocument;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.VariableTypeName;
import io.causalgym.discovery.service.QueryPlan;
import io.causalgym.discovery.service.SharedDatabase;
import io.causalgym.runtime.database.Database;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class PostgresDatasetStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");

  private final Database database;
  private final PostgresDatasetStore store;
  private final String owner = "owner-" + UUID.randomUUID();

  PostgresDatasetStoreTest(Database database) {
    this.database = database;
    this.store = new PostgresDatasetStore(database);
  }

  private static DatasetDocument dataset(String id, Instant at, @Nullable List<String> notes) {
    return new DatasetDocument(
        id,
        "name \"of\" " + id,
        7,
        List.of(
            new ColumnDocument("x", VariableTypeName.CONTINUOUS, 3, null),
            new ColumnDocument("y", VariableTypeName.DISCRETE, 0, List.of("no", "ja, ä"))),
        1L << 40,
        at.toString(),
        notes);
  }

  private DatasetDocument put(String id, Instant at) {
    return store.put(owner, dataset(id, at, null)).await();
  }

  @Test
  void whatIsPutIsReadAndListedWithEveryField() {
    DatasetDocument full = dataset("1", NOON, List.of("a note"));
    assertThat(store.put(owner, full).await()).isEqualTo(full);
    assertThat(store.get(owner, "1").await()).contains(full);
    assertThat(store.list(owner, 10, null).await()).isEqualTo(new DatasetPage(List.of(full), null));
  }

  @Test
  void whatIsThereAlreadyStaysAsItIs() {
    DatasetDocument first = put("1", NOON);
    assertThat(put("1", NOON.plusSeconds(9))).isEqualTo(first);
  }

  @Test
  void pagesHaveNeitherGapsNorRepetitionsThoughTimesAreEqualAndOthersAdd() {
    List<DatasetDocument> newestFirst = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      newestFirst.addFirst(put(String.format("%02x", i), NOON.plusSeconds(i / 6)));
    }
    List<DatasetDocument> paged = new ArrayList<>();
    String before = null;
    int later = 0;
    do {
      DatasetPage page = store.list(owner, 5, before).await();
      paged.addAll(page.datasets());
      before = page.next();
      put("f" + later, NOON.plusSeconds(100 + later++));
    } while (before != null);
    assertThat(paged).isEqualTo(newestFirst);
  }

  @Test
  void aPlaceThatNoPageNamedIsRefusedByName() {
    for (String before : List.of("?", "", "AAAA", "MjAyNg")) {
      assertThatThrownBy(() -> store.list(owner, 5, before).await())
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(400);
                assertThat(refused.problem().toString()).contains("before");
              });
    }
  }

  @Test
  void ownersNeitherSeeNorDeleteWhatOthersHave() {
    put("1", NOON);
    String other = "other-" + owner;
    assertThat(store.get(other, "1").await()).isEmpty();
    assertThat(store.list(other, 5, null).await().datasets()).isEmpty();
    assertThat(store.delete(other, "1").await()).isFalse();
    assertThat(store.get(owner, "1").await()).isPresent();
  }

  @Test
  void aDatasetIsDeletedOnce() {
    put("1", NOON);
    assertThat(store.delete(owner, "1").await()).isTrue();
    assertThat(store.delete(owner, "1").await()).isFalse();
    assertThat(store.get(owner, "1").await()).isEmpty();
  }

  @Test
  void indexesAnswerWhatIsReadAndListed() {
    for (String of : List.of(owner, "other-" + owner)) {
      database
          .query(
              """
              INSERT INTO dataset (owner, id, name, rows, columns, bytes, document, created_at)
              SELECT $1, md5(i::text), 'n', 1, 1, 1, '{}', now() - i * interval '1 second'
              FROM generate_series(1, 15000) i
              """,
              Tuple.of(of))
          .await();
    }
    database.query("ANALYZE dataset").await();
    Tuple place = Tuple.of(owner, OffsetDateTime.now(java.time.ZoneOffset.UTC), "~", 100);
    List<String> plans =
        database
            .transaction(client ->
                io.vertx.core.Future.all(
                        QueryPlan.of(client, PostgresDatasetStore.LIST, place),
                        QueryPlan.generic(client, PostgresDatasetStore.LIST),
                        QueryPlan.of(client, PostgresDatasetStore.GET, Tuple.of(owner, "1")),
                        QueryPlan.generic(client, PostgresDatasetStore.GET))
                    .map(done -> done.<String>list()))
            .await();
    assertThat(plans)
        .allSatisfy(plan ->
            assertThat(plan)
                .contains("Index Scan", "Index Cond: ((owner = ")
                .doesNotContain("Seq Scan", "Sort", "Bitmap", "Filter"));
    assertThat(plans.getFirst()).contains("dataset_of_owner");
  }
}
