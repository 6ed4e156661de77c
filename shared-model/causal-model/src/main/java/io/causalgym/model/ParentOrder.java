package io.causalgym.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/// Orders variables so that parents come first. Source: Kahn 1962 (kahn1962topological), `O(n log n
/// + m)`.
public final class ParentOrder {
  private ParentOrder() {}

  /// @param parents by variable
  /// @return the order that always takes the smallest index next
  /// @throws ModelException that lists a cycle, if there is one
  public static int[] of(String[] names, int[][] parents) {
    int size = names.length;
    int[] open = new int[size];
    List<List<Integer>> children = new ArrayList<>(size);
    for (int node = 0; node < size; node++) {
      children.add(new ArrayList<>());
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int node = 0; node < size; node++) {
      open[node] = parents[node].length;
      for (int parent : parents[node]) {
        children.get(parent).add(node);
      }
      if (open[node] == 0) {
        ready.add(node);
      }
    }
    int[] order = new int[size];
    int done = 0;
    for (Integer node = ready.poll(); node != null; node = ready.poll()) {
      order[done++] = node;
      for (int child : children.get(node)) {
        if (--open[child] == 0) {
          ready.add(child);
        }
      }
    }
    if (done < size) {
      throw cyclic(names, parents, open);
    }
    return order;
  }

  /// Every node that is left has a parent that is left: going up must come back.
  private static ModelException cyclic(String[] names, int[][] parents, int[] open) {
    int node = 0;
    while (open[node] == 0) {
      node++;
    }
    int[] seen = new int[names.length];
    List<String> walk = new ArrayList<>();
    while (seen[node] == 0) {
      walk.add(names[node]);
      seen[node] = walk.size();
      for (int parent : parents[node]) {
        if (open[parent] > 0) {
          node = parent;
          break;
        }
      }
    }
    List<String> cycle = new ArrayList<>(walk.subList(seen[node] - 1, walk.size()));
    cycle.add(names[node]);
    Collections.reverse(cycle);
    String text = String.join(" -> ", cycle.size() <= 12 ? cycle : cycle.subList(0, 12));
    return new ModelException(
        "parents", text, "the variables make a cycle: " + text + "; remove one of these edges");
  }
}
