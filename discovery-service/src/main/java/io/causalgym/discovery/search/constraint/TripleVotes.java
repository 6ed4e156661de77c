package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.SeparatorFinder;
import java.util.Arrays;

/// What the tests of one pair say about each of its common neighbours; scratch space of one thread.
final class TripleVotes implements SeparatorFinder.PValues {
  // Below it there is no evidence left to compare.
  private static final double LEAST_P = Double.MIN_NORMAL;

  private final double alpha;
  private int commons;
  private int separating;

  // By position among the candidates: which common neighbour it is, or -1.
  private int[] commonAt = new int[0];

  // By common neighbour: separating sets with it, the largest p-value with it and without it.
  private int[] with;
  private double[] largestWith;
  private double[] largestWithout;
  private boolean[] member;

  TripleVotes(double alpha, int mostCommons) {
    this.alpha = alpha;
    this.with = new int[mostCommons];
    this.largestWith = new double[mostCommons];
    this.largestWithout = new double[mostCommons];
    this.member = new boolean[mostCommons];
  }

  void begin(int count) {
    commons = count;
    separating = 0;
    Arrays.fill(with, 0, count, 0);
    Arrays.fill(largestWith, 0, count, 0);
    Arrays.fill(largestWithout, 0, count, 0);
  }

  /// @param common for each candidate of the tests that follow
  void candidates(int[] common) {
    commonAt = common;
  }

  @Override
  public void at(int[] positions, int size, double pValue) {
    boolean separates = pValue > alpha;
    separating += separates ? 1 : 0;
    mark(positions, size, true);
    for (int b = 0; b < commons; b++) {
      if (member[b]) {
        with[b] += separates ? 1 : 0;
        largestWith[b] = Math.max(largestWith[b], pValue);
      } else {
        largestWithout[b] = Math.max(largestWithout[b], pValue);
      }
    }
    mark(positions, size, false);
  }

  private void mark(int[] positions, int size, boolean in) {
    for (int i = 0; i < size; i++) {
      int b = commonAt[positions[i]];
      if (b >= 0) {
        member[b] = in;
      }
    }
  }

  boolean anySeparating() {
    return separating > 0;
  }

  Verdict verdict(ColliderRule rule, int b) {
    return switch (rule) {
      case STANDARD, MAX_P ->
          largestWithout[b] > largestWith[b] ? Verdict.COLLIDER : Verdict.NO_COLLIDER;
      case CONSERVATIVE ->
          with[b] == 0
              ? Verdict.COLLIDER
              : with[b] == separating ? Verdict.NO_COLLIDER : Verdict.OPEN;
      case MAJORITY ->
          2 * with[b] < separating
              ? Verdict.COLLIDER
              : 2 * with[b] > separating ? Verdict.NO_COLLIDER : Verdict.OPEN;
    };
  }

  /// How much better the pair is separated without the neighbour than with it: the logarithm of the
  /// ratio of the largest p-values.
  double evidence(int b) {
    return Math.log(Math.max(LEAST_P, largestWithout[b]))
        - Math.log(Math.max(LEAST_P, largestWith[b]));
  }

  /// What an unshielded triple is taken for.
  enum Verdict {
    COLLIDER,
    NO_COLLIDER,
    OPEN
  }
}
