package io.causalgym.model.linear;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import java.util.List;
import java.util.Map;

/// An immutable linear Gaussian model `V = B V + c + e`, `e ~ N(0, Omega)`, with sparse `B` and
/// `Omega`: compressed sparse rows, parents of each node and spouses of each node.
///
/// Nodes are indices `0 .. size - 1` in the order of declaration. Source: Bollen, *Structural
/// Equations with Latent Variables*, 1989, chapter 4 (bollen1989structural).
public final class LinearModel {
  private final String[] names;
  private final Map<String, Integer> index;
  private final SparseMatrix coefficients;
  private final double[] intercepts;
  private final double[] variances;
  private final SparseMatrix covariances;
  private final int[] topologicalOrder;

  LinearModel(
      String[] names,
      Map<String, Integer> index,
      SparseMatrix coefficients,
      double[] intercepts,
      double[] variances,
      SparseMatrix covariances,
      int[] topologicalOrder) {
    this.names = names;
    this.index = index;
    this.coefficients = coefficients;
    this.intercepts = intercepts;
    this.variances = variances;
    this.covariances = covariances;
    this.topologicalOrder = topologicalOrder;
  }

  /// Starts a model; see {@link LinearModelBuilder}.
  public static LinearModelBuilder builder() {
    return new LinearModelBuilder();
  }

  /// The number of nodes.
  public int size() {
    return names.length;
  }

  public String name(int node) {
    return names[node];
  }

  /// The names in the order of the indices.
  public List<String> names() {
    return List.of(names);
  }

  /// The node called `name`, or -1.
  public int find(String name) {
    return index.getOrDefault(name, -1);
  }

  /// The node called `name`.
  ///
  /// @throws ModelException if there is none
  public int node(String name) {
    int node = find(name);
    if (node < 0) {
      throw new ModelException(
          "nodes", name, "the model has no node '" + name + "'; use one of its names");
    }
    return node;
  }

  /// `B`: row = child, column = parent.
  public SparseMatrix coefficients() {
    return coefficients;
  }

  public double intercept(int node) {
    return intercepts[node];
  }

  /// The variance of a node's error.
  public double variance(int node) {
    return variances[node];
  }

  /// `Omega` without its diagonal, both triangles.
  public SparseMatrix covariances() {
    return covariances;
  }

  /// The nodes so that parents come before children.
  public int[] topologicalOrder() {
    return topologicalOrder.clone();
  }

  /// The path diagram: `->` where a coefficient stands, `<->` where errors covary.
  public MixedGraph graph() {
    GraphBuilder graph = MixedGraph.builder();
    for (int node = 0; node < names.length; node++) {
      graph.node(names[node]);
      for (int at = coefficients.start(node); at < coefficients.end(node); at++) {
        graph.edge(names[coefficients.column(at)], names[node], EdgeKind.DIRECTED);
      }
      for (int at = covariances.start(node); at < covariances.end(node); at++) {
        if (covariances.column(at) < node) {
          graph.edge(names[covariances.column(at)], names[node], EdgeKind.BIDIRECTED);
        }
      }
    }
    return graph.build();
  }

  @Override
  public String toString() {
    return "linear model of " + names.length + " nodes";
  }
}
