package io.causalgym.inference.mediation;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A list of paths; `O(V + E)` and the length of the list.
final class ListedPaths implements SelectedPaths {
  private final MixedGraph graph;
  private final int treatment;
  private final int outcome;
  private final Set<List<Integer>> paths = new HashSet<>();
  private final double[] from;
  private final double[] to;

  /// @throws ModelException if a path is none from the treatment to the outcome, or there are too
  ///   many
  ListedPaths(MixedGraph graph, int treatment, int outcome, PathSelection.Paths listed) {
    this.graph = graph;
    this.treatment = treatment;
    this.outcome = outcome;
    if (listed.active().size() > PathSelection.Paths.MOST_PATHS) {
      throw new ModelException(
          "paths",
          Integer.toString(listed.active().size()),
          "there are "
              + listed.active().size()
              + " paths; give at most "
              + PathSelection.Paths.MOST_PATHS
              + ", or the set of their edges");
    }
    listed.active().forEach(path -> paths.add(nodes(path)));
    this.from = new double[graph.size()];
    this.to = new double[graph.size()];
    from[treatment] = 1;
    to[outcome] = 1;
    int[] order = graph.topologicalOrder();
    for (int node : order) {
      from[node] += sum(graph.parents(), node, from);
    }
    for (int at = order.length - 1; at >= 0; at--) {
      to[order[at]] += sum(graph.children(), order[at], to);
    }
  }

  private List<Integer> nodes(List<String> path) {
    for (int at = 1; at < path.size(); at++) {
      GraphEdges.check(graph, path.get(at - 1), path.get(at));
    }
    if (path.size() < 2
        || graph.find(path.getFirst()) != treatment
        || graph.find(path.getLast()) != outcome) {
      throw new ModelException(
          "paths",
          path.toString(),
          "the path "
              + path
              + " does not lead from '"
              + graph.name(treatment)
              + "' to '"
              + graph.name(outcome)
              + "'");
    }
    return path.stream().map(graph::node).toList();
  }

  /// How many directed paths continue; beyond 2^53 a rounded number, larger than any list.
  private static double sum(Adjacency relation, int node, double[] counts) {
    double sum = 0;
    for (int at = relation.start(node); at < relation.end(node); at++) {
      sum += counts[relation.target(at)];
    }
    return sum;
  }

  @Override
  public PathSet toOutcome() {
    return new Endings(outcome, paths);
  }

  @Override
  public Status through(int child) {
    long selected = paths.stream().filter(path -> path.get(1) == child).count();
    if (selected == 0) {
      return Status.NONE;
    }
    return selected == to[child] ? Status.ALL : Status.SOME;
  }

  private final class Endings implements PathSet {
    private final int node;
    private final Set<List<Integer>> prefixes;

    private Endings(int node, Set<List<Integer>> prefixes) {
      this.node = node;
      this.prefixes = prefixes;
    }

    @Override
    public int node() {
      return node;
    }

    @Override
    public boolean isEmpty() {
      return prefixes.isEmpty();
    }

    @Override
    public boolean isEverything() {
      return prefixes.size() == from[node];
    }

    @Override
    public PathSet before(int parent) {
      Set<List<Integer>> shorter = new HashSet<>();
      for (List<Integer> prefix : prefixes) {
        if (prefix.size() > 1 && prefix.get(prefix.size() - 2) == parent) {
          shorter.add(new ArrayList<>(prefix.subList(0, prefix.size() - 1)));
        }
      }
      return new Endings(parent, shorter);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Endings endings
          && endings.node == node
          && endings.prefixes.equals(prefixes);
    }

    @Override
    public int hashCode() {
      return 31 * node + prefixes.hashCode();
    }
  }
}
