package io.causalgym.discovery.search.permutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GrowShrinkTreeTest {

  /// Growing and shrinking as the words say it, one local score at a time.
  private static List<Integer> directly(
      Score score, Knowledge knowledge, int variable, List<Integer> before) {
    List<Integer> parents = new ArrayList<>();
    knowledge.required().stream()
        .filter(edge -> edge[1] == variable)
        .forEach(edge -> parents.add(edge[0]));
    for (boolean grown = true; grown; ) {
      int best = -1;
      double most = local(score, variable, parents);
      for (int candidate : before) {
        if (!parents.contains(candidate) && knowledge.allows(candidate, variable)) {
          List<Integer> more = new ArrayList<>(parents);
          more.add(candidate);
          if (local(score, variable, more) > most) {
            most = local(score, variable, more);
            best = candidate;
          }
        }
      }
      grown = best >= 0;
      if (grown) {
        parents.add(best);
      }
    }
    shrink(score, knowledge, variable, parents);
    return parents.stream().sorted().toList();
  }

  private static void shrink(
      Score score, Knowledge knowledge, int variable, List<Integer> parents) {
    for (boolean shrunk = true; shrunk; ) {
      Integer worst = null;
      double most = local(score, variable, parents);
      for (Integer parent : parents) {
        List<Integer> fewer = new ArrayList<>(parents);
        fewer.remove(/* element */ parent);
        if (!knowledge.requires(parent, variable) && local(score, variable, fewer) > most) {
          most = local(score, variable, fewer);
          worst = parent;
        }
      }
      shrunk = worst != null;
      parents.remove(/* element */ worst);
    }
  }

  private static double local(Score score, int variable, List<Integer> parents) {
    int[] array = parents.stream().mapToInt(Integer::intValue).toArray();
    return score.worker().local(variable, array, array.length);
  }

  private static List<Integer> list(int[] numbers) {
    return java.util.Arrays.stream(numbers).boxed().toList();
  }

  @Test
  void aTreeGivesWhatGrowingAndShrinkingGive() {
    for (int seed = 0; seed < 60; seed++) {
      int size = 10;
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, size, 5), 100, seed);
      Score score = new GaussianBic(sample, 0.5);
      Knowledge knowledge =
          seed % 2 == 0 ? Knowledge.none(size) : Populations.knowledge(seed, size);
      OrderConstraints constraints = new OrderConstraints(knowledge);
      GrowShrinkForest forest =
          new GrowShrinkForest(score, knowledge, constraints, ParallelLoop.sequential());
      RandomGenerator random = RandomWorlds.generator(seed);
      for (int round = 0; round < 8; round++) {
        int[] order = RandomWorlds.permutation(random, size);
        constraints.arrange(order);
        OrderedGraph graph = new OrderedGraph(forest, order);
        assertThat(graph.fill(Deadline.NONE, count -> {})).isTrue();
        for (int place = 0; place < size; place++) {
          Family family = graph.family(order[place]);
          assertThat(list(family.parents))
              .isEqualTo(directly(score, knowledge, order[place], list(order).subList(0, place)));
          assertThat(family.score).isEqualTo(local(score, order[place], list(family.parents)));
        }
      }
    }
  }

  @Test
  void aVariableThatDoesNotDecideChangesNothing() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(4, 12, 4), 200, 4);
    Score score = new GaussianBic(sample);
    Knowledge none = Knowledge.none(12);
    GrowShrinkForest forest =
        new GrowShrinkForest(score, none, new OrderConstraints(none), ParallelLoop.sequential());
    RandomGenerator random = RandomWorlds.generator(4);
    int decided = 0;
    for (int round = 0; round < 50; round++) {
      OrderedGraph graph = new OrderedGraph(forest, RandomWorlds.permutation(random, 12));
      graph.fill(Deadline.NONE, count -> {});
      for (int variable = 0; variable < 12; variable++) {
        for (int mover = 0; mover < 12; mover++) {
          int length = graph.order().place(variable);
          Prefix other = new Prefix().of(graph.order().places(), length, mover);
          Family family =
              forest.tree(variable).trace(other, forest.growth(), forest.growth().unused(), 0);
          if (mover != variable && !graph.decides(mover, variable)) {
            assertThat(family.parents).isEqualTo(graph.family(variable).parents);
          } else if (mover != variable) {
            decided++;
          }
        }
      }
    }
    assertThat(decided).isBetween(500, 5000);
  }

  @Test
  void anEmptiedTreeGivesTheSame() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(6, 12, 5), 200, 6);
    Score score = new GaussianBic(sample, 0.5);
    GrowShrink growth = new GrowShrink(score, Knowledge.none(12));
    GrowShrinkTree tiny = new GrowShrinkTree(3, new int[0], 40);
    GrowShrinkTree ample = new GrowShrinkTree(3, new int[0], 1 << 20);
    RandomGenerator random = RandomWorlds.generator(6);
    for (int round = 0; round < 200; round++) {
      int[] places = RandomWorlds.permutation(random, 12);
      int length = random.nextInt(13);
      Family one = tiny.trace(new Prefix().of(places, length), growth, growth.unused(), 0);
      Family two = ample.trace(new Prefix().of(places, length), growth, growth.unused(), 0);
      assertThat(one.parents).isEqualTo(two.parents);
      assertThat(one.score).isEqualTo(two.score);
    }
  }
}
