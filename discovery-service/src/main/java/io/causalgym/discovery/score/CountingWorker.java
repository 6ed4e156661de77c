package io.causalgym.discovery.score;

import java.util.Arrays;

/// Local scores that depend on how often each level of a node occurs with each combination of its
/// parents' levels.
///
/// For one more parent the strata of the others are numbered once: about 1 ns for each candidate
/// and row.
abstract class CountingWorker implements Score.Worker {
  // Cells that fit the second level cache, with room for the columns.
  private static final int MOST_CELLS = 1 << 17;

  private final DiscreteColumns columns;
  private final Strata strata;
  private final int[] joint;
  private int[] counts = new int[1 << 10];
  private int[] sorted = new int[8];
  private int[] later = new int[8];

  CountingWorker(DiscreteColumns columns) {
    this.columns = columns;
    this.strata = new Strata(columns.rows());
    this.joint = new int[columns.rows()];
  }

  /// The score of a table.
  ///
  /// @param counts of level `k` of the node in stratum `j` at `j * levels + k`; strata that do not
  ///   occur may be left out
  /// @param strata that are in the table
  /// @param combinations of levels that the parents could have
  abstract double score(int[] counts, int strata, int levels, double combinations);

  @Override
  public final double local(int node, int[] parents, int count) {
    if (!stratify(node, parents, count)) {
      return Double.NEGATIVE_INFINITY;
    }
    int cells = strata.count() * columns.levels(node);
    reserve(cells);
    for (int cell : joint) {
      counts[cell]++;
    }
    double score =
        score(counts, strata.count(), columns.levels(node), combinations(parents, count));
    Arrays.fill(counts, 0, cells, 0);
    return score;
  }

  @Override
  public final void grown(
      int node, int[] parents, int count, int[] candidates, int candidateCount, double[] into) {
    if (!stratify(node, parents, count)) {
      Arrays.fill(into, 0, candidateCount, Double.NEGATIVE_INFINITY);
      return;
    }
    int cells = strata.count() * columns.levels(node);
    int groups = strata.count();
    double combinations = combinations(parents, count);
    int late = 0;
    for (int i = 0; i < candidateCount; i++) {
      int levels = columns.levels(candidates[i]);
      if ((long) cells * levels > MOST_CELLS) {
        candidateLater(i, late++);
        continue;
      }
      reserve(cells * levels);
      count(columns.codes(candidates[i]), cells, joint, counts);
      into[i] = score(counts, groups * levels, columns.levels(node), combinations * levels);
      Arrays.fill(counts, 0, cells * levels, 0);
    }
    if (late > 0) {
      oneByOne(node, parents, count, candidates, late, into);
    }
  }

  private void candidateLater(int candidate, int at) {
    if (at == later.length) {
      later = Arrays.copyOf(later, 2 * at);
    }
    later[at] = candidate;
  }

  // Tables so large are numbered anew without the cells that do not occur.
  private void oneByOne(
      int node, int[] parents, int count, int[] candidates, int late, double[] into) {
    int[] more = Arrays.copyOf(parents, count + 1);
    for (int i = 0; i < late; i++) {
      more[count] = candidates[later[i]];
      into[later[i]] = local(node, more, count + 1);
    }
  }

  private static void count(byte[] codes, int cells, int[] joint, int[] counts) {
    for (int row = 0; row < joint.length; row++) {
      counts[(codes[row] & 0xFF) * cells + joint[row]]++;
    }
  }

  private double combinations(int[] parents, int count) {
    double combinations = 1;
    for (int i = 0; i < count; i++) {
      combinations *= columns.levels(parents[i]);
    }
    return combinations;
  }

  /// Numbers the strata of the parents and the cells of the table.
  ///
  /// @return whether they are few enough to be numbered
  private boolean stratify(int node, int[] parents, int count) {
    if (sorted.length < count) {
      sorted = new int[2 * count];
    }
    System.arraycopy(parents, 0, sorted, 0, count);
    CholeskyWorker.sort(sorted, count);
    strata.clear();
    for (int i = 0; i < count; i++) {
      if (!strata.split(columns.codes(sorted[i]), columns.levels(sorted[i]))) {
        return false;
      }
    }
    int levels = columns.levels(node);
    if ((long) strata.count() * levels > Integer.MAX_VALUE / 8) {
      return false;
    }
    int[] numbers = strata.numbers();
    byte[] codes = columns.codes(node);
    for (int row = 0; row < joint.length; row++) {
      joint[row] = numbers[row] * levels + (codes[row] & 0xFF);
    }
    return true;
  }

  private void reserve(int cells) {
    if (counts.length < cells) {
      counts = new int[Math.max(cells, Math.min(2 * counts.length, MOST_CELLS))];
    }
  }
}
