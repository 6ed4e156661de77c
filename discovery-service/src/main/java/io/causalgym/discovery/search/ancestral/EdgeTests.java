package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.independence.SeparatorFinder.Outcome;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.numeric.parallel.ParallelLoop;
import org.jspecify.annotations.Nullable;

/// Looks for sets that separate the ends of edges, each edge by itself and on any thread, against
/// candidates that do not change: what is found depends on no order.
final class EdgeTests {
  private static final int[] EMPTY = new int[0];

  private final IndependenceTest test;
  private final Knowledge knowledge;
  private final double alpha;
  private final TestCounter counter;

  EdgeTests(IndependenceTest test, Knowledge knowledge, double alpha, TestCounter counter) {
    this.test = test;
    this.knowledge = knowledge;
    this.alpha = alpha;
    this.counter = counter;
  }

  private final class Scratch {
    final SeparatorFinder finder = SeparatingTest.finder(test, alpha);
    final TestCounter.OfThread watch = counter.thread(finder.testsPerLook());
    final CandidateList ofX = new CandidateList(test.size());
    final CandidateList ofY = new CandidateList(test.size());
    final int[] found = new int[test.size()];
  }

  /// For each edge, at twice its number the ends: the first set of the smallest size that separates
  /// them, or null. Required edges are left alone, and those not reached before the deadline too.
  int[] @Nullable [] run(
      ParallelLoop loop, int[] ends, CandidateList.Source source, int least, int most) {
    int[] @Nullable [] sets = new int[ends.length / 2][];
    loop.run(
        sets.length,
        Scratch::new,
        (scratch, edge) -> {
          if (!counter.stopped()) {
            sets[edge] = separate(scratch, ends[2 * edge], ends[2 * edge + 1], source, least, most);
            scratch.watch.flush();
            counter.finishedOne();
          }
        });
    return sets;
  }

  private int @Nullable [] separate(
      Scratch scratch, int x, int y, CandidateList.Source source, int least, int most) {
    if (knowledge.requires(x, y) || knowledge.requires(y, x)) {
      return null;
    }
    if (least == 0 && marginal(scratch, x, y)) {
      return EMPTY;
    }
    scratch.ofX.clear();
    scratch.ofY.clear();
    source.collect(x, y, scratch.ofX);
    source.collect(y, x, scratch.ofY);
    if (source.oneEndIsEnough()) {
      leaveLonger(scratch.ofX, scratch.ofY);
    }
    int largest = Math.min(most, Math.max(scratch.ofX.count, scratch.ofY.count));
    for (int size = Math.max(1, least); size <= largest; size++) {
      Outcome outcome = among(scratch, scratch.ofX, x, y, size);
      if (outcome == Outcome.NONE) {
        outcome = among(scratch, scratch.ofY, x, y, size);
      }
      switch (outcome) {
        case FOUND -> {
          return sorted(scratch.found, size);
        }
        case STOPPED -> {
          return null;
        }
        case NONE -> {}
      }
    }
    return null;
  }

  private static void leaveLonger(CandidateList a, CandidateList b) {
    (b.count < a.count ? a : b).clear();
  }

  private static boolean marginal(Scratch scratch, int x, int y) {
    int[] other = {y};
    return scratch.finder.dependents(x, other, 1, other, scratch.watch) == 0;
  }

  private static Outcome among(Scratch scratch, CandidateList list, int x, int y, int size) {
    return list.leading == 0 || list.count < size
        ? Outcome.NONE
        : scratch.finder.find(
            x, y, list.nodes, list.count, list.leading, size, scratch.found, scratch.watch);
  }

  private static int[] sorted(int[] found, int size) {
    int[] set = java.util.Arrays.copyOf(found, size);
    java.util.Arrays.sort(set);
    return set;
  }
}
