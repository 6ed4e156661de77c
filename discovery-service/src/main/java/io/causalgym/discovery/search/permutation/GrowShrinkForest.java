package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The trees of all variables, and what threads need to work on them; no two threads may work on
/// one tree at once.
final class GrowShrinkForest {
  /// Entries of arrays below the roots of all trees together: up to about 300 MB.
  private static final long MOST_WEIGHT = 1L << 25;

  private final ParallelLoop loop;
  private final Score score;
  private final Knowledge knowledge;
  private final GrowShrinkTree[] trees;
  private final List<GrowShrink> growths = new ArrayList<>();

  GrowShrinkForest(
      Score score, Knowledge knowledge, OrderConstraints constraints, ParallelLoop loop) {
    this.loop = loop;
    this.score = score;
    this.knowledge = knowledge;
    this.trees = new GrowShrinkTree[score.size()];
    for (int variable = 0; variable < trees.length; variable++) {
      trees[variable] =
          new GrowShrinkTree(
              variable, constraints.requiredParents(variable), MOST_WEIGHT / trees.length);
    }
    growths.add(new GrowShrink(score, knowledge));
  }

  int size() {
    return trees.length;
  }

  GrowShrinkTree tree(int variable) {
    return trees[variable];
  }

  /// What the calling thread works with between loops.
  GrowShrink growth() {
    return growths.getFirst();
  }

  /// The score of every variable with its required parents alone.
  ///
  /// @throws DiscoveryException if there is none
  Family least(int variable) {
    Family least = trees[variable].least(growth());
    if (least.score == Double.NEGATIVE_INFINITY) {
      throw new DiscoveryException(
          "knowledge.required",
          Integer.toString(least.parents.length),
          "the "
              + least.parents.length
              + " required parents of variable "
              + variable
              + " are collinear with each other or with it; leave one out");
    }
    return least;
  }

  /// Takes the steps `0 .. count - 1`, by several threads where there are many.
  void run(int count, int few, ParallelLoop.Step<GrowShrink> step) {
    if (count < few || loop.threads() == 1) {
      for (int index = 0; index < count; index++) {
        step.run(growth(), index);
      }
      return;
    }
    while (growths.size() < loop.threads()) {
      growths.add(new GrowShrink(score, knowledge));
    }
    AtomicInteger next = new AtomicInteger();
    loop.run(count, () -> growths.get(next.getAndIncrement()), step);
  }

  /// Local scores computed since the last call.
  long takeAsked() {
    return growths.stream().mapToLong(GrowShrink::takeAsked).sum();
  }
}
