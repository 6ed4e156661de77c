package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class OrderedParentsTest {

  @Test
  void parentsEqualBackwardEliminationByRegressionsDoneAnewIn200RandomWorlds() {
    for (int seed = 0; seed < 200; seed++) {
      int size = 2 + seed % 6;
      MixedGraph dag = RandomWorlds.dag(seed, size, 2);
      Sample sample = RandomWorlds.linear(dag, 100, seed);
      ContinuousColumns columns = ContinuousColumns.of(sample);
      Knowledge knowledge = NonGaussianWorlds.knowledge(seed, size);
      int[] order = RandomWorlds.permutation(RandomWorlds.generator(seed), size);
      List<Edge> found =
          OrderedParents.find(
              order,
              columns.correlation(SearchControl.plain()),
              knowledge,
              columns.names(),
              100,
              1,
              Deadline.NONE);
      assertThat(found)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(anew(order, columns, knowledge));
    }
  }

  private static List<Edge> anew(int[] order, ContinuousColumns columns, Knowledge knowledge) {
    List<Edge> edges = new ArrayList<>();
    for (int count = 0; count < order.length; count++) {
      int node = order[count];
      List<Integer> parents = new ArrayList<>();
      for (int at = 0; at < count; at++) {
        if (knowledge.allows(order[at], node)) {
          parents.add(order[at]);
        }
      }
      double bic = bic(node, parents, columns);
      while (true) {
        List<Integer> best = parents;
        for (int parent : parents) {
          List<Integer> fewer = new ArrayList<>(parents);
          fewer.remove(Integer.valueOf(parent));
          double without = bic(node, fewer, columns);
          if (without > bic && !knowledge.requires(parent, node)) {
            bic = without;
            best = fewer;
          }
        }
        if (best.equals(parents)) {
          break;
        }
        parents = best;
      }
      parents.forEach(parent -> edges.add(new Edge(parent, node, EdgeKind.DIRECTED)));
    }
    return edges;
  }

  private static double bic(int node, List<Integer> parents, ContinuousColumns columns) {
    int rows = columns.rows();
    SimpleMatrix y = new SimpleMatrix(rows, 1, true, columns.standardised(node));
    double error = y.dot(y);
    if (!parents.isEmpty()) {
      SimpleMatrix x = new SimpleMatrix(rows, parents.size());
      for (int at = 0; at < parents.size(); at++) {
        x.setColumn(at, 0, columns.standardised(parents.get(at)));
      }
      SimpleMatrix residual = y.minus(x.mult(x.solve(y)));
      error = residual.dot(residual);
    }
    return -rows * Math.log(error / rows) - parents.size() * Math.log(rows);
  }
}
