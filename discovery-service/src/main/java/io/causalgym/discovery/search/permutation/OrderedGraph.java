package io.causalgym.discovery.search.permutation;

import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// An order with the graph that it gives: each variable with the parents chosen from those before
/// it. Not thread-safe.
final class OrderedGraph {
  // Fewer variables do not pay for waking threads.
  private static final int FEW = 24;
  private static final int TELL_EVERY = 64;

  private final GrowShrinkForest forest;
  private final int words;
  private final VariableOrder order;
  private final Family[] families;
  // Rows of bits: whose move to the other side of a variable could change its parents.
  private final long[] deciding;

  /// Every variable has its required parents alone until {@link #fill}.
  OrderedGraph(GrowShrinkForest forest, int[] order) {
    this.forest = forest;
    this.words = (order.length + 63) >>> 6;
    this.order = new VariableOrder(order);
    this.families = new Family[order.length];
    this.deciding = new long[Math.multiplyExact(words, order.length)];
    for (int variable = 0; variable < order.length; variable++) {
      families[variable] = forest.least(variable);
    }
  }

  /// Chooses the parents of all variables.
  ///
  /// @param done hears now and then of how many, from any thread
  /// @return false if the deadline passed before that; some have their required parents alone then
  boolean fill(Deadline deadline, IntConsumer done) {
    AtomicInteger chosen = new AtomicInteger();
    forest.run(
        families.length,
        FEW,
        (growth, variable) -> {
          if (!deadline.passed()) {
            families[variable] = choose(variable, growth);
            int count = chosen.incrementAndGet();
            if (count % TELL_EVERY == 0) {
              done.accept(count);
            }
          }
        });
    return chosen.get() == families.length;
  }

  private Family choose(int variable, GrowShrink growth) {
    int row = row(variable);
    Arrays.fill(deciding, row, row + words, 0);
    return forest
        .tree(variable)
        .trace(growth.prefix().of(order.places(), order.place(variable)), growth, deciding, row);
  }

  /// Chooses the parents of a variable anew.
  void refresh(int variable) {
    families[variable] = choose(variable, forest.growth());
  }

  int words() {
    return words;
  }

  int row(int variable) {
    return variable * words;
  }

  long[] deciding() {
    return deciding;
  }

  /// Whether the parents of `variable` could be others if `mover` were on its other side.
  boolean decides(int mover, int variable) {
    return (deciding[row(variable) + (mover >>> 6)] >>> mover & 1) != 0;
  }

  VariableOrder order() {
    return order;
  }

  Family family(int variable) {
    return families[variable];
  }

  void restore(int variable, Family family) {
    families[variable] = family;
  }

  /// The sum of the local scores, always in the same order.
  double score() {
    double sum = 0;
    for (Family family : families) {
      sum += family.score;
    }
    return sum;
  }

  /// Tells graphs apart, whatever the order that gives them.
  long fingerprint() {
    long sum = 0;
    for (Family family : families) {
      sum += family.fingerprint;
    }
    return sum;
  }

  /// The parents of each variable.
  int[][] parents() {
    return Arrays.stream(families).map(family -> family.parents.clone()).toArray(int[][]::new);
  }

  /// A difference of scores above this is no rounding.
  static double tolerance(double score) {
    return Math.max(1e-7, 1e-13 * Math.abs(score));
  }
}
