package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Identifiability;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Step;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decides from a graph alone which coefficients of linear models with this path diagram are
/// identified, for almost all of their covariance matrices.
///
/// A node is solved if half-treks without sided intersection lead to its parents from as many nodes
/// that are neither itself nor its siblings, each of them solved or not half-trek reachable from
/// it; a maximum flow finds them. `O(V^2 p (V + E))` at worst for `p` parents, near `V p (V + E)`
/// in practice.
///
/// Source: Foygel, Draisma and Drton, "Half-trek criterion for generic identifiability of linear
/// structural equation models", Annals of Statistics 40(3), 2012 (foygel2012halftrek): definition
/// 4, theorems 1 and 2, and section 6 for the flows. Beyond the paper, coefficients that it does
/// not identify are sorted by the Jacobian into those with finitely and those with infinitely many
/// values.
public final class HalfTrekCriterion {
  private final MixedGraph graph;
  private final Deadline deadline;
  private final List<Step> steps = new ArrayList<>();
  private final NodeSet.Builder solved;

  private HalfTrekCriterion(MixedGraph graph, Deadline deadline) {
    this.graph = graph;
    this.deadline = deadline;
    this.solved = new NodeSet.Builder(graph.size());
  }

  /// @throws GraphException with {@link GraphProblem} if the graph is no DAG or ADMG, or has latent
  ///   nodes
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static HalfTrekIdentification decide(MixedGraph graph, Deadline deadline) {
    if (graph.kind() != GraphKind.DAG && graph.kind() != GraphKind.ADMG) {
      throw new GraphException(
          new GraphProblem.UnsupportedKind(
              graph.kind(), "coefficients belong to a DAG or ADMG, not to a " + graph.kind()));
    }
    if (!graph.latent().isEmpty()) {
      throw new GraphException(
          new GraphProblem.BadQuestion(
              "graph",
              "'"
                  + graph.name(graph.latent().first())
                  + "' is latent; project latent nodes out, they become '<->'"));
    }
    return new HalfTrekCriterion(graph, deadline).decide();
  }

  private HalfTrekIdentification decide() {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int node : graph.topologicalOrder()) {
        deadline.check();
        progress |= !solved.contains(node) && solve(node);
      }
    }
    List<Edge> open = new ArrayList<>();
    SequencedMap<Edge, Identifiability> coefficients = new LinkedHashMap<>();
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.DIRECTED) {
        coefficients.put(edge, Identifiability.IDENTIFIED);
        if (!solved.contains(edge.to())) {
          open.add(edge);
        }
      }
    }
    if (open.isEmpty()) {
      return new HalfTrekIdentification(steps, Verdict.IDENTIFIED, coefficients);
    }
    Optional<BitSet> finite = new LocalIdentifiability(graph, open, deadline).finitelyMany();
    for (int at = 0; at < open.size(); at++) {
      coefficients.put(open.get(at), identifiability(finite, at));
    }
    boolean infinite = new HalfTrekObstruction(graph, deadline).proven();
    Verdict verdict = infinite ? Verdict.INFINITE_TO_ONE : Verdict.UNDECIDED;
    return new HalfTrekIdentification(steps, verdict, coefficients);
  }

  private static Identifiability identifiability(Optional<BitSet> finite, int at) {
    if (finite.isEmpty()) {
      return Identifiability.UNDECIDED;
    }
    return finite.get().get(at) ? Identifiability.FINITELY_MANY : Identifiability.NOT_IDENTIFIABLE;
  }

  private boolean solve(int node) {
    NodeSet allowed = solved.build().union(graph.all().minus(reachable(graph, node)));
    NodeSet sources = allowed.minus(graph.spouses().of(node)).without(node);
    int parents = graph.parents().degree(node);
    if (sources.size() < parents) {
      return false;
    }
    FlowNetwork network = new FlowNetwork(3 * graph.size() + 2);
    int source = 3 * graph.size();
    int[] left = sources.toArray();
    int[] taken = new int[left.length];
    for (int at = 0; at < left.length; at++) {
      taken[at] = network.edge(source, left[at], 1);
    }
    connect(graph, network, node, 0, graph.size(), source + 1);
    if (network.maximum(source, source + 1, parents, deadline) < parents) {
      return false;
    }
    NodeSet.Builder used = new NodeSet.Builder(graph.size());
    for (int at = 0; at < left.length; at++) {
      if (network.flow(taken[at]) > 0) {
        used.add(left[at]);
      }
    }
    steps.add(new Step(node, used.build()));
    solved.add(node);
    return true;
  }

  /// The half-trek reachable nodes of `node`, in the wide sense: itself and its siblings are among
  /// them, which no half-trek set has.
  static NodeSet reachable(MixedGraph graph, int node) {
    return Ancestry.descendants(graph, graph.spouses().of(node).with(node));
  }

  /// The half-treks of a graph as a network: the copy of `node` that starts one is `left + node`,
  /// the one on its right-hand side enters at `right + 2 node` and leaves at the next number.
  static void connect(
      MixedGraph graph, FlowNetwork network, int node, int left, int right, int sink) {
    Adjacency spouses = graph.spouses();
    Adjacency children = graph.children();
    for (int from = 0; from < graph.size(); from++) {
      network.edge(left + from, right + 2 * from, 1);
      network.edge(right + 2 * from, right + 2 * from + 1, 1);
      for (int at = spouses.start(from); at < spouses.end(from); at++) {
        network.edge(left + from, right + 2 * spouses.target(at), 1);
      }
      for (int at = children.start(from); at < children.end(from); at++) {
        network.edge(right + 2 * from + 1, right + 2 * children.target(at), 1);
      }
    }
    Adjacency parents = graph.parents();
    for (int at = parents.start(node); at < parents.end(node); at++) {
      network.edge(right + 2 * parents.target(at) + 1, sink, 1);
    }
  }
}
