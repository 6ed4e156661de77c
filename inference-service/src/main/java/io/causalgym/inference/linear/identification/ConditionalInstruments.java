package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;

/// Finds conditional instruments `(z, W)` for the total effect of a treatment: `z` and `W` are no
/// descendants of the treatment, `z` is connected to it given `W`, and separated from the outcome
/// given `W` once the edges out of the treatment are cut. In a linear model the effect is then
/// `cov(z, Y | W) / cov(z, X | W)`.
///
/// To say whether `z` has such a `W` is NP-complete (van der Zander, Textor and Liśkiewicz, theorem
/// 1). So each `z` is tried with the separator nearest to the outcome, in `O(V + E)`; and all
/// inclusion-minimal `W` are searched for exactly, small ones first, until the limits end the
/// search.
///
/// Source: van der Zander, Textor and Liśkiewicz, "Efficiently finding conditional instruments for
/// causal inference", IJCAI 2015 (zander2015efficiently), with the treatment's edges cut as for
/// total effects instead of the one edge into the outcome; Brito and Pearl, "Generalized
/// instrumental variables", UAI 2002 (brito2002generalized).
public final class ConditionalInstruments {
  private ConditionalInstruments() {}

  /// Where a search ends.
  ///
  /// @param instruments pairs at most
  /// @param conditioning members of a `W` at most
  /// @param work nodes and edges visited by the exact search, at most
  public record Limits(int instruments, int conditioning, long work) {
    /// A fraction of a second.
    public static final Limits DEFAULT = new Limits(100, 8, 10_000_000);

    public Limits {
      if (instruments < 1 || conditioning < 0 || work < 1) {
        throw bad(
            "limit",
            "the limits are "
                + instruments
                + ", "
                + conditioning
                + ", "
                + work
                + "; ask for at least 1 instrument, 0 conditions and 1 step");
      }
    }
  }

  /// All conditional instruments with inclusion-minimal sets, up to the limits.
  ///
  /// @throws GraphException with {@link GraphProblem} if the graph is no DAG or ADMG, or treatment
  ///   and outcome are the same
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static Instruments find(
      MixedGraph graph, int treatment, int outcome, Limits limits, Deadline deadline) {
    requireDirected(graph);
    if (treatment == outcome) {
      throw bad("outcome", "the treatment is its own outcome; name two nodes");
    }
    NodeSet x = NodeSet.of(treatment);
    GraphView cut = GraphView.of(graph).cutOutOf(x);
    NodeSet candidates =
        graph.all().minus(Ancestry.descendants(graph, x)).without(outcome).minus(graph.latent());
    return new InstrumentSearch(cut, treatment, outcome, candidates, limits, deadline).find();
  }

  private static void requireDirected(MixedGraph graph) {
    switch (graph.kind()) {
      case DAG, ADMG -> {}
      case MAG, CPDAG, PAG -> throw unsupported(graph.kind());
    }
  }

  private static GraphException unsupported(GraphKind kind) {
    return new GraphException(
        new GraphProblem.UnsupportedKind(
            kind, "instruments are defined on a DAG or ADMG, not on a " + kind));
  }

  private static GraphException bad(String field, String message) {
    return new GraphException(new GraphProblem.BadQuestion(field, message));
  }
}
