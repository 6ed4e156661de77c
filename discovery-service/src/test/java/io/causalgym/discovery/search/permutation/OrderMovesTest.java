package io.causalgym.discovery.search.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrderMovesTest {
  private static final int SIZE = 9;

  private record World(Knowledge knowledge, OrderConstraints constraints, GrowShrinkForest forest) {
    static World of(int seed) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, SIZE, 4), 150, seed);
      Knowledge knowledge =
          seed % 2 == 0 ? Knowledge.none(SIZE) : Populations.knowledge(seed, SIZE);
      OrderConstraints constraints = new OrderConstraints(knowledge);
      return new World(
          knowledge,
          constraints,
          new GrowShrinkForest(
              new GaussianBic(sample, 1), knowledge, constraints, ParallelLoop.sequential()));
    }

    OrderedGraph graph(int[] order) {
      OrderedGraph graph = new OrderedGraph(forest, order);
      graph.fill(Deadline.NONE, count -> {});
      return graph;
    }

    boolean obeys(List<Integer> order) {
      for (int i = 0; i < order.size(); i++) {
        for (int j = i + 1; j < order.size(); j++) {
          if (constraints.mustPrecede(order.get(j), order.get(i))) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private static List<Integer> list(int[] numbers) {
    return new ArrayList<>(java.util.Arrays.stream(numbers).boxed().toList());
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void aMoveGoesToTheBestOfAllAllowedPlaces() {
    for (int seed = 0; seed < 40; seed++) {
      World world = World.of(seed);
      RandomGenerator random = RandomWorlds.generator(seed);
      for (int round = 0; round < 6; round++) {
        int[] order = RandomWorlds.permutation(random, SIZE);
        world.constraints().arrange(order);
        OrderedGraph graph = world.graph(order);
        BestMoves moves = new BestMoves(world.forest(), world.constraints(), graph, Deadline.NONE);
        int mover = random.nextInt(SIZE);
        double before = graph.score();
        double best = bestByTrying(world, order, mover);
        boolean moved = moves.improve(mover, 1e-7);
        assertThat(moved).isEqualTo(best > before + 1e-7);
        assertThat(graph.score()).isCloseTo(best, org.assertj.core.data.Offset.offset(1e-7));
        int[] reached = graph.order().toArray();
        assertThat(world.obeys(list(reached))).isTrue();
        assertThat(graph.parents()).isDeepEqualTo(world.graph(reached).parents());
      }
    }
  }

  private static double bestByTrying(World world, int[] order, int mover) {
    double best = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < SIZE; place++) {
      List<Integer> tried = list(order);
      tried.remove(/* element */ (Integer) mover);
      tried.add(place, mover);
      if (world.obeys(tried)) {
        best = Math.max(best, world.graph(array(tried)).score());
      }
    }
    return best;
  }

  @Test
  void aTuckMovesAVariableAndItsAncestorsBetween() {
    int made = 0;
    for (int seed = 0; seed < 40; seed++) {
      World world = World.of(seed);
      int[] order = RandomWorlds.permutation(RandomWorlds.generator(seed), SIZE);
      world.constraints().arrange(order);
      for (int lower = 0; lower < SIZE; lower++) {
        for (int upper : world.graph(order).family(lower).parents) {
          OrderedGraph graph = world.graph(order);
          TuckMove tuck = new TuckMove(graph, world.constraints());
          List<Integer> expected = tucked(graph, upper, lower);
          boolean allowed = tuck.find(upper, lower);
          assertThat(allowed).isEqualTo(world.obeys(expected));
          assertThat(tuck.singular()).isEqualTo(onlyPath(graph, upper, lower));
          if (allowed) {
            tuck.apply();
            made++;
            assertThat(list(graph.order().toArray())).isEqualTo(expected);
            assertThat(graph.parents()).isDeepEqualTo(world.graph(array(expected)).parents());
          }
        }
      }
    }
    assertThat(made).isGreaterThan(200);
  }

  private static List<Integer> tucked(OrderedGraph graph, int upper, int lower) {
    List<Integer> ahead = new ArrayList<>();
    List<Integer> behind = new ArrayList<>();
    for (int place = 0; place < SIZE; place++) {
      int variable = graph.order().at(place);
      boolean between = place > graph.order().place(upper) && place <= graph.order().place(lower);
      if (place < graph.order().place(upper) || (between && ancestor(graph, variable, lower))) {
        ahead.add(variable);
      } else {
        behind.add(variable);
      }
    }
    ahead.addAll(behind);
    return ahead;
  }

  private static boolean ancestor(OrderedGraph graph, int above, int variable) {
    if (above == variable) {
      return true;
    }
    for (int parent : graph.family(variable).parents) {
      if (ancestor(graph, above, parent)) {
        return true;
      }
    }
    return false;
  }

  private static boolean onlyPath(OrderedGraph graph, int upper, int lower) {
    for (int parent : graph.family(lower).parents) {
      if (parent != upper && ancestor(graph, upper, parent)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void anOrderThatKnowledgeAllowsStaysAsItIs() {
    for (int seed = 1; seed < 200; seed += 2) {
      World world = World.of(seed);
      int[] order = RandomWorlds.permutation(RandomWorlds.generator(seed), SIZE);
      world.constraints().arrange(order);
      assertThat(world.obeys(list(order))).isTrue();
      int[] again = order.clone();
      world.constraints().arrange(again);
      assertThat(again).isEqualTo(order);
    }
  }

  @Test
  void aPlaceIsReadAsItWasWritten() {
    OrderPlace place =
        new OrderPlace(2, 1, new int[] {2, 0, 1}, java.util.Optional.of(new int[] {0, 1, 2}));
    assertThat(place.text()).isEqualTo("[2,1,2,0,1,0,1,2]");
    assertThat(OrderPlace.of(place.text(), 3).orElseThrow().text()).isEqualTo(place.text());
    for (String bad : List.of("", "[]", "{}", "[1,2,0,0,1]", "[0,0,0,1]", "[0,5,0,1,2]", "[x]")) {
      assertThat(OrderPlace.of(bad, 3)).as(bad).isEmpty();
    }
  }
}
