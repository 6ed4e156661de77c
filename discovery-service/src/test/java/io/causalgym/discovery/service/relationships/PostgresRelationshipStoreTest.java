package io.causalgym.discovery.service.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipsAnswer;
import io.causalgym.contract.RelationshipsQuery;
import io.causalgym.contract.SourceName;
import io.causalgym.discovery.service.SharedDatabase;
import io.causalgym.runtime.database.Database;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class PostgresRelationshipStoreTest {
  private static final RelationshipsQuery ALL =
      new RelationshipsQuery(null, null, null, null, 1_000, null);

  private static final int ENOUGH = 1_000;

  private final Database database;
  private final PostgresRelationshipStore store;
  private final String owner = "owner-" + UUID.randomUUID();

  PostgresRelationshipStoreTest(Database database) {
    this.database = database;
    this.store = new PostgresRelationshipStore(database, ENOUGH);
  }

  private static RelationshipDocument found(
      String cause, String effect, @Nullable String job, @Nullable String dataset) {
    return new RelationshipDocument(
        null,
        cause,
        effect,
        EdgeSymbol.DIRECTED,
        0.5,
        null,
        SourceName.DISCOVERY,
        job,
        dataset,
        null,
        null);
  }

  private RelationshipDocument asserted(
      String cause, String effect, @Nullable Double confidence, SourceName source) {
    return store
        .add(
            owner,
            new RelationshipDocument(
                null, cause, effect, null, confidence, null, source, null, null, null, null))
        .await();
  }

  private List<RelationshipDocument> list(RelationshipsQuery query) {
    return store.list(owner, query).await().relationships();
  }

  private long count(String ofOwner) {
    return database
        .query("SELECT count(*) AS n FROM relationship WHERE owner = $1", Tuple.of(ofOwner))
        .map(rows -> rows.iterator().next().getLong("n"))
        .await();
  }

  @Test
  void whatIsAddedIsListedWithEveryFieldAsItWasReturned() {
    for (EdgeSymbol kind : EdgeSymbol.values()) {
      RelationshipDocument full =
          new RelationshipDocument(
              null,
              "Ursache \"ä\"",
              "effect, {2}\\",
              kind,
              0.25,
              -3.5e-300,
              SourceName.ESTIMATION,
              "job-" + kind + owner,
              "dataset",
              "a note\nof two lines",
              null);
      RelationshipDocument added = store.add(owner, full).await();
      assertThat(added.createdAt()).isNotNull();
      assertThat(list(ALL).getFirst()).isEqualTo(added);
      assertThat(added)
          .usingRecursiveComparison()
          .ignoringFields("id", "createdAt")
          .isEqualTo(full);
    }
  }

  @Test
  void whatIsNotKnownStaysUnknown() {
    RelationshipDocument added = asserted("a", "b", null, SourceName.PERSON);
    assertThat(list(ALL)).containsExactly(added);
    assertThat(added)
        .extracting(
            RelationshipDocument::confidence,
            RelationshipDocument::strength,
            RelationshipDocument::job,
            RelationshipDocument::dataset,
            RelationshipDocument::note)
        .containsOnlyNulls();
  }

  @Test
  void everyCombinationOfFiltersKeepsThoseThatFitNewestFirst() {
    List<RelationshipDocument> newestFirst = new ArrayList<>();
    List<SourceName> sources =
        List.of(SourceName.DISCOVERY, SourceName.ESTIMATION, SourceName.PERSON);
    for (int i = 0; i < 48; i++) {
      Double confidence = i % 4 == 3 ? null : i % 4 / 2.0;
      newestFirst.addFirst(asserted("c" + i % 2, "e" + i % 3, confidence, sources.get(i % 5 % 3)));
    }
    for (int filters = 0; filters < 16; filters++) {
      String cause = (filters & 1) == 0 ? null : "c1";
      String effect = (filters & 2) == 0 ? null : "e2";
      Double least = (filters & 4) == 0 ? null : 0.5;
      SourceName source = (filters & 8) == 0 ? null : SourceName.PERSON;
      Predicate<RelationshipDocument> fits =
          row ->
              (cause == null || row.cause().equals(cause))
                  && (effect == null || row.effect().equals(effect))
                  && (least == null || (row.confidence() != null && row.confidence() >= least))
                  && (source == null || row.source() == source);
      List<RelationshipDocument> expected = newestFirst.stream().filter(fits).toList();
      assertThat(expected).isNotEmpty();
      assertThat(list(new RelationshipsQuery(cause, effect, least, source, 100, null)))
          .as("filters %s", filters)
          .isEqualTo(expected);
    }
  }

  @Test
  void pagesHaveNeitherGapsNorRepetitionsWhileOthersAdd() {
    List<RelationshipDocument> newestFirst = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      newestFirst.addFirst(asserted("a" + i, "b", 0.5, SourceName.PERSON));
    }
    List<RelationshipDocument> paged = new ArrayList<>();
    String before = null;
    do {
      RelationshipsAnswer page =
          store.list(owner, new RelationshipsQuery(null, "b", null, null, 5, before)).await();
      paged.addAll(page.relationships());
      before = page.next();
      asserted("later", "b", 0.5, SourceName.PERSON);
    } while (before != null);
    assertThat(paged).isEqualTo(newestFirst);
  }

  @Test
  void aLastPageThatIsFullHasNoNext() {
    asserted("a", "b", null, SourceName.PERSON);
    asserted("b", "c", null, SourceName.PERSON);
    RelationshipsAnswer page =
        store.list(owner, new RelationshipsQuery(null, null, null, null, 2, null)).await();
    assertThat(page.relationships()).hasSize(2);
    assertThat(page.next()).isNull();
  }

  @Test
  void aPlaceThatNoPageNamedIsRefusedByName() {
    for (String before : List.of("?", "", "zzzzzzzzzzzzzzzzz", "1 2")) {
      assertThatThrownBy(() ->
              store.list(owner, new RelationshipsQuery(null, null, null, null, 5, before)).await())
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(400);
                assertThat(refused.problem().toString()).contains("before");
              });
    }
  }

  @Test
  void ownersDoNotSeeEachOther() {
    asserted("a", "b", null, SourceName.PERSON);
    assertThat(store.list("other-" + owner, ALL).await().relationships()).isEmpty();
  }

  @Test
  void whatAJobFoundIsKeptOnceAndARepetitionFillsInWhatACrashLeftOut() {
    for (String dataset : new @Nullable String[] {"dataset", null}) {
      String of = owner + dataset;
      List<RelationshipDocument> edges =
          IntStream.range(0, 30).mapToObj(i -> found("a" + i, "b", of, dataset)).toList();
      store.addAll(of, edges.subList(0, 11)).await();
      assertThat(count(of)).isEqualTo(11);
      store.addAll(of, edges).await();
      store.addAll(of, edges).await();
      assertThat(store.list(of, ALL).await().relationships())
          .extracting(RelationshipDocument::cause)
          .containsExactlyInAnyOrderElementsOf(
              edges.stream().map(RelationshipDocument::cause).toList());
    }
  }

  @Test
  void twoJobsMayFindTheSameEdge() {
    store.addAll(owner, List.of(found("a", "b", "1" + owner, null))).await();
    store.addAll(owner, List.of(found("a", "b", "2" + owner, null))).await();
    assertThat(list(ALL)).hasSize(2);
  }

  @Test
  void anOwnerAssertsSoManyAtMostAndFindsAnyNumber() {
    PostgresRelationshipStore small = new PostgresRelationshipStore(database, 2);
    RelationshipDocument first = asserted("a", "b", null, SourceName.PERSON);
    small
        .addAll(owner, List.of(found("a", "b", owner, null), found("b", "c", owner, null)))
        .await();
    small.add(owner, first).await();

    assertThatThrownBy(() -> small.add(owner, first).await())
        .isInstanceOfSatisfying(
            ProblemException.class,
            full -> {
              assertThat(full.problem().status()).isEqualTo(413);
              assertThat(full.problem().more()).containsEntry("limit", 2);
              assertThat(full).hasMessageContaining("CAUSALGYM_RELATIONSHIPS_PER_OWNER");
            });
    assertThat(small.add("other-" + owner, first).await().id()).isNotNull();
    small.addAll(owner, List.of(found("c", "d", owner, null))).await();
    assertThat(count(owner)).isEqualTo(5);

    assertThat(small.delete(owner, Long.parseLong(String.valueOf(first.id()))).await()).isTrue();
    assertThat(small.add(owner, first).await().id()).isNotEqualTo(first.id());
  }

  @Test
  void whatIsDeletedIsGoneAndOnlyItsOwnerDeletesIt() {
    long kept = Long.parseLong(String.valueOf(asserted("a", "b", null, SourceName.PERSON).id()));
    long gone = Long.parseLong(String.valueOf(asserted("b", "c", null, SourceName.DISCOVERY).id()));

    assertThat(store.delete("other-" + owner, gone).await()).isFalse();
    assertThat(store.delete(owner, gone).await()).isTrue();
    assertThat(store.delete(owner, gone).await()).isFalse();

    assertThat(list(ALL)).extracting(RelationshipDocument::id).containsExactly("" + kept);
  }

  @Test
  void nothingFoundIsNothingKept() {
    store.addAll(owner, List.of()).await();
    assertThat(list(ALL)).isEmpty();
  }

  @Test
  void aHundredThousandEdgesAreKeptInBatches() {
    List<RelationshipDocument> edges =
        IntStream.range(0, 100_000).mapToObj(i -> found("a" + i, "b" + i, owner, null)).toList();
    store.addAll(owner, edges).await();
    assertThat(count(owner)).isEqualTo(100_000);
    database.query("DELETE FROM relationship WHERE owner = $1", Tuple.of(owner)).await();
  }
}
