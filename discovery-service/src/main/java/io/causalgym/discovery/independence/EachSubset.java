package io.causalgym.discovery.independence;

/// Looks for separating sets by one test after another.
final class EachSubset implements SeparatorFinder {
  private static final int[] EMPTY = new int[0];

  private final IndependenceTest.Worker worker;
  private final double alpha;
  private final int testsPerLook;

  EachSubset(IndependenceTest.Worker worker, double alpha, int testsPerLook) {
    this.worker = worker;
    this.alpha = alpha;
    this.testsPerLook = testsPerLook;
  }

  @Override
  public int testsPerLook() {
    return testsPerLook;
  }

  @Override
  public int dependents(int x, int[] others, int count, int[] into, Watch watch) {
    int dependent = 0;
    for (int i = 0; i < count; i++) {
      int y = others[i];
      boolean independent = worker.independent(x, y, EMPTY, 0, alpha);
      if (watch.stop(1)) {
        return -1;
      }
      if (!independent) {
        into[dependent++] = y;
      }
    }
    return dependent;
  }

  @Override
  public Outcome find(
      int x, int y, int[] candidates, int count, int leading, int size, int[] found, Watch watch) {
    if (size > count) {
      return Outcome.NONE;
    }
    int[] positions = Subsets.first(size);
    while (positions[0] < leading) {
      for (int i = 0; i < size; i++) {
        found[i] = candidates[positions[i]];
      }
      boolean independent = worker.independent(x, y, found, size, alpha);
      if (watch.stop(1)) {
        return Outcome.STOPPED;
      }
      if (independent) {
        return Outcome.FOUND;
      }
      if (Subsets.next(positions, size, count) < 0) {
        break;
      }
    }
    return Outcome.NONE;
  }

  @Override
  public boolean each(
      int x, int y, int[] candidates, int count, int leading, int size, PValues to, Watch watch) {
    int[] positions = Subsets.first(size);
    int[] given = new int[size];
    int changed = size > count ? -1 : 0;
    while (changed >= 0 && (size == 0 || positions[0] < leading)) {
      for (int i = 0; i < size; i++) {
        given[i] = candidates[positions[i]];
      }
      to.at(positions, size, worker.pValue(x, y, given, size));
      if (watch.stop(1)) {
        return false;
      }
      changed = Subsets.next(positions, size, count);
    }
    return true;
  }
}
