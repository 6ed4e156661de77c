package io.causalgym.discovery.search.temporal;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A superset of the lagged parents of each variable, found by tests with few conditions: the first
/// phase of PCMCI+.
///
/// Source: Runge (2020, runge2020discovering), Algorithm 1: candidate `i` is tested given the
/// strongest `p` others, for `p` = 0, 1, ..; variables are apart from each other, and so are taken
/// in parallel.
final class LaggedConditions {
  private final int size;
  private final int maxLag;
  private final Knowledge knowledge;
  private final SearchControl control;
  private final AtomicLong tests;

  private LaggedConditions(
      int size, int maxLag, Knowledge knowledge, SearchControl control, AtomicLong tests) {
    this.size = size;
    this.maxLag = maxLag;
    this.knowledge = knowledge;
    this.control = control;
    this.tests = tests;
  }

  /// For each variable the lagged ones that were left, strongest first.
  static int[][] find(
      int size,
      int maxLag,
      LaggedTest test,
      Knowledge knowledge,
      SearchControl control,
      AtomicLong tests) {
    LaggedConditions phase = new LaggedConditions(size, maxLag, knowledge, control, tests);
    int[][] conditions = new int[size][];
    AtomicLong done = new AtomicLong();
    control
        .loop()
        .run(
            size,
            test::worker,
            (worker, j) -> {
              conditions[j] = phase.of(j, worker);
              control.progress().at(done.incrementAndGet(), size, "variables", "lagged parents");
            });
    return conditions;
  }

  private int[] of(int j, LaggedTest.Worker worker) {
    Deadline deadline = control.deadline();
    int[] candidates = candidates(j);
    double[] weakest = new double[(maxLag + 1) * size];
    Arrays.fill(weakest, Double.POSITIVE_INFINITY);
    int[] given = new int[candidates.length];
    long count = 0;
    for (int p = 0; candidates.length - 1 >= p && !deadline.passed(); p++) {
      boolean[] gone = new boolean[candidates.length];
      for (int at = 0; at < candidates.length && !deadline.passed(); at++) {
        // The strongest p of the others.
        System.arraycopy(candidates, 0, given, 0, Math.min(at, p));
        if (at < p) {
          System.arraycopy(candidates, at + 1, given, at, p - at);
        }
        gone[at] = worker.independent(candidates[at], j, given, p);
        weakest[candidates[at]] = Math.min(weakest[candidates[at]], worker.strength());
        count++;
      }
      candidates = sorted(candidates, gone, weakest);
    }
    tests.addAndGet(count);
    return candidates;
  }

  private int[] candidates(int j) {
    int[] candidates = new int[maxLag * size];
    int count = 0;
    for (int lag = 1; lag <= maxLag; lag++) {
      for (int i = 0; i < size; i++) {
        if (LaggedLinks.allowed(knowledge, lag, i, j)) {
          candidates[count++] = lag * size + i;
        }
      }
    }
    return Arrays.copyOf(candidates, count);
  }

  /// Those that are left, strongest first, equals in the order they had.
  private static int[] sorted(int[] candidates, boolean[] gone, double[] weakest) {
    int[] left = new int[candidates.length];
    int count = 0;
    for (int at = 0; at < candidates.length; at++) {
      if (gone[at]) {
        continue;
      }
      int to = count++;
      while (to > 0 && weakest[left[to - 1]] < weakest[candidates[at]]) {
        left[to] = left[to - 1];
        to--;
      }
      left[to] = candidates[at];
    }
    return Arrays.copyOf(left, count);
  }
}
