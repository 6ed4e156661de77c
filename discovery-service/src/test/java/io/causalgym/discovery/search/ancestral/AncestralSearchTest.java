package io.causalgym.discovery.search.ancestral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.Mark;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AncestralSearchTest {
  private static final IndependenceTests FISHER = FisherZ::of;
  private static final FciOptions OPTIONS = FciOptions.DEFAULTS;

  private static List<Learner> family(
      LatentWorld world, IndependenceTests tests, FciOptions options) {
    return List.of(
        new Fci(tests, options),
        new Fci(tests, options.withMaxP(false)),
        new FciMax(tests, options),
        new Rfci(tests, options),
        new Gfci(new MinimalMap(world, 3), tests, options));
  }

  private static LatentWorld world(long seed) {
    return LatentWorld.random(seed, 10, 3, 0, 3);
  }

  /// A random order of the variables as tiers, some bans within them, directions ruled out at
  /// random, and required edges that fit both.
  private static Knowledge knowledge(long seed, int size) {
    RandomGenerator random = RandomWorlds.generator(seed + 71);
    int[] order = RandomWorlds.permutation(random, size);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    int from = 0;
    while (random.nextInt(3) > 0 && from < size - 2) {
      int to = Math.min(size, from + 1 + random.nextInt(4));
      builder.tier(
          java.util.Arrays.stream(order, from, to).boxed().toList(), random.nextInt(3) == 0);
      from = to;
    }
    for (int i = 0; i < 12; i++) {
      int a = random.nextInt(size);
      int b = random.nextInt(size);
      if (a != b) {
        builder.forbid(order[a], order[b]);
      }
    }
    Knowledge open = builder.build();
    for (int i = 0; i < 3; i++) {
      int a = random.nextInt(size - 1);
      int b = a + 1 + random.nextInt(size - 1 - a);
      if (open.allows(order[a], order[b])) {
        builder.require(order[a], order[b]);
      }
    }
    return builder.build();
  }

  @Test
  void knowledgeIsObeyedOn300RandomSets() {
    for (long seed = 0; seed < 300; seed++) {
      LatentWorld world = world(seed);
      Sample sample = world.linear(200, seed);
      Knowledge knowledge = knowledge(seed, 10);
      for (Learner learner : family(world, FISHER, OPTIONS.withSelectionBias(seed % 3 == 0))) {
        LearnedGraph graph = learner.learn(sample, knowledge, SearchControl.plain());
        assertThat(graph.partial()).isFalse();
        check(graph.edges(), knowledge, learner + ", seed " + seed);
      }
    }
  }

  private static void check(List<Edge> edges, Knowledge knowledge, String name) {
    for (Edge edge : edges) {
      assertThat(knowledge.allowsAdjacency(edge.from(), edge.to())).as(name).isTrue();
      checkEnd(edge.kind().atFrom(), knowledge.allows(edge.from(), edge.to()), name + edge);
      checkEnd(edge.kind().atTo(), knowledge.allows(edge.to(), edge.from()), name + edge);
    }
    for (int[] required : knowledge.required()) {
      assertThat(edges).as(name).contains(new Edge(required[0], required[1], EdgeKind.DIRECTED));
    }
  }

  /// What cannot be a cause has an arrowhead.
  private static void checkEnd(Mark mark, boolean mayCause, String name) {
    assertThat(mayCause || mark == Mark.ARROW).as(name).isTrue();
  }

  @Test
  void knowledgeThatIsTrueLeavesAnOracleRight() {
    for (long seed = 0; seed < 100; seed++) {
      LatentWorld world = world(seed);
      Knowledge.Builder builder = new Knowledge.Builder(world.size());
      for (int a = 0; a < world.size(); a++) {
        for (int b = 0; b < world.size(); b++) {
          if (a != b
              && (a + b + seed) % 3 == 0
              && !world.ancestral(a, b)
              && world.ancestral(b, a)) {
            builder.forbid(a, b);
          }
        }
      }
      for (Learner learner : family(world, (s, c) -> world, OPTIONS)) {
        List<Edge> edges =
            learner.learn(world.names(), builder.build(), SearchControl.plain()).edges();
        for (Edge edge : edges) {
          boolean cause = world.ancestral(edge.from(), edge.to());
          assertThat(edge.kind() != EdgeKind.DIRECTED || cause).as("seed " + seed + edge).isTrue();
        }
      }
    }
  }

  @Test
  void knowledgeThatContradictsItselfIsRefused() {
    LatentWorld world = world(1);
    Knowledge knowledge = new Knowledge.Builder(10).require(0, 1).forbid(0, 1).build();
    for (Learner learner : family(world, FISHER, OPTIONS)) {
      assertThatThrownBy(() -> learner.learn(world.linear(50, 1), knowledge, SearchControl.plain()))
          .isInstanceOf(DiscoveryException.class)
          .hasMessageContaining("required");
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameGraph() {
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (long seed = 0; seed < 40; seed++) {
        LatentWorld world = LatentWorld.random(seed, 16, 4, 0, 3.5);
        Sample sample = world.linear(300, seed);
        for (Learner learner : family(world, FISHER, OPTIONS)) {
          LearnedGraph one = learner.learn(sample, Knowledge.none(16), SearchControl.plain());
          for (int threads : new int[] {2, 4}) {
            SearchControl control = SearchControl.plain().with(new ParallelLoop(pool, threads));
            assertThat(learner.learn(sample, Knowledge.none(16), control)).isEqualTo(one);
          }
        }
      }
    }
  }

  @Test
  void aStoppedSearchIsPartialAndKeepsWhatIsRequired() {
    LatentWorld world = LatentWorld.confounded(3, 8, 8, 1.6);
    Knowledge knowledge = new Knowledge.Builder(8).require(0, 1).forbid(2, 3).build();
    for (Learner learner : family(world, (s, c) -> world, OPTIONS)) {
      int stopped = 0;
      for (int looks = 0; looks < 400; looks += 7) {
        AtomicInteger left = new AtomicInteger(looks);
        SearchControl control = SearchControl.plain().with(() -> left.getAndDecrement() <= 0);
        LearnedGraph graph = learner.learn(world.names(), knowledge, control);
        assertThat(graph.kind()).isEqualTo(GraphKind.PAG);
        check(graph.edges(), knowledge, learner + ", looks " + looks);
        stopped += graph.partial() ? 1 : 0;
      }
      assertThat(stopped).isPositive();
    }
  }

  @Test
  void theFixtureIsFoundAsWellAsByOthers() {
    Sample sample = Fixtures.sample("lat_20_4_3_2000");
    List<Edge> truth = Fixtures.pag("lat_20_4_3_2000", Fixtures.names(sample));
    assertThat(shd(new Fci(FISHER, OPTIONS), sample, truth)).isLessThanOrEqualTo(41);
    assertThat(shd(new Fci(FISHER, OPTIONS.withMaxP(false)), sample, truth))
        .isLessThanOrEqualTo(47);
    assertThat(shd(new Rfci(FISHER, OPTIONS), sample, truth)).isLessThanOrEqualTo(47);
  }

  private static int shd(Learner learner, Sample sample, List<Edge> truth) {
    Knowledge none = Knowledge.none(sample.size());
    return Fixtures.shd(learner.learn(sample, none, SearchControl.plain()).edges(), truth);
  }

  @Test
  void parametersOutOfRangeAreNamed() {
    assertThatThrownBy(() -> OPTIONS.withAlpha(1))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("alpha 1.0");
    assertThatThrownBy(() -> OPTIONS.withDepth(-2))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("depth -2");
  }
}
