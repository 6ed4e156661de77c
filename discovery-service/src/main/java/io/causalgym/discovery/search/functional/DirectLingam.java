package io.causalgym.discovery.search.functional;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The DAG of a linear model with non-Gaussian, independent noise: the most exogenous variable is
/// found and its linear effect removed from the others, until the order is complete; edges are
/// pruned then, see {@link OrderedParents}.
///
/// Source: Shimizu et al., "DirectLiNGAM", JMLR 2011 (shimizu2011directlingam), with the measure of
/// a pair of Hyvärinen and Smith, "Pairwise Likelihood Ratios for Estimation of Non-Gaussian
/// Structural Equation Models", JMLR 2013 (hyvarinen2013pairwise). `O(n^3 m)` for `n` variables and
/// `m` rows.
///
/// That noise is not Gaussian, effects linear and no common cause latent is not checked.
public final class DirectLingam implements Learner {

  /// @param penalty factor of `log m` that an edge must gain in likelihood; 0 keeps the full order
  public record Options(double penalty) {
    public static final Options DEFAULT = new Options(2);

    public Options {
      OrderedParents.checkPenalty(penalty);
    }
  }

  private final Options options;

  public DirectLingam(Options options) {
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    ContinuousColumns columns = ContinuousColumns.of(sample);
    Precedence precedence = Precedence.of(knowledge, columns.names());
    double[] correlation = columns.correlation(control);
    ExogenousOrder search = new ExogenousOrder(columns, correlation, precedence, control);
    int[] order = search.find();
    List<Edge> edges =
        OrderedParents.find(
            order,
            correlation,
            knowledge,
            columns.names(),
            columns.rows(),
            options.penalty(),
            control.deadline());
    boolean partial = order.length < columns.size() || control.deadline().passed();
    return new LearnedGraph(
        GraphKind.DAG,
        columns.names(),
        partial ? withRequired(edges, knowledge) : edges,
        search.measured(),
        OptionalDouble.empty(),
        notes(columns, order),
        partial);
  }

  /// The edges and those that must stand but were not reached.
  static List<Edge> withRequired(List<Edge> edges, Knowledge knowledge) {
    List<Edge> all = new ArrayList<>(edges);
    for (int[] pair : knowledge.required()) {
      Edge edge = new Edge(pair[0], pair[1], EdgeKind.DIRECTED);
      if (!all.contains(edge)) {
        all.add(edge);
      }
    }
    return all;
  }

  static List<String> notes(ContinuousColumns columns, int[] order) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "causal order: "
            + String.join(", ", Arrays.stream(order).mapToObj(columns.names()::get).toList()));
    if (columns.dropped() > 0) {
      notes.add(columns.dropped() + " rows with missing values were left out");
    }
    return notes;
  }
}
