package io.causalgym.discovery.search.functional;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.knowledge.KnowledgeConflicts;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.List;

/// Which variable must stand before which in a causal order, as far as it is known: by a required
/// edge or an earlier tier. A forbidden edge says nothing of the order, for an indirect effect may
/// stand.
public final class Precedence {
  private final int size;
  // a * size + b: a before b.
  private final boolean[] before;

  private Precedence(Knowledge knowledge) {
    this.size = knowledge.size();
    this.before = new boolean[size * size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int tier = knowledge.tier(a);
        before[a * size + b] = knowledge.requires(a, b) || (tier >= 0 && tier < knowledge.tier(b));
      }
    }
  }

  /// @throws DiscoveryException if no order agrees with the knowledge
  public static Precedence of(Knowledge knowledge, List<String> names) {
    List<String> conflicts = KnowledgeConflicts.of(knowledge, names);
    if (!conflicts.isEmpty()) {
      throw new DiscoveryException(
          "knowledge", conflicts.getFirst(), conflicts.getFirst() + "; take one back");
    }
    Precedence precedence = new Precedence(knowledge);
    precedence.check(names);
    return precedence;
  }

  private void check(List<String> names) {
    boolean[] placed = new boolean[size];
    for (int count = 0; count < size; count++) {
      int next = 0;
      while (next < size && (placed[next] || !free(next, placed))) {
        next++;
      }
      if (next == size) {
        String left =
            String.join(", ", names.stream().filter(n -> !placed[names.indexOf(n)]).toList());
        throw new DiscoveryException(
            "knowledge",
            left,
            "required edges and tiers order {" + left + "} in a circle; take one back");
      }
      placed[next] = true;
    }
  }

  /// Whether `a` must stand before `b`.
  public boolean before(int a, int b) {
    return before[a * size + b];
  }

  /// Whether everything that must stand before `variable` is placed.
  public boolean free(int variable, boolean[] placed) {
    for (int other = 0; other < size; other++) {
      if (!placed[other] && before[other * size + variable]) {
        return false;
      }
    }
    return true;
  }
}
