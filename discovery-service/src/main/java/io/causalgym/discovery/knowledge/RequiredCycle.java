package io.causalgym.discovery.knowledge;

import java.util.Arrays;
import java.util.List;

/// Looks for a directed cycle among required edges, depth first, `O(V + E)`; without recursion, for
/// a chain of required edges may be as long as there are variables.
final class RequiredCycle {
  private static final byte ON_PATH = 1;
  private static final byte DONE = 2;

  // The targets of a node's edges are from `starts[node]` to `starts[node + 1]`.
  private final int[] starts;
  private final int[] targets;
  private final byte[] states;
  private final int[] nexts;
  private final int[] path;

  /// @param edges ascending
  RequiredCycle(List<int[]> edges, int size) {
    this.starts = new int[size + 1];
    this.targets = edges.stream().mapToInt(edge -> edge[1]).toArray();
    edges.forEach(edge -> starts[edge[0] + 1]++);
    for (int node = 0; node < size; node++) {
      starts[node + 1] += starts[node];
    }
    this.states = new byte[size];
    this.nexts = Arrays.copyOf(starts, size);
    this.path = new int[size];
  }

  /// The nodes of one cycle, the first again at the end; empty where there is none.
  int[] find() {
    for (int start = 0; start < states.length; start++) {
      if (states[start] == 0 && starts[start] < starts[start + 1]) {
        int[] cycle = from(start);
        if (cycle.length > 0) {
          return cycle;
        }
      }
    }
    return new int[0];
  }

  private int[] from(int start) {
    int depth = 0;
    path[0] = start;
    states[start] = ON_PATH;
    while (depth >= 0) {
      int node = path[depth];
      if (nexts[node] == starts[node + 1]) {
        states[node] = DONE;
        depth--;
        continue;
      }
      int target = targets[nexts[node]++];
      if (states[target] == ON_PATH) {
        return closed(target, depth);
      }
      if (states[target] != DONE) {
        path[++depth] = target;
        states[target] = ON_PATH;
      }
    }
    return new int[0];
  }

  private int[] closed(int first, int depth) {
    int at = depth;
    while (path[at] != first) {
      at--;
    }
    int[] cycle = Arrays.copyOf(Arrays.copyOfRange(path, at, depth + 1), depth + 2 - at);
    cycle[depth + 1 - at] = first;
    return cycle;
  }
}
