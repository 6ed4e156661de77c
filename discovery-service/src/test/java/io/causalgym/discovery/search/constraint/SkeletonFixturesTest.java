package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.independence.ChiSquare;
import io.causalgym.discovery.independence.EmptyCells;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonFixturesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"lg_20_2_1000", "lg_50_3_1000", "lg_100_3_1000", "lg_200_4_2000", "lg_500_4_1000"})
  void skeletonsByFishersZAreThoseOfTheOracle(String name) {
    Sample sample = Fixtures.sample(name);
    IndependenceTest test = FisherZ.of(sample, SearchControl.plain());
    assertThat(pairs(sample, test)).isEqualTo(Fixtures.skeleton(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bn_asia",
        "bn_cancer",
        "bn_alarm",
        "bn_insurance",
        "bn_hailfinder",
        "bn_win95pts"
      })
  void skeletonsByChiSquareAreThoseOfTheOracle(String name) {
    Sample sample = Fixtures.sample(name);
    IndependenceTest test = ChiSquare.of(sample, EmptyCells.DROP_EMPTY);
    assertThat(pairs(sample, test)).isEqualTo(Fixtures.skeleton(name));
  }

  private static Set<String> pairs(Sample sample, IndependenceTest test) {
    Knowledge knowledge = Knowledge.none(sample.size());
    Skeleton skeleton =
        new SkeletonSearch(test, knowledge, SkeletonOptions.DEFAULTS).run(SearchControl.plain());
    return Fixtures.skeleton(edges(skeleton), Fixtures.names(sample));
  }

  private static List<Edge> edges(Skeleton skeleton) {
    List<Edge> edges = new ArrayList<>();
    for (int x = 0; x < skeleton.size(); x++) {
      for (int y : skeleton.neighbours().of(x)) {
        if (x < y) {
          edges.add(new Edge(x, y, EdgeKind.UNDIRECTED));
        }
      }
    }
    return edges;
  }
}
