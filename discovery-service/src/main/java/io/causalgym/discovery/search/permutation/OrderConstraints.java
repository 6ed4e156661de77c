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
    this.tiered = hasTiers(size) && sorted(any.clone(), true);
    if (!tiered && !sorted(any, false)) {
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
    if (!none() && !sorted(order, tiered)) {
      throw new IllegalStateException("no order obeys the knowledge");
    }
  }

  /// Repeatedly takes the first free variable; a tier is free when the ones before it are empty.
  private boolean sorted(int[] order, boolean byTier) {
    int size = order.length;
    int[] waiting = new int[size];
    for (int variable = 0; variable < size; variable++) {
      waiting[variable] = requiredParents[variable].length;
    }
    int[] left = byTier ? membersOfTiers(size) : new int[1];
    int tier = nextTier(left, 0);
    int[] free = order.clone();
    int remaining = size;
    for (int taken = 0; taken < size; taken++) {
      int at = firstFree(free, remaining, waiting, byTier ? tier : Integer.MAX_VALUE);
      if (at == remaining) {
        return false;
      }
      int variable = free[at];
      System.arraycopy(free, at + 1, free, at, remaining - at - 1);
      remaining--;
      order[taken] = variable;
      for (int child : requiredChildren[variable]) {
        waiting[child]--;
      }
      if (byTier && knowledge.tier(variable) >= 0) {
        left[knowledge.tier(variable)]--;
        tier = nextTier(left, tier);
      }
    }
    return true;
  }

  private int[] membersOfTiers(int size) {
    int last = 0;
    for (int variable = 0; variable < size; variable++) {
      last = Math.max(last, knowledge.tier(variable));
    }
    int[] members = new int[last + 1];
    for (int variable = 0; variable < size; variable++) {
      if (knowledge.tier(variable) >= 0) {
        members[knowledge.tier(variable)]++;
      }
    }
    return members;
  }

  private static int nextTier(int[] left, int from) {
    int tier = from;
    while (tier < left.length - 1 && left[tier] == 0) {
      tier++;
    }
    return tier;
  }

  private int firstFree(int[] free, int count, int[] waiting, int tier) {
    int at = 0;
    while (at < count && (waiting[free[at]] > 0 || knowledge.tier(free[at]) > tier)) {
      at++;
    }
    return at;
  }
}
