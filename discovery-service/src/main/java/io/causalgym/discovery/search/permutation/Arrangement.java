package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.knowledge.Knowledge;

/// An order that obeys constraints, made from one that may not: each time the first variable is
/// taken that is free. A variable is free when its required parents are taken and, if tiers count,
/// all variables of earlier tiers than its own. `O(n^2)`.
final class Arrangement {
  private final OrderConstraints constraints;
  private final Knowledge knowledge;
  private final boolean byTier;
  private final int[] order;
  private final int[] rest;
  // Required parents that are not taken, by variable.
  private final int[] waiting;
  // Variables that are not taken, by tier.
  private final int[] left;
  private int taken;
  private int tier;

  Arrangement(OrderConstraints constraints, int[] order, boolean byTier) {
    this.constraints = constraints;
    this.knowledge = constraints.knowledge();
    this.byTier = byTier;
    this.order = new int[order.length];
    this.rest = order.clone();
    this.waiting = new int[order.length];
    int last = 0;
    for (int variable = 0; variable < order.length; variable++) {
      waiting[variable] = constraints.requiredParents(variable).length;
      last = Math.max(last, knowledge.tier(variable));
    }
    this.left = new int[last + 1];
    for (int variable = 0; variable < order.length; variable++) {
      if (knowledge.tier(variable) >= 0) {
        left[knowledge.tier(variable)]++;
      }
    }
    passEmptyTiers();
    takeAll();
  }

  /// Whether there was always a free variable.
  boolean complete() {
    return taken == order.length;
  }

  int[] order() {
    return order;
  }

  private void takeAll() {
    int free = firstFree();
    while (free >= 0) {
      int variable = rest[free];
      System.arraycopy(rest, free + 1, rest, free, rest.length - taken - free - 1);
      order[taken++] = variable;
      for (int child : constraints.requiredChildren(variable)) {
        waiting[child]--;
      }
      if (knowledge.tier(variable) >= 0) {
        left[knowledge.tier(variable)]--;
        passEmptyTiers();
      }
      free = firstFree();
    }
  }

  private void passEmptyTiers() {
    while (tier < left.length - 1 && left[tier] == 0) {
      tier++;
    }
  }

  private int firstFree() {
    for (int at = 0; at < rest.length - taken; at++) {
      int variable = rest[at];
      if (waiting[variable] == 0 && (!byTier || knowledge.tier(variable) <= tier)) {
        return at;
      }
    }
    return -1;
  }
}
