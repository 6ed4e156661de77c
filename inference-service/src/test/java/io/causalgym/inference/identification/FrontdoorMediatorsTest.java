package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontdoorMediatorsTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33})
  void mediatorsAreFoundExactlyWhereTheCriterionHolds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int graphs = 0; graphs < 2_000; graphs++) {
      MixedGraph graph = new RandomModel(random, random.nextInt(3, 7), 0.4, 0.15, 0).graph();
      NodeSet x = NodeSet.of(random.nextInt(graph.size()));
      NodeSet y = NodeSet.of(random.nextInt(graph.size()));
      boolean acts = io.causalgym.graph.Ancestry.descendants(graph, x).intersects(y);
      if (!x.equals(y) && acts) {
        Optional<NodeSet> set = new FrontdoorMediators().frontdoor(graph, x, y, Deadline.NONE);
        assertThat(set.isPresent())
            .as("%s -> %s in %s", x, y, graph.edges())
            .isEqualTo(FrontdoorCriterion.smallest(graph, x, y).isPresent());
        if (set.isPresent()) {
          assertThat(FrontdoorCriterion.isFrontdoor(graph, set.get(), x, y)).isTrue();
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(20);
  }
}
