package io.causalgym.evaluation.run.single;

import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.Map;
import java.util.Optional;

/// Which variable is set to what, and which one is asked about.
record Target(int cause, State state, int outcome) {

  /// Finds both in a graph.
  ///
  /// @throws ProblemException if they are not there, not observed, or the graph is no ADMG
  static Target of(MixedGraph graph, EvaluateQuery query) {
    if (graph.kind() != GraphKind.DAG && graph.kind() != GraphKind.ADMG) {
      throw Problem.of(
              ProblemType.UNSUPPORTED,
              "a question about an intervention needs a DAG or a graph with bidirected edges; orient"
                  + " the other edges",
              "graph.kind",
              graph.kind().name())
          .exception();
    }
    Map.Entry<String, State> set = query.intervention().states().entrySet().iterator().next();
    int cause = observed(graph, "intervention", set.getKey());
    int outcome =
        query.outcome() == null
            ? lastDescendant(graph, cause)
            : observed(graph, "outcome", query.outcome());
    return new Target(cause, set.getValue(), outcome);
  }

  private static int observed(MixedGraph graph, String field, String name) {
    int node = graph.find(name);
    if (node < 0) {
      throw Problem.of(
              ProblemType.UNKNOWN_NODE,
              "the graph has no node '" + name + "'; name one that it has",
              field,
              name)
          .exception();
    }
    if (graph.latent().contains(node)) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'" + name + "' is latent; name an observed node",
              field,
              name)
          .exception();
    }
    return node;
  }

  private static int lastDescendant(MixedGraph graph, int cause) {
    NodeSet below =
        Ancestry.descendants(graph, NodeSet.of(cause)).without(cause).minus(graph.latent());
    Optional<Integer> last = Optional.empty();
    for (int node : graph.topologicalOrder()) {
      last = below.contains(node) ? Optional.of(node) : last;
    }
    return last.orElseThrow(() ->
        Problem.of(
                ProblemType.INVALID_VALUE,
                "'" + graph.name(cause) + "' has no observed descendant; name an 'outcome'",
                "outcome",
                null)
            .exception());
  }
}
