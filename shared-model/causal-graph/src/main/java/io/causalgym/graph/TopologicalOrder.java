package io.causalgym.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/// Orders the nodes along the directed edges, or finds the cycle that forbids it.
///
/// Source: Kahn, "Topological sorting of large networks", CACM 5(11), 1962; `O((V + E) log V)` for
/// the smallest-first order.
final class TopologicalOrder {
  private TopologicalOrder() {}

  /// @throws GraphException with {@link GraphProblem.Cyclic} if the directed edges have a cycle
  static int[] of(MixedGraph graph) {
    int size = graph.size();
    Adjacency children = graph.children();
    int[] waiting = new int[size];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int node = 0; node < size; node++) {
      waiting[node] = graph.parents().degree(node);
      if (waiting[node] == 0) {
        ready.add(node);
      }
    }
    int[] order = new int[size];
    int placed = 0;
    for (Integer next = ready.poll(); next != null; next = ready.poll()) {
      int node = next;
      order[placed++] = node;
      for (int at = children.start(node); at < children.end(node); at++) {
        if (--waiting[children.target(at)] == 0) {
          ready.add(children.target(at));
        }
      }
    }
    if (placed < size) {
      List<String> cycle = cycle(graph, waiting);
      throw new GraphException(
          new GraphProblem.Cyclic(
              cycle,
              "the directed edges have the cycle "
                  + abridged(cycle)
                  + "; remove one of its edges"));
    }
    return order;
  }

  /// Every node with a waiting count has a waiting parent: walking from parent to parent must come
  /// back.
  private static List<String> cycle(MixedGraph graph, int[] waiting) {
    int[] position = new int[graph.size()];
    Arrays.fill(position, -1);
    List<Integer> walk = new ArrayList<>();
    int node = 0;
    while (waiting[node] == 0) {
      node++;
    }
    while (position[node] < 0) {
      position[node] = walk.size();
      walk.add(node);
      node = waitingParent(graph, waiting, node);
    }
    List<Integer> loop = new ArrayList<>(walk.subList(position[node], walk.size()));
    Collections.reverse(loop);
    Collections.rotate(loop, -loop.indexOf(Collections.min(loop)));
    return loop.stream().map(graph::name).toList();
  }

  private static int waitingParent(MixedGraph graph, int[] waiting, int node) {
    Adjacency parents = graph.parents();
    for (int at = parents.start(node); at < parents.end(node); at++) {
      if (waiting[parents.target(at)] > 0) {
        return parents.target(at);
      }
    }
    throw new AssertionError("a waiting node has a waiting parent");
  }

  private static String abridged(List<String> cycle) {
    int shown = Math.min(cycle.size(), 10);
    String start = String.join(" -> ", cycle.subList(0, shown));
    return shown < cycle.size()
        ? start + " -> ... (" + cycle.size() + " nodes)"
        : start + " -> " + cycle.getFirst();
  }
}
