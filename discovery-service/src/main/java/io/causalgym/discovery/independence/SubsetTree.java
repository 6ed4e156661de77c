package io.causalgym.discovery.independence;

/// Partial correlations given all subsets of one size, in lexicographic order: the Cholesky factor
/// of a subset shares the rows of the members that it has in common with the one before.
///
/// A conditioning variable that the others determine is left out, and a variable that the
/// conditioning ones determine is correlated with nothing.
final class SubsetTree {
  /// A variance left that is as small comes from rounding.
  static final double NOTHING = 1e-10;

  private final double[] r;
  private final int variables;

  // By depth in the tree: rows of the Cholesky factor of the correlations of the members, one over
  // its diagonal or 0 where there is nothing left, and what it makes of x and y.
  private double[] factor = new double[64];
  private double[] inverse = new double[8];
  private double[] toX = new double[8];
  private double[] toY = new double[8];

  // What is left of covariance and variances given the members above a depth.
  private double[] covariances = new double[9];
  private double[] variancesX = new double[9];
  private double[] variancesY = new double[9];

  // Of the pair and the candidates.
  private int[] candidates = new int[0];
  private int count;
  private double[] ofX = new double[16];
  private double[] ofY = new double[16];
  private int size;
  private int[] positions = new int[0];

  /// @param r a correlation matrix by rows
  SubsetTree(double[] r, int variables) {
    this.r = r;
    this.variables = variables;
  }

  /// Takes the first subset of the first `count` candidates.
  void begin(int x, int y, int[] candidates, int count, int size) {
    reserve(count, size);
    this.candidates = candidates;
    this.count = count;
    this.size = size;
    for (int i = 0; i < count; i++) {
      ofX[i] = r[x * variables + candidates[i]];
      ofY[i] = r[y * variables + candidates[i]];
    }
    positions = Subsets.first(size);
    covariances[0] = r[x * variables + y];
    variancesX[0] = 1;
    variancesY[0] = 1;
    grow(0);
  }

  /// Takes the next subset; whether there is one.
  boolean next() {
    int changed = Subsets.next(positions, size, count);
    if (changed >= 0) {
      grow(changed);
    }
    return changed >= 0;
  }

  int[] positions() {
    return positions;
  }

  boolean independent(double threshold) {
    double left = covariances[size];
    double x = variancesX[size];
    double y = variancesY[size];
    return left * left <= threshold * (x * y) || x <= NOTHING || y <= NOTHING;
  }

  /// The squared partial correlation given the subset.
  double squared() {
    double left = covariances[size];
    double x = variancesX[size];
    double y = variancesY[size];
    return x > NOTHING && y > NOTHING ? left * left / (x * y) : 0;
  }

  private void reserve(int candidates, int members) {
    if (candidates > ofX.length) {
      ofX = new double[2 * candidates];
      ofY = new double[2 * candidates];
    }
    if (members > inverse.length) {
      factor = new double[members * members];
      inverse = new double[members];
      toX = new double[members];
      toY = new double[members];
      covariances = new double[members + 1];
      variancesX = new double[members + 1];
      variancesY = new double[members + 1];
    }
  }

  private void grow(int from) {
    for (int depth = from; depth < size; depth++) {
      add(depth);
    }
  }

  /// The row of the factor of the member at a depth.
  private void add(int depth) {
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
