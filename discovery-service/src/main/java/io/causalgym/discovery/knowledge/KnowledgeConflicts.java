package io.causalgym.discovery.knowledge;

import java.util.ArrayList;
import java.util.List;

/// Contradictions in what is said to be known, found before a search begins.
public final class KnowledgeConflicts {
  private KnowledgeConflicts() {}

  /// One sentence for each contradiction, ascending by the variables; empty where there is none.
  public static List<String> of(Knowledge knowledge, List<String> names) {
    List<String> conflicts = new ArrayList<>();
    for (int[] edge : knowledge.required()) {
      if (!knowledge.allows(edge[0], edge[1])) {
        conflicts.add(
            "'" + names.get(edge[0]) + " -> " + names.get(edge[1]) + "' is required and ruled out");
      }
    }
    return conflicts;
  }
}
