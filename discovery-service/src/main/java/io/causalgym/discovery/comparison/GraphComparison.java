package io.causalgym.discovery.comparison;

import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.Mark;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How far an estimated graph is from the true one, over the same nodes; the kinds may differ.
///
/// @param shd structural Hamming distance: pairs of nodes that do not have the same edges
/// @param adjacency of pairs of nodes
/// @param arrowhead of ends of edges: an arrowhead of the estimate is right if the truth has one at
///   the same end between the same nodes; one on an edge that the truth has not is wrong (as in
///   Ramsey and Andrews, "A comparison of public causal search packages", 2017;
///   ramsey2017comparison)
/// @param ancestor of ordered pairs of which the first has a directed path to the second
/// @param equalMarks at the ends of edges between nodes that have one edge in both graphs: how many
///   are alike
/// @param marks of how many
public record GraphComparison(
    long shd, Rates adjacency, Rates arrowhead, Rates ancestor, long equalMarks, long marks) {

  /// Compares two graphs, `O(V (V + E))` for their ancestors.
  ///
  /// @throws DiscoveryException if the nodes differ
  public static GraphComparison of(MixedGraph truth, MixedGraph estimate, Deadline deadline) {
    checkNodes(truth, estimate);
    Map<Long, List<Edge>> inTruth = byPair(truth);
    Map<Long, List<Edge>> inEstimate = byPair(estimate);
    Set<Long> pairs = new HashSet<>(inTruth.keySet());
    pairs.addAll(inEstimate.keySet());
    long shd = 0;
    long equal = 0;
    long marks = 0;
    for (Long pair : pairs) {
      List<Edge> a = inTruth.getOrDefault(pair, List.of());
      List<Edge> b = inEstimate.getOrDefault(pair, List.of());
      shd += a.equals(b) ? 0 : 1;
      if (a.size() == 1 && b.size() == 1) {
        marks += 2;
        equal += equalMarks(a.getFirst(), b.getFirst());
      }
    }
    return new GraphComparison(
        shd,
        rates(inTruth.keySet(), inEstimate.keySet()),
        rates(arrowheads(truth), arrowheads(estimate)),
        ancestors(truth, estimate, deadline),
        equal,
        marks);
  }

  static void checkNodes(MixedGraph truth, MixedGraph estimate) {
    if (!truth.names().equals(estimate.names())) {
      Set<String> apart = new TreeSet<>(truth.names());
      Set<String> others = new TreeSet<>(estimate.names());
      Set<String> common = new TreeSet<>(apart);
      common.retainAll(others);
      apart.addAll(others);
      apart.removeAll(common);
      List<String> shown = apart.stream().limit(5).toList();
      throw new DiscoveryException(
          "estimate",
          String.join(", ", shown),
          "the graphs have different nodes: "
              + String.join(", ", shown)
              + (apart.size() > shown.size() ? " and more" : "")
              + (apart.size() == 1 ? " is" : " are")
              + " in one of them only; compare graphs over the same nodes");
    }
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  private static Map<Long, List<Edge>> byPair(MixedGraph graph) {
    Map<Long, List<Edge>> pairs = new HashMap<>();
    for (Edge edge : graph.edges()) {
      long pair = key(Math.min(edge.from(), edge.to()), Math.max(edge.from(), edge.to()));
      pairs.computeIfAbsent(pair, key -> new ArrayList<>(1)).add(edge);
    }
    return pairs;
  }

  private static int equalMarks(Edge a, Edge b) {
    Mark otherFrom = a.from() == b.from() ? b.kind().atFrom() : b.kind().atTo();
    Mark otherTo = a.from() == b.from() ? b.kind().atTo() : b.kind().atFrom();
    return (a.kind().atFrom() == otherFrom ? 1 : 0) + (a.kind().atTo() == otherTo ? 1 : 0);
  }

  private static Set<Long> arrowheads(MixedGraph graph) {
    Set<Long> heads = new HashSet<>();
    for (Edge edge : graph.edges()) {
      if (edge.kind().atTo() == Mark.ARROW) {
        heads.add(key(edge.from(), edge.to()));
      }
      if (edge.kind().atFrom() == Mark.ARROW) {
        heads.add(key(edge.to(), edge.from()));
      }
    }
    return heads;
  }

  /// Node by node, since there may be as many pairs as the square of the nodes.
  private static Rates ancestors(MixedGraph truth, MixedGraph estimate, Deadline deadline) {
    long both = 0;
    long inTruth = 0;
    long inEstimate = 0;
    for (int node = 0; node < truth.size(); node++) {
      deadline.check();
      NodeSet below = Ancestry.descendants(truth, NodeSet.of(node));
      NodeSet belowInEstimate = Ancestry.descendants(estimate, NodeSet.of(node));
      both += below.intersect(belowInEstimate).size() - 1; // without the node itself
      inTruth += below.size() - 1;
      inEstimate += belowInEstimate.size() - 1;
    }
    return new Rates(both, inEstimate - both, inTruth - both);
  }

  private static Rates rates(Set<Long> truth, Set<Long> estimate) {
    long both = estimate.stream().filter(truth::contains).count();
    return new Rates(both, estimate.size() - both, truth.size() - both);
  }
}
