package io.causalgym.discovery.independence;

/// Looks for separating sets by partial correlations: closed forms for one and two conditioning
/// variables, a Cholesky factor that grows along the tree of subsets above. A test compares squares
/// with one threshold for each size: no root, no logarithm.
final class FisherZFinder implements SeparatorFinder {
  private static final double NOTHING = SubsetTree.NOTHING;

  private final double[] r;
  private final int size;
  private final long rows;
  private final ZThreshold thresholds;
  private final SubsetTree tree;

  // Of tests with so many conditioning variables.
  private int members = -1;
  private double threshold;

  // Correlations of x and of y with the candidates.
  private double[] ofX = new double[16];
  private double[] ofY = new double[16];

  FisherZFinder(Correlation correlation, double alpha) {
    this.r = correlation.values();
    this.size = correlation.size();
    this.rows = correlation.rows();
    this.thresholds = new ZThreshold(alpha);
    this.tree = new SubsetTree(r, size);
  }

  @Override
  public int testsPerLook() {
    return 4096;
  }

  private void aim(int given) {
    if (members != given) {
      members = given;
      threshold = thresholds.squared(rows - given - 3);
    }
  }

  @Override
  public int dependents(int x, int[] others, int count, int[] into, Watch watch) {
    aim(0);
    int row = x * size;
    int dependent = 0;
    for (int i = 0; i < count; i++) {
      double correlation = r[row + others[i]];
      into[dependent] = others[i];
      dependent += correlation * correlation <= threshold ? 0 : 1;
    }
    return watch.stop(count) ? -1 : dependent;
  }

  @Override
  public Outcome find(
      int x, int y, int[] candidates, int count, int leading, int size, int[] found, Watch watch) {
    if (size > count) {
      return Outcome.NONE;
    }
    aim(size);
    return switch (size) {
      case 1 -> one(x, y, candidates, leading, found, watch);
      case 2 -> two(x, y, candidates, count, leading, found, watch);
      default -> more(x, y, candidates, count, leading, size, found, watch);
    };
  }

  private void gather(int x, int y, int[] candidates, int count) {
    if (count > ofX.length) {
      ofX = new double[2 * count];
      ofY = new double[2 * count];
    }
    for (int i = 0; i < count; i++) {
      ofX[i] = r[x * size + candidates[i]];
      ofY[i] = r[y * size + candidates[i]];
    }
  }

  private Outcome one(int x, int y, int[] candidates, int leading, int[] found, Watch watch) {
    double covariance = r[x * size + y];
    int rowX = x * size;
    int rowY = y * size;
    for (int i = 0; i < leading; i++) {
      double sx = r[rowX + candidates[i]];
      double sy = r[rowY + candidates[i]];
      double left = covariance - sx * sy;
      double leftX = 1 - sx * sx;
      double leftY = 1 - sy * sy;
      if (left * left <= threshold * (leftX * leftY) || leftX <= NOTHING || leftY <= NOTHING) {
        found[0] = candidates[i];
        watch.stop(i + 1);
        return Outcome.FOUND;
      }
    }
    return watch.stop(leading) ? Outcome.STOPPED : Outcome.NONE;
  }

  private Outcome two(
      int x, int y, int[] candidates, int count, int leading, int[] found, Watch watch) {
    gather(x, y, candidates, count);
    double covariance = r[x * size + y];
    for (int i = 0; i < leading && i < count - 1; i++) {
      int at = second(covariance, candidates, i, count);
      if (at < count) {
        found[0] = candidates[i];
        found[1] = candidates[at];
        watch.stop(at - i);
        return Outcome.FOUND;
      }
      if (watch.stop(count - 1 - i)) {
        return Outcome.STOPPED;
      }
    }
    return Outcome.NONE;
  }

  /// The first candidate after `i` that separates together with it, or `count`. Covariances given
  /// `s` are multiplied by the variance of `t` given `s`, which saves divisions.
  private int second(double covariance, int[] candidates, int i, int count) {
    int row = candidates[i] * size;
    double sx = ofX[i];
    double sy = ofY[i];
    double xy = covariance - sx * sy;
    double xx = 1 - sx * sx;
    double yy = 1 - sy * sy;
    for (int j = i + 1; j < count; j++) {
      double st = r[row + candidates[j]];
      double tt = 1 - st * st;
      double tx = ofX[j] - sx * st;
      double ty = ofY[j] - sy * st;
      double left = xy * tt - tx * ty;
      double leftX = xx * tt - tx * tx;
      double leftY = yy * tt - ty * ty;
      if (left * left <= threshold * (leftX * leftY)
          || leftX <= NOTHING * tt
          || leftY <= NOTHING * tt) {
        return j;
      }
    }
    return count;
  }

  private Outcome more(
      int x, int y, int[] candidates, int count, int leading, int size, int[] found, Watch watch) {
    if (leading == 0) {
      return Outcome.NONE;
    }
    tree.begin(x, y, candidates, count, size);
    do {
      if (tree.independent(threshold)) {
        watch.stop(1);
        for (int i = 0; i < size; i++) {
          found[i] = candidates[tree.positions()[i]];
        }
        return Outcome.FOUND;
      }
      if (watch.stop(1)) {
        return Outcome.STOPPED;
      }
    } while (tree.next() && tree.positions()[0] < leading);
    return Outcome.NONE;
  }

  @Override
  public boolean each(
      int x, int y, int[] candidates, int count, int leading, int size, PValues to, Watch watch) {
    if (size > count || (size > 0 && leading == 0)) {
      return true;
    }
    long freedom = rows - size - 3;
    tree.begin(x, y, candidates, count, size);
    do {
      to.at(tree.positions(), size, ZThreshold.pValue(tree.squared(), freedom));
      if (watch.stop(1)) {
        return false;
      }
    } while (tree.next() && tree.positions()[0] < leading);
    return true;
  }
}
