package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Effects along some of the directed paths from a treatment to an outcome: the sum over these
/// paths of the products of their coefficients, found in one sweep, `O(V + E)`, without listing a
/// path.
///
/// Other treatments are held fixed by avoiding them.
///
/// Source: Wright, "The method of path coefficients", Annals of Mathematical Statistics 5(3), 1934
/// (wright1934method); Avin, Shpitser and Pearl, "Identifiability of path-specific effects", IJCAI
/// 2005 (avin2005identifiability).
public final class PathEffects {

  /// The edge `from -> to`.
  public record Link(String from, String to) {}

  private final LinearModel model;

  public PathEffects(LinearModel model) {
    this.model = model;
  }

  /// Along the paths of which every edge is in `links`.
  ///
  /// @throws ModelException if the model has no such edge
  public double along(String treatment, String outcome, Collection<Link> links) {
    Set<Link> allowed = new HashSet<>(links);
    allowed.forEach(this::requireEdge);
    double[] effects = new double[model.size()];
    effects[model.node(treatment)] = 1;
    SparseMatrix coefficients = model.coefficients();
    for (int node : model.topologicalOrder()) {
      for (int at = coefficients.start(node); at < coefficients.end(node); at++) {
        int parent = coefficients.column(at);
        if (allowed.contains(new Link(model.name(parent), model.name(node)))) {
          effects[node] += coefficients.value(at) * effects[parent];
        }
      }
    }
    return effects[model.node(outcome)];
  }

  /// Along the paths that meet none of `nodes`; an end that is avoided leaves no path.
  public double avoiding(String treatment, String outcome, Collection<String> nodes) {
    int[] avoided = Moments.nodes(model, List.copyOf(nodes));
    return avoiding(model.node(treatment), model.node(outcome), avoided);
  }

  /// Along the paths that meet at least one of `nodes`.
  public double throughAny(String treatment, String outcome, Collection<String> nodes) {
    return avoiding(treatment, outcome, List.of()) - avoiding(treatment, outcome, nodes);
  }

  /// Along the paths that meet every one of `nodes`: the product of the effects from each to the
  /// next in topological order.
  public double throughAll(String treatment, String outcome, Collection<String> nodes) {
    BitSet met = InterventionalMoments.set(Moments.nodes(model, List.copyOf(nodes)));
    int from = model.node(treatment);
    met.clear(from);
    met.clear(model.node(outcome));
    double product = 1;
    for (int node : model.topologicalOrder()) {
      if (met.get(node)) {
        product *= avoiding(from, node, new int[0]);
        from = node;
      }
    }
    return product * avoiding(from, model.node(outcome), new int[0]);
  }

  private double avoiding(int treatment, int outcome, int[] avoided) {
    if (Arrays.stream(avoided).anyMatch(node -> node == treatment || node == outcome)) {
      return 0;
    }
    BitSet cut = InterventionalMoments.set(avoided);
    cut.set(treatment);
    double[] effects = new double[model.size()];
    effects[treatment] = 1;
    Sweep.of(model, cut).forward(effects, 1);
    return effects[outcome];
  }

  private void requireEdge(Link link) {
    int from = model.node(link.from());
    int to = model.node(link.to());
    SparseMatrix coefficients = model.coefficients();
    for (int at = coefficients.start(to); at < coefficients.end(to); at++) {
      if (coefficients.column(at) == from) {
        return;
      }
    }
    throw new ModelException(
        "links",
        link.from() + " -> " + link.to(),
        "the model has no edge " + link.from() + " -> " + link.to() + "; use its edges");
  }
}
