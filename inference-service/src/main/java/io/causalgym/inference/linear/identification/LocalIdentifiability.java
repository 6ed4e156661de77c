package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Which coefficients are identifiable up to finitely many values: those that are 0 in the kernel
/// of the Jacobian of the parametrisation.
///
/// After a change of coordinates the error covariances drop out, and there is a row for each pair
/// of nodes that are no siblings: the edge `p -> q` has the entry `M[p, j]` in the row of `{q, j}`,
/// with `M = (I - B)^-1 Omega`. Its rank at random parameters in the field of `2^61 - 1` elements
/// is the generic rank, but for a probability below `1e-10` (Schwartz-Zippel). `O(r E^2)` for `r`
/// pairs.
///
/// Source: Foygel, Draisma and Drton, "Half-trek criterion for generic identifiability of linear
/// structural equation models", Annals of Statistics 40(3), 2012 (foygel2012halftrek), section 3
/// and the proof of theorem 2, with the reduction of the Jacobian written out.
final class LocalIdentifiability {
  /// Operations at most: a few seconds.
  private static final double MOST_WORK = 5e8;

  private final MixedGraph graph;
  private final List<Edge> edges;
  private final Deadline deadline;
  private final Map<Edge, Integer> columns = new HashMap<>();

  LocalIdentifiability(MixedGraph graph, List<Edge> edges, Deadline deadline) {
    this.graph = graph;
    this.edges = edges;
    this.deadline = deadline;
    for (int at = 0; at < edges.size(); at++) {
      columns.put(edges.get(at), at);
    }
  }

  /// Which of the edges have coefficients with finitely many values; empty if the graph is too
  /// large to tell.
  Optional<BitSet> finitelyMany() {
    double size = graph.size();
    double count = edges.size();
    if (size * size / 2 * count * count + size * count > MOST_WORK) {
      return Optional.empty();
    }
    long[][] products = products();
    PrimeEchelon echelon = new PrimeEchelon(edges.size());
    for (int i = 0; i < graph.size(); i++) {
      deadline.check();
      for (int j = 0; j < i; j++) {
        if (!graph.spouses().has(i, j)) {
          long[] row = new long[edges.size()];
          enter(row, i, products, j);
          enter(row, j, products, i);
          echelon.add(row);
        }
      }
    }
    return Optional.of(echelon.determined());
  }

  private void enter(long[] row, int child, long[][] products, int other) {
    Adjacency parents = graph.parents();
    for (int at = parents.start(child); at < parents.end(child); at++) {
      int parent = parents.target(at);
      Integer column = columns.get(new Edge(parent, child, EdgeKind.DIRECTED));
      if (column != null) {
        row[column] = PrimeField.add(row[column], products[parent][other]);
      }
    }
  }

  /// `(I - B)^-1 Omega` at random parameters; any seed will do.
  private long[][] products() {
    SplittableRandom random = new SplittableRandom(1);
    int size = graph.size();
    long[][] products = new long[size][size];
    for (int node = 0; node < size; node++) {
      products[node][node] = PrimeField.draw(random);
      for (int other = 0; other < node; other++) {
        if (graph.spouses().has(node, other)) {
          products[node][other] = PrimeField.draw(random);
          products[other][node] = products[node][other];
        }
      }
    }
    Adjacency parents = graph.parents();
    for (int node : graph.topologicalOrder()) {
      for (int at = parents.start(node); at < parents.end(node); at++) {
        long coefficient = PrimeField.draw(random);
        PrimeField.addMultiple(products[node], coefficient, products[parents.target(at)]);
      }
    }
    return products;
  }
}
