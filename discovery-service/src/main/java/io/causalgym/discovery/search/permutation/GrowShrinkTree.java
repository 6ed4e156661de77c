package io.causalgym.discovery.search.permutation;

import org.jspecify.annotations.Nullable;

/// Remembers for one variable what growing and shrinking its parents gave, whatever the variables
/// they were chosen from: each node holds its possible next parents by score, so that for any
/// prefix of an order the next one is the first that the prefix has. Not thread-safe.
///
/// A tree is cut back to its root when it has become too large; what was found stays true and is
/// found again.
///
/// Source: Andrews, Ramsey, Sanchez-Romero, Camchong and Kummerfeld, "Fast scalable and accurate
/// discovery of DAGs using the best order score search and grow-shrink trees", NeurIPS 2023,
/// section 3 (andrews2023fast).
final class GrowShrinkTree {
  // About what a node weighs besides its arrays, in entries of these.
  private static final int NODE_WEIGHT = 16;

  private final int variable;
  private final int[] required;
  private final long mostWeight;
  private @Nullable GrowShrinkNode root;
  private long weight;

  /// @param required parents that it has always
  /// @param mostWeight entries of arrays that are kept below the root, about
  GrowShrinkTree(int variable, int[] required, long mostWeight) {
    this.variable = variable;
    this.required = required;
    this.mostWeight = mostWeight;
  }

  /// The variable with the required parents alone.
  Family least(GrowShrink growth) {
    return new Family(variable, growth.local(variable, required), required);
  }

  /// The parents that growing and shrinking choose from a prefix.
  ///
  /// @param deciding receives the bits of all variables that decide: for another prefix with the
  ///   same ones of these the result is the same
  /// @param row where its words begin
  Family trace(Prefix prefix, GrowShrink growth, long[] deciding, int row) {
    GrowShrinkNode node = root(growth);
    int branch = first(node, prefix, deciding, row);
    while (branch >= 0) {
      node = child(node, branch, growth);
      branch = first(node, prefix, deciding, row);
    }
    return node.family(variable, growth);
  }

  /// The first of the possible next parents that a prefix has, or -1.
  private static int first(GrowShrinkNode node, Prefix prefix, long[] deciding, int row) {
    int[] better = node.better;
    for (int i = 0; i < better.length; i++) {
      int candidate = better[i];
      deciding[row + (candidate >>> 6)] |= 1L << candidate;
      if (prefix.has(candidate)) {
        return i;
      }
    }
    return -1;
  }

  private GrowShrinkNode root(GrowShrink growth) {
    @Nullable GrowShrinkNode known = root;
    if (known == null) {
      known = growth.grow(variable, required, growth.local(variable, required));
      root = known;
    } else if (weight > mostWeight) {
      known.forgetChildren();
      weight = 0;
    }
    return known;
  }

  private GrowShrinkNode child(GrowShrinkNode node, int branch, GrowShrink growth) {
    if (node.has(branch)) {
      return node.child(branch, variable, growth);
    }
    GrowShrinkNode child = node.child(branch, variable, growth);
    weight += weight(child);
    return child;
  }

  private static long weight(GrowShrinkNode node) {
    return NODE_WEIGHT + node.parents.length + 3L * node.better.length;
  }
}
