package io.causalgym.discovery.search.ancestral;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.Mark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FciOracleTest {
  private static final FciOptions OPTIONS = FciOptions.DEFAULTS.withMaxP(false);

  @Test
  void fciFindsTheTruePagOf500WorldsWithLatentCauses() {
    int tried = 0;
    for (long seed = 0; tried < 500; seed++) {
      LatentWorld world = small(seed, 0);
      if (TruePag.edges(world) > 8) {
        continue;
      }
      tried++;
      assertThat(LatentWorld.text(learn(new Fci((s, c) -> world, OPTIONS), world)))
          .as("seed " + seed)
          .isEqualTo(LatentWorld.text(TruePag.of(world, false)));
    }
  }

  @Test
  void fciFindsTheTruePagOf300SelectedWorlds() {
    FciOptions selected = OPTIONS.withSelectionBias(true);
    int tried = 0;
    for (long seed = 1000; tried < 300; seed++) {
      LatentWorld world = small(seed, 1 + (int) (seed % 2));
      if (TruePag.edges(world) > 7) {
        continue;
      }
      tried++;
      assertThat(LatentWorld.text(learn(new Fci((s, c) -> world, selected), world)))
          .as("seed " + seed)
          .isEqualTo(LatentWorld.text(TruePag.of(world, true)));
    }
  }

  private static LatentWorld small(long seed, int selecting) {
    int observed = seed % 5 == 4 ? 6 : 5;
    return LatentWorld.random(
        seed, observed, 1 + (int) (seed % 3), selecting, observed == 6 ? 2 : 2.2 + seed % 4 * 0.4);
  }

  static List<Edge> learn(Learner learner, LatentWorld world) {
    return graph(learner, world).edges();
  }

  static LearnedGraph graph(Learner learner, LatentWorld world) {
    return learner.learn(world.names(), Knowledge.none(world.size()), SearchControl.plain());
  }

  @Test
  void theFamilyAgreesOnWorldsTooLargeToEnumerate() {
    for (long seed = 0; seed < 500; seed++) {
      LatentWorld world = large(seed);
      List<Edge> fci = learn(new Fci((s, c) -> world, OPTIONS), world);
      assertThat(pairs(fci)).as("seed " + seed).isEqualTo(adjacent(world));
      checkSound(fci, world, seed);
      assertThat(LatentWorld.text(learn(new FciMax((s, c) -> world, OPTIONS), world)))
          .as("FCI-max, seed " + seed)
          .isEqualTo(LatentWorld.text(fci));
      Learner score = new MinimalMap(world, seed);
      assertThat(LatentWorld.text(learn(new Gfci(score, (s, c) -> world, OPTIONS), world)))
          .as("GFCI, seed " + seed)
          .isEqualTo(LatentWorld.text(fci));
    }
  }

  @Test
  void possibleDsepSetsAreNeededByFewWorldsOfManyLatentCauses() {
    FciOptions without = OPTIONS.withPossibleDsep(false);
    int needed = 0;
    for (long seed = 0; seed < 500; seed++) {
      LatentWorld world = large(seed);
      List<Edge> edges = learn(new Fci((s, c) -> world, without), world);
      needed += pairs(edges).size() > adjacent(world).size() ? 1 : 0;
    }
    assertThat(needed).isBetween(3, 50);
  }

  @Test
  void rfciSaysNothingWrongAndMissesNoEdge() {
    for (long seed = 0; seed < 500; seed++) {
      LatentWorld world = large(seed);
      List<Edge> rfci = learn(new Rfci((s, c) -> world, OPTIONS), world);
      assertThat(pairs(rfci)).as("seed " + seed).containsAll(adjacent(world));
      checkSound(rfci, world, seed);
    }
  }

  @Test
  void anytimeFciSaysNothingWrongAndMissesNoEdge() {
    for (long seed = 0; seed < 200; seed++) {
      LatentWorld world = large(seed);
      for (int depth = 0; depth < 3; depth++) {
        List<Edge> edges = learn(new Fci((s, c) -> world, OPTIONS.withDepth(depth)), world);
        assertThat(pairs(edges)).as("seed " + seed).containsAll(adjacent(world));
        checkSound(edges, world, seed);
      }
    }
  }

  private static LatentWorld large(long seed) {
    return seed % 2 == 0
        ? LatentWorld.confounded(seed, 8, 8, 1.6)
        : LatentWorld.random(seed, 9, 2 + (int) (seed % 3), 0, 2.4 + seed % 4 * 0.4);
  }

  private static Set<List<Integer>> pairs(List<Edge> edges) {
    Set<List<Integer>> pairs = new HashSet<>();
    edges.forEach(edge -> pairs.add(pair(edge.from(), edge.to())));
    return pairs;
  }

  private static List<Integer> pair(int a, int b) {
    return List.of(Math.min(a, b), Math.max(a, b));
  }

  private static Set<List<Integer>> adjacent(LatentWorld world) {
    Set<List<Integer>> pairs = new HashSet<>();
    for (int a = 0; a < world.size(); a++) {
      for (int b = a + 1; b < world.size(); b++) {
        if (!world.separable(a, b)) {
          pairs.add(pair(a, b));
        }
      }
    }
    return pairs;
  }

  /// A tail says cause, an arrowhead no cause.
  private static void checkSound(List<Edge> edges, LatentWorld world, long seed) {
    for (Edge edge : edges) {
      check(edge.kind().atFrom(), world.ancestral(edge.from(), edge.to()), edge, seed);
      check(edge.kind().atTo(), world.ancestral(edge.to(), edge.from()), edge, seed);
    }
  }

  private static void check(Mark mark, boolean ancestral, Edge edge, long seed) {
    assertThat(mark == Mark.CIRCLE || (mark == Mark.TAIL) == ancestral)
        .as(edge + ", seed " + seed)
        .isTrue();
  }
}
