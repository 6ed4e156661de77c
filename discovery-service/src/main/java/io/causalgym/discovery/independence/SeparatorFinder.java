package io.causalgym.discovery.independence;

/// Looks for separating sets among many subsets at one level of significance: what a search by
/// tests does nearly all the time. Scratch space of one thread, not thread-safe.
public interface SeparatorFinder {

  /// Hears of tests that were done and says whether to go on.
  @FunctionalInterface
  interface Watch {

    /// @param tests done since the last call
    /// @return whether to stop; it stays so
    boolean stop(int tests);
  }

  /// Hears of p-values.
  @FunctionalInterface
  interface PValues {

    /// @param positions of the conditioning variables among the candidates, ascending; the first
    ///   `size` count
    void at(int[] positions, int size, double pValue);
  }

  /// How a look for a separating set ended.
  enum Outcome {
    FOUND,
    NONE,
    STOPPED
  }

  /// Tests between two looks at a clock, so that the looks cost nothing and are a few milliseconds
  /// apart at most.
  int testsPerLook();

  /// Writes those of the first `count` of `others` that are dependent on `x`, in their order, to
  /// `into`, which may be `others`.
  ///
  /// @return how many; -1 if stopped
  int dependents(int x, int[] others, int count, int[] into, Watch watch);

  /// Looks through the subsets of the first `count` of `candidates` that have `size` members, in
  /// lexicographic order of positions, up to the first given which `x` and `y` are independent.
  ///
  /// @param leading the first member of a subset is one of the first `leading` candidates
  /// @param size at least 1
  /// @param found receives the members of the separating set in the order of the candidates
  Outcome find(
      int x, int y, int[] candidates, int count, int leading, int size, int[] found, Watch watch);

  /// Tells the p-values given each of the subsets that {@link #find} would look through.
  ///
  /// @param size from 0 on, where `leading` means nothing for 0
  /// @return whether it came to the end
  boolean each(
      int x, int y, int[] candidates, int count, int leading, int size, PValues to, Watch watch);
}
