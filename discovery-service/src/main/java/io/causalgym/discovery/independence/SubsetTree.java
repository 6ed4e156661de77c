package io.causalgym.discovery.independence;

import io.causalgym.discovery.independence.SeparatorFinder.Outcome;

/// Partial correlations given all subsets of one size, in lexicographic order: the Cholesky factor
/// of a subset shares the rows of the members that it has in common with the one before.
final class SubsetTree {
  private static final double NOTHING = PartialCorrelation.NOTHING;

  private final double[] r;
  private final int variables;

  // By depth in the tree, as in PartialCorrelation.
  private double[] factor = new double[64];
  private double[] inverse = new double[8];
  private double[] toX = new double[8];
  private double[] toY = new double[8];

  // What is left of covariance and variances given the members above a depth.
  private double[] covariances = new double[9];
  private double[] variancesX = new double[9];
  private double[] variancesY = new double[9];

  private int[] positions = new int[8];
  private int size;

  SubsetTree(Correlation correlation) {
    this.r = correlation.values();
    this.variables = correlation.size();
  }

  Outcome find(
      double covariance,
      double[] ofX,
      double[] ofY,
      int[] candidates,
      int count,
      int leading,
      int size,
      double threshold,
      int[] found,
      SeparatorFinder.Watch watch) {
    begin(size, covariance);
    int changed = 0;
    while (changed >= 0 && positions[0] < leading) {
      for (int depth = changed; depth < size; depth++) {
        add(depth, candidates, ofX, ofY);
      }
      double left = covariances[size];
      double x = variancesX[size];
      double y = variancesY[size];
      boolean independent = left * left <= threshold * (x * y) || x <= NOTHING || y <= NOTHING;
      if (independent) {
        for (int i = 0; i < size; i++) {
          found[i] = candidates[positions[i]];
        }
      }
      if (watch.stop(1) && !independent) {
        return Outcome.STOPPED;
      }
      if (independent) {
        return Outcome.FOUND;
      }
      changed = Subsets.next(positions, size, count);
    }
    return Outcome.NONE;
  }

  private void begin(int members, double covariance) {
    this.size = members;
    if (members > inverse.length) {
      factor = new double[members * members];
      inverse = new double[members];
      toX = new double[members];
      toY = new double[members];
      covariances = new double[members + 1];
      variancesX = new double[members + 1];
      variancesY = new double[members + 1];
    }
    positions = Subsets.first(members);
    covariances[0] = covariance;
    variancesX[0] = 1;
    variancesY[0] = 1;
  }

  /// The row of the factor of the member at a depth.
  private void add(int depth, int[] candidates, double[] ofX, double[] ofY) {
    int position = positions[depth];
    int rowOfMatrix = candidates[position] * variables;
    int at = depth * size;
    double left = 1;
    double x = ofX[position];
    double y = ofY[position];
    for (int column = 0; column < depth; column++) {
      double sum = r[rowOfMatrix + candidates[positions[column]]];
      for (int k = 0; k < column; k++) {
        sum -= factor[at + k] * factor[column * size + k];
      }
      double entry = sum * inverse[column];
      factor[at + column] = entry;
      left -= entry * entry;
      x -= entry * toX[column];
      y -= entry * toY[column];
    }
    double scale = left > NOTHING ? 1 / Math.sqrt(left) : 0;
    inverse[depth] = scale;
    toX[depth] = x * scale;
    toY[depth] = y * scale;
    covariances[depth + 1] = covariances[depth] - toX[depth] * toY[depth];
    variancesX[depth + 1] = variancesX[depth] - toX[depth] * toX[depth];
    variancesY[depth + 1] = variancesY[depth] - toY[depth] * toY[depth];
  }
}
