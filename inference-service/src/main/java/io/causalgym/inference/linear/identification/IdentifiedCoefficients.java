package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Step;
import io.causalgym.model.ModelException;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The values of identified coefficients, from a covariance matrix: for each solved node a linear
/// system between its parents and its half-trek set, `O(p^3)` for `p` parents.
///
/// Source: Foygel, Draisma and Drton, "Half-trek criterion for generic identifiability of linear
/// structural equation models", Annals of Statistics 40(3), 2012 (foygel2012halftrek), proof of
/// theorem 1.
public final class IdentifiedCoefficients {
  /// A system whose smallest singular value is this much below its largest has no digits to trust.
  private static final double SINGULAR = 1e-10;

  private final MixedGraph graph;
  private final Gaussian moments;
  private final int[] index;
  private final Map<Edge, CoefficientValue> values = new HashMap<>();

  private IdentifiedCoefficients(MixedGraph graph, Gaussian moments) {
    this.graph = graph;
    this.moments = moments;
    this.index = graph.names().stream().mapToInt(moments::index).toArray();
  }

  /// @param identification of the same graph
  /// @param moments of all its nodes, implied or of a sample
  /// @throws ModelException if a node is missing in `moments`
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static IdentifiedCoefficients solve(
      MixedGraph graph,
      HalfTrekIdentification identification,
      Gaussian moments,
      Deadline deadline) {
    IdentifiedCoefficients coefficients = new IdentifiedCoefficients(graph, moments);
    for (Step step : identification.steps()) {
      deadline.check();
      coefficients.solve(step);
    }
    return coefficients;
  }

  /// The coefficient of the edge `from -> to`.
  ///
  /// @throws ModelException if there is no such edge
  public CoefficientValue coefficient(int from, int to) {
    if (!graph.parents().has(to, from)) {
      String edge = graph.name(from) + " -> " + graph.name(to);
      throw new ModelException("edge", edge, "the graph has no edge " + edge + "; use its edges");
    }
    CoefficientValue value = values.get(new Edge(from, to, EdgeKind.DIRECTED));
    return value != null ? value : notIdentified(from, to);
  }

  /// The total effect of `from` on `to`, if every coefficient on a directed path between them is
  /// known; another criterion may identify an effect whose coefficients are not. `O(V + E)`.
  public CoefficientValue totalEffect(int from, int to) {
    NodeSet between =
        Ancestry.descendants(graph, NodeSet.of(from))
            .intersect(Ancestry.ancestors(graph, NodeSet.of(to)));
    double[] effects = new double[graph.size()];
    effects[from] = 1;
    Adjacency parents = graph.parents();
    for (int node : graph.topologicalOrder()) {
      for (int at = parents.start(node); at < parents.end(node) && between.contains(node); at++) {
        int parent = parents.target(at);
        if (between.contains(parent)) {
          switch (coefficient(parent, node)) {
            case CoefficientValue.Value(double value) -> effects[node] += value * effects[parent];
            case CoefficientValue.Singular singular -> {
              return singular;
            }
            case CoefficientValue.NotIdentified not -> {
              return not;
            }
          }
        }
      }
    }
    return new CoefficientValue.Value(effects[to]);
  }

  private CoefficientValue notIdentified(int from, int to) {
    return new CoefficientValue.NotIdentified(
        "the half-trek criterion does not identify the coefficient of "
            + graph.name(from)
            + " -> "
            + graph.name(to));
  }

  private void solve(Step step) {
    int[] parents = graph.parents().of(step.node()).toArray();
    int[] rows = step.halfTrekSet().toArray();
    NodeSet reachable = HalfTrekCriterion.reachable(graph, step.node());
    DMatrixRMaj system = new DMatrixRMaj(rows.length, parents.length);
    DMatrixRMaj right = new DMatrixRMaj(rows.length, 1);
    for (int row = 0; row < rows.length; row++) {
      boolean residual = reachable.contains(rows[row]);
      if (residual && !isKnown(rows[row])) {
        singular(step.node(), parents, "that of '" + graph.name(rows[row]) + "' is");
        return;
      }
      for (int column = 0; column < parents.length; column++) {
        system.set(row, column, scaled(rows[row], parents[column], residual));
      }
      right.set(row, 0, scaled(rows[row], step.node(), residual));
    }
    enter(step.node(), parents, system, right);
  }

  private void enter(int node, int[] parents, DMatrixRMaj system, DMatrixRMaj right) {
    DMatrixRMaj solution = new DMatrixRMaj(parents.length, 1);
    if (parents.length > 0) {
      if (isSingular(system)) {
        singular(node, parents, "its covariances with its half-trek set are dependent");
        return;
      }
      var solver = LinearSolverFactory_DDRM.lu(parents.length);
      solver.setA(system);
      solver.solve(right, solution);
    }
    for (int at = 0; at < parents.length; at++) {
      double value = solution.get(at, 0) * deviation(node) / deviation(parents[at]);
      values.put(new Edge(parents[at], node, EdgeKind.DIRECTED), new CoefficientValue.Value(value));
    }
  }

  private static boolean isSingular(DMatrixRMaj system) {
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(system.numRows, system.numCols, false, false, false);
    if (!decomposition.decompose(system.copy())) {
      return true;
    }
    double[] singular = decomposition.getSingularValues();
    SingularOps_DDRM.descendingOrder(null, false, singular, singular.length, null, false);
    return !(singular[system.numCols - 1] > SINGULAR * singular[0]);
  }

  private void singular(int node, int[] parents, String why) {
    for (int parent : parents) {
      values.put(
          new Edge(parent, node, EdgeKind.DIRECTED),
          new CoefficientValue.Singular(
              "the linear system of '" + graph.name(node) + "' is singular: " + why));
    }
  }

  private boolean isKnown(int node) {
    return graph.parents().of(node).stream()
        .allMatch(parent ->
            values.get(new Edge(parent, node, EdgeKind.DIRECTED))
                instanceof CoefficientValue.Value);
  }

  /// The covariance of `row`, or of its error if it is half-trek reachable, with `column`, in units
  /// of standard deviations.
  private double scaled(int row, int column, boolean residual) {
    double covariance = moments.covariance(index[row], index[column]);
    Adjacency parents = graph.parents();
    for (int at = parents.start(row); residual && at < parents.end(row); at++) {
      int parent = parents.target(at);
      if (coefficient(parent, row) instanceof CoefficientValue.Value(double value)) {
        covariance -= value * moments.covariance(index[parent], index[column]);
      }
    }
    return covariance / (deviation(row) * deviation(column));
  }

  /// A node without variance makes zero rows and columns: its unit does not matter.
  private double deviation(int node) {
    double variance = moments.variance(index[node]);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }
}
