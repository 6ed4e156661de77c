package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.GraphKind;
import java.util.List;
import java.util.OptionalDouble;

/// What a search over equivalence classes returns.
final class ClassResult {
  // Rows of bits for the graphs and a matrix of correlations take about 1 GB here.
  private static final int MOST_VARIABLES = 10_000;

  private ClassResult() {}

  /// @throws DiscoveryException if there are too many variables
  static void checkSize(int size) {
    if (size > MOST_VARIABLES) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(size),
          size
              + " variables: a greedy search takes "
              + MOST_VARIABLES
              + " at most; choose fewer or use PC");
    }
  }

  static LearnedGraph of(EquivalenceSearch search, Sample sample) {
    double score = search.total();
    return new LearnedGraph(
        GraphKind.CPDAG,
        sample.variables().stream().map(Variable::name).toList(),
        search.oriented().edges(),
        search.scoring().asked(),
        Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty(),
        search.scoring().cut()
            ? List.of(
                "at some nodes only the first "
                    + Cliques.MOST
                    + " cliques of neighbours were tried; a limit of the degree makes it exact")
            : List.of(),
        search.stopped());
  }
}
