package io.causalgym.discovery.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Contradictions in what is said to be known, found before a search begins. Without one there is a
/// DAG that obeys: the one of the required edges alone.
public final class KnowledgeConflicts {
  private KnowledgeConflicts() {}

  /// One sentence for each contradiction: variables in two tiers, then required edges that are
  /// ruled out, then a cycle of required edges. Empty where there is none.
  public static List<String> of(Knowledge knowledge, List<String> names) {
    List<String> conflicts = new ArrayList<>();
    for (int variable : knowledge.inTwoTiers()) {
      conflicts.add("'" + names.get(variable) + "' is in two tiers");
    }
    Map<Integer, List<Integer>> required = new HashMap<>();
    for (int[] edge : knowledge.required()) {
      required.computeIfAbsent(edge[0], node -> new ArrayList<>()).add(edge[1]);
      if (!knowledge.allows(edge[0], edge[1])) {
        conflicts.add(
            "'" + names.get(edge[0]) + " -> " + names.get(edge[1]) + "' is required and ruled out");
      }
    }
    List<Integer> cycle = cycle(required, names.size());
    if (!cycle.isEmpty()) {
      conflicts.add(
          "the required edges have the cycle '"
              + String.join(" -> ", cycle.stream().map(names::get).toList())
              + "'");
    }
    return conflicts;
  }

  /// The nodes of one cycle, the first again at the end; empty where there is none. Depth first,
  /// without recursion: a chain of required edges may be as long as there are variables.
  private static List<Integer> cycle(Map<Integer, List<Integer>> edges, int size) {
    byte[] state = new byte[size]; // 0 not seen, 1 on the path, 2 done
    for (Integer start : edges.keySet().stream().sorted().toList()) {
      Deque<int[]> path = new ArrayDeque<>(); // node, and which of its edges comes next
      if (state[start] == 0) {
        state[start] = 1;
        path.push(new int[] {start, 0});
      }
      while (!path.isEmpty()) {
        int[] top = path.element();
        List<Integer> next = edges.getOrDefault(top[0], List.of());
        if (top[1] == next.size()) {
          state[top[0]] = 2;
          path.pop();
          continue;
        }
        int target = next.get(top[1]++);
        if (state[target] == 1) {
          return closed(path, target);
        }
        if (state[target] == 0) {
          state[target] = 1;
          path.push(new int[] {target, 0});
        }
      }
    }
    return List.of();
  }

  private static List<Integer> closed(Deque<int[]> path, int target) {
    List<Integer> cycle = new ArrayList<>(List.of(target));
    for (int[] step : path) {
      cycle.addFirst(step[0]);
      if (step[0] == target) {
        break;
      }
    }
    return cycle;
  }
}
