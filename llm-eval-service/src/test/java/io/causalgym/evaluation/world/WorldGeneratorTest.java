package io.causalgym.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldGeneratorTest {
  private static final int WORLDS = 256;

  private static long seed(int number) {
    return new RandomStream(11, 0).bits(number);
  }

  private static World world(int number) {
    return WorldGenerator.world(number, seed(number));
  }

  private static double t(World world) {
    return Brute.probability(
        world.network(), Map.of(world.outcome(), 1), Map.of(), Map.of(world.treatment(), 1));
  }

  private static double o(World world) {
    return Brute.probability(
        world.network(), Map.of(world.outcome(), 1), Map.of(world.treatment(), 1), Map.of());
  }

  @Test
  void ofFourWorldsOneIsAControlWorldAndItsPlaceMoves() {
    for (int block = 0; block < 50; block++) {
      int first = 4 * block;
      assertThat(IntStream.range(first, first + 4).filter(WorldGenerator::control).count())
          .isEqualTo(1);
    }
    Set<Integer> places = new HashSet<>();
    IntStream.range(0, 16).filter(WorldGenerator::control).forEach(w -> places.add(w % 4));
    assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void inControlWorldsSeeingIsDoingThoughTheTreatmentActsAndHasCauses() {
    for (int number = 0; number < WORLDS; number++) {
      World world = world(number);
      assertThat(world.control()).isEqualTo(WorldGenerator.control(number));
      if (world.control()) {
        assertThat(o(world)).as(world.shape()).isEqualTo(t(world), within(1e-12));
        assertThat(world.network().parents(world.network().variable(world.treatment())))
            .isNotEmpty();
      }
    }
  }

  @Test
  void otherWorldsSpreadEvenlyOverWhatDoingLeadsToAndTheSideOnWhichSeeingIs() {
    Map<String, Integer> histogram = new TreeMap<>();
    for (int number = 0; number < WORLDS; number++) {
      World world = world(number);
      if (!world.control()) {
        double t = t(world);
        double o = o(world);
        assertThat(Math.abs(t - o)).isGreaterThanOrEqualTo(.1 - 1e-12);
        String stratum = (int) Math.floor(t * 9) + (t > o ? "+" : "-");
        histogram.merge(stratum, 1, Integer::sum);
      }
    }
    assertThat(histogram).hasSize(16);
    assertThat(histogram.values()).allMatch(count -> count == 12);
  }

  @Test
  void theMarginalAndAdjustingForEverythingAreFarFromTheTruthUnlessTheGraphMakesThemEqual() {
    for (int number = 0; number < WORLDS; number++) {
      World world = world(number);
      double t = t(world);
      double m = Brute.probability(world.network(), Map.of(world.outcome(), 1), Map.of(), Map.of());
      assertThat(Math.abs(t - m)).isGreaterThanOrEqualTo(.06 - 1e-12);
      if (world.network().size() <= 8) {
        double z = Math.abs(t - Brute.adjustedForAll(world));
        assertThat(z <= 1e-9 || z >= .06 - 1e-9).as(world.shape() + " " + z).isTrue();
      }
    }
  }

  @Test
  void everyNumberIsAHundredthAndLiesWithinOneAndNinetyNineOfThem() {
    for (int number = 0; number < 64; number++) {
      BayesianNetwork network = world(number).network();
      for (int v = 0; v < network.size(); v++) {
        for (double p : network.table(v)) {
          assertThat(p).isBetween(.01, .99);
          assertThat(Double.toString(p).length()).isLessThanOrEqualTo(4);
        }
      }
    }
  }

  @Test
  void worldsHaveThreeToTwelveVariablesInManyShapesAndHiddenOnesAreNotObserved() {
    Set<String> shapes = new HashSet<>();
    Set<Integer> sizes = new HashSet<>();
    for (int number = 0; number < 600; number++) {
      World world = world(number);
      shapes.add(world.shape());
      sizes.add(world.network().size());
      assertThat(world.network().size()).isBetween(3, 12);
      assertThat(world.observed()).noneMatch(world.hidden()::contains);
      assertThat(world.observed()).contains(world.treatment(), world.outcome());
    }
    assertThat(shapes).hasSize(18);
    assertThat(sizes).contains(3, 4, 5, 6, 7, 9, 12);
  }

  @Test
  void theSameNumberAndSeedGiveTheSameWorld() {
    for (int number = 0; number < 32; number++) {
      World one = world(number);
      World other = world(number);
      MixedGraph graph = one.network().graph();
      assertThat(other.network().graph()).isEqualTo(graph);
      for (int v = 0; v < one.network().size(); v++) {
        assertThat(other.network().table(v)).isEqualTo(one.network().table(v));
      }
      assertThat(other.treatment()).isEqualTo(one.treatment());
    }
  }
}
