package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;

/// Level 0: every pair that knowledge leaves open is tested without a conditioning set, one
/// variable with all later ones at a time.
final class MarginalLevel {
  /// A search stopped here keeps the pairs that it did not test up to this number.
  static final int MOST_UNTESTED = 200_000;

  private final IndependenceTest test;
  private final Knowledge knowledge;
  private final double alpha;
  private final TestMeter meter;
  private final int size;
  private final int[][] later;
  private final boolean[] tested;
  private long untested;

  MarginalLevel(IndependenceTest test, Knowledge knowledge, double alpha, TestMeter meter) {
    this.test = test;
    this.knowledge = knowledge;
    this.alpha = alpha;
    this.meter = meter;
    this.size = test.size();
    this.later = new int[size][];
    this.tested = new boolean[size];
  }

  private final class Scratch {
    final SeparatorFinder finder = SeparatingTest.finder(test, alpha);
    final TestMeter.OfThread watch = meter.thread(finder.testsPerLook());
    final int[] others = new int[size];
  }

  Neighbours run(ParallelLoop loop) {
    meter.begin("level 0", (double) size * (size - 1) / 2);
    loop.run(size, Scratch::new, this::row);
    boolean keep = countUntested() <= MOST_UNTESTED;
    for (int x = 0; x < size; x++) {
      later[x] = tested[x] ? later[x] : open(x, keep);
    }
    return Neighbours.ofLater(later);
  }

  /// Pairs that were left out of the result because the search was stopped before their test.
  long untestedLeftOut() {
    return untested <= MOST_UNTESTED ? 0 : untested;
  }

  /// Pairs that were not tested.
  long untested() {
    return untested;
  }

  private void row(Scratch scratch, int x) {
    if (meter.stopped()) {
      return;
    }
    int[] others = scratch.others;
    int count = toTest(x, others);
    int dependent = scratch.finder.dependents(x, others, count, others, scratch.watch);
    if (dependent >= 0) {
      later[x] = withRequired(x, others, dependent);
      tested[x] = true;
      scratch.watch.settle(size - 1 - x);
    }
    scratch.watch.flush();
  }

  private int toTest(int x, int[] into) {
    int count = 0;
    for (int y = x + 1; y < size; y++) {
      if (knowledge.isEmpty() || (knowledge.allowsAdjacency(x, y) && !required(x, y))) {
        into[count++] = y;
      }
    }
    return count;
  }

  private boolean required(int x, int y) {
    return knowledge.requires(x, y) || knowledge.requires(y, x);
  }

  private int[] withRequired(int x, int[] found, int count) {
    int[] row = Arrays.copyOf(found, count);
    if (knowledge.isEmpty()) {
      return row;
    }
    int[] all = Arrays.copyOf(found, size);
    int at = count;
    for (int y = x + 1; y < size; y++) {
      if (required(x, y)) {
        all[at++] = y;
      }
    }
    Arrays.sort(all, 0, at);
    return Arrays.copyOf(all, at);
  }

  private long countUntested() {
    int[] scratch = new int[size];
    for (int x = 0; x < size; x++) {
      untested += tested[x] ? 0 : toTest(x, scratch);
    }
    return untested;
  }

  /// A row that was not tested: what is required and, where `all`, what is open too.
  private int[] open(int x, boolean all) {
    int[] row = new int[size];
    return withRequired(x, row, all ? toTest(x, row) : 0);
  }
}
