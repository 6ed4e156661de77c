package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.question.numbers.SeeDoAuthor;
import io.causalgym.evaluation.question.structure.SeparationAuthor;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuiteWorldsTest {
  private static final MixedGraph EDGE =
      MixedGraph.builder().edge("A", "B", EdgeKind.DIRECTED).build();

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();
  private final ComputePool pool =
      new ComputePool(vertx, PoolSettings.interactive(2, 200), metrics.registry());
  private final EngineBus bus = new EngineBus();
  private final AtomicInteger written = new AtomicInteger();

  @AfterEach
  void stop() {
    pool.close();
    metrics.close();
    vertx.close().await();
  }

  private static SuiteSpecification suite(Family... families) {
    return new SuiteSpecification(1_000, 1, List.of(families), List.of(Skin.LETTERS), 1);
  }

  private SuiteWorlds worlds(Author... authors) {
    Map<Family, Author> byFamily = new java.util.EnumMap<>(Family.class);
    for (Author author : authors) {
      byFamily.put(author.family(), author);
    }
    return new SuiteWorlds(pool, new SecondEngine(bus), byFamily);
  }

  /// Writes two groups of two questions, and a claim about each of the first group's.
  private final class TwoGroups implements Author {
    private final boolean claim;

    TwoGroups(boolean claim) {
      this.claim = claim;
    }

    @Override
    public Family family() {
      return Family.SEPARATION;
    }

    @Override
    public List<Draft> write(Occasion occasion) {
      written.incrementAndGet();
      Draft draft = new SeparationAuthor().write(occasion).getFirst();
      return List.of(
          part(draft, 0, "yes", List.of(new Check.Causes(EDGE, "A", "B", true, true))),
          part(draft, 0, "no", List.of(new Check.Causes(EDGE, "A", "B", true, claim))),
          part(draft, 1, "yes", List.of()),
          part(draft, 1, "no", List.of(new Check.Causes(EDGE, "B", "A", false, false))));
    }

    private static Draft part(Draft draft, int group, String part, List<Check> checks) {
      return new Draft(
          group,
          part,
          draft.information(),
          draft.text(),
          draft.form(),
          draft.mayAbstain(),
          draft.truth(),
          draft.strategies(),
          draft.difficulty(),
          checks);
    }
  }

  @Test
  void questionsOnWhichTheEnginesAgreeAreAllKept() {
    SuiteWorlds.Written world =
        worlds(new TwoGroups(true)).world(suite(Family.SEPARATION), 3).await();

    assertThat(world.dropped()).isZero();
    assertThat(world.items()).extracting(Item::world).containsOnly(3).hasSize(4);
  }

  @Test
  void aQuestionInDoubtTakesItsGroupWithItAndNoOther() {
    SuiteWorlds.Written world =
        worlds(new TwoGroups(false)).world(suite(Family.SEPARATION), 0).await();

    assertThat(world.dropped()).isEqualTo(2);
    assertThat(world.items()).extracting(Item::group).containsExactly(1, 1);
  }

  @Test
  void aWorldIsWrittenOnce() {
    SuiteWorlds worlds = worlds(new TwoGroups(true));

    SuiteWorlds.Written first = worlds.world(suite(Family.SEPARATION), 0).await();
    SuiteWorlds.Written again = worlds.world(suite(Family.SEPARATION), 0).await();

    assertThat(again).isSameAs(first);
    assertThat(written).hasValue(1);
  }

  @Test
  void worldsThatCannotBeConfirmedFailAndAreWrittenAgainOnceTheyCan() {
    SuiteWorlds worlds = worlds(new TwoGroups(true));
    bus.away = true;
    Future<SuiteWorlds.Written> failed = worlds.world(suite(Family.SEPARATION), 0);
    assertThat(failed.transform(Future::succeededFuture).await().failed()).isTrue();

    bus.away = false;

    assertThat(worlds.world(suite(Family.SEPARATION), 0).await().items()).hasSize(4);
    assertThat(written).hasValue(2);
  }

  @Test
  void moreWorldsThanThePoolHoldsAreWrittenInTurnAndAreAlwaysTheSame() {
    SuiteSpecification suite = suite(Family.SEE_DO, Family.SEPARATION);
    SuiteWorlds worlds = worlds(new TwoGroups(true), new NoChecks());
    List<Future<SuiteWorlds.Written>> all = new ArrayList<>();
    for (int world = 0; world < 600; world++) {
      all.add(worlds.world(suite, world));
    }
    Future.all(all).await();

    SuiteWorlds others = worlds(new TwoGroups(true), new NoChecks());
    assertThat(others.world(suite, 599).await().items()).isEqualTo(all.getLast().result().items());
  }

  /// See-do pairs whose numbers nobody is asked about here.
  private static final class NoChecks implements Author {
    private final SeeDoAuthor pairs = new SeeDoAuthor();

    @Override
    public Family family() {
      return pairs.family();
    }

    @Override
    public List<Draft> write(Occasion occasion) {
      return pairs.write(occasion).stream()
          .map(draft -> TwoGroups.part(draft, draft.group(), draft.part(), List.of()))
          .toList();
    }
  }
}
