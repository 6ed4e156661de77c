package io.causalgym.discovery.search.permutation;

import org.jspecify.annotations.Nullable;

/// A node of a {@link GrowShrinkTree}: parents that a variable was given one by one. Filled as far
/// as searches have come.
final class GrowShrinkNode {
  // In the order in which they were added.
  final int[] parents;
  final double score;
  // What would improve the score as one more parent, the best first.
  final int[] better;
  private final double[] betterScores;
  private final @Nullable GrowShrinkNode[] children;
  private @Nullable Family family;

  GrowShrinkNode(int[] parents, double score, int[] better, double[] betterScores) {
    this.parents = parents;
    this.score = score;
    this.better = better;
    this.betterScores = betterScores;
    this.children = new GrowShrinkNode[better.length];
  }

  /// Whether {@link #child} is there already.
  boolean has(int branch) {
    return children[branch] != null;
  }

  /// The node with `better[branch]` as one more parent.
  GrowShrinkNode child(int branch, int variable, GrowShrink growth) {
    @Nullable GrowShrinkNode child = children[branch];
    if (child == null) {
      int[] more = java.util.Arrays.copyOf(parents, parents.length + 1);
      more[parents.length] = better[branch];
      child = growth.grow(variable, more, betterScores[branch]);
      children[branch] = child;
    }
    return child;
  }

  void forgetChildren() {
    java.util.Arrays.fill(children, null);
  }

  /// What is left of the parents when those are taken away that are of no use any more.
  Family family(int variable, GrowShrink growth) {
    @Nullable Family known = family;
    if (known == null) {
      known = growth.shrink(variable, parents, score);
      family = known;
    }
    return known;
  }
}
