package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;

/// Which orders knowledge allows: the tail of a required edge before its head, an earlier tier
/// before a later one.
///
/// Where a required edge leads from a variable without a tier into an earlier tier than that of its
/// own causes, no order keeps the tiers; they then rule out parents but do not restrict orders.
final class OrderConstraints {
  private final Knowledge knowledge;
  private final int[][] requiredParents;
  private final int[][] requiredChildren;
  private final boolean tiered;

  /// @throws DiscoveryException if the required edges have a cycle
  OrderConstraints(Knowledge knowledge) {
    int size = knowledge.size();
    this.knowledge = knowledge;
    this.requiredParents = neighbours(knowledge, size, 1);
    this.requiredChildren = neighbours(knowledge, size, 0);
    int[] any = new int[size];
    for (int i = 0; i < size; i++) {
      any[i] = i;
    }
    this.tiered = hasTiers(size) && new Arrangement(this, any, true).complete();
    if (!tiered && !new Arrangement(this, any, false).complete()) {
      throw new DiscoveryException(
          "knowledge.required",
          Integer.toString(knowledge.required().size()),
          "the required edges have a directed cycle; leave one of its edges out");
    }
  }

  private static int[][] neighbours(Knowledge knowledge, int size, int end) {
    int[][] neighbours = new int[size][0];
    for (int[] edge : knowledge.required()) {
      int[] row = java.util.Arrays.copyOf(neighbours[edge[end]], neighbours[edge[end]].length + 1);
      row[row.length - 1] = edge[1 - end];
      neighbours[edge[end]] = row;
    }
    return neighbours;
  }

  private boolean hasTiers(int size) {
    for (int variable = 0; variable < size; variable++) {
      if (knowledge.tier(variable) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Parents that a variable has always, ascending.
  int[] requiredParents(int variable) {
    return requiredParents[variable];
  }

  int[] requiredChildren(int variable) {
    return requiredChildren[variable];
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /// Whether there is nothing to obey.
  boolean none() {
    return !tiered && knowledge.required().isEmpty();
  }

  /// Whether knowledge puts the tier of `first` before that of `second`.
  boolean earlierTier(int first, int second) {
    int tier = knowledge.tier(first);
    return tiered && tier >= 0 && tier < knowledge.tier(second);
  }

  boolean mustPrecede(int first, int second) {
    return earlierTier(first, second) || knowledge.requires(first, second);
  }

  /// Rearranges an order as little as a list allows: each time the first variable is taken whose
  /// predecessors are all taken.
  void arrange(int[] order) {
    if (!none()) {
      Arrangement arrangement = new Arrangement(this, order, tiered);
      System.arraycopy(arrangement.order(), 0, order, 0, order.length);
    }
  }
}
