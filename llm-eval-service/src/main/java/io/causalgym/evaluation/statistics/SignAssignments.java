package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.random.RandomStream;

/// Signs for every world: all that differ by more than the common sign if the worlds are few, else
/// random ones.
///
/// @param worlds that get a sign
/// @param count of assignments
/// @param exact whether these are all
record SignAssignments(long seed, int worlds, int count, boolean exact) {

  /// Up to so many worlds all assignments are tried, `2^19` of them.
  static final int MOST_EXACT = 20;

  static SignAssignments of(long seed, int worlds, int random) {
    return worlds <= MOST_EXACT
        ? new SignAssignments(seed, worlds, 1 << Math.max(0, worlds - 1), true)
        : new SignAssignments(seed, worlds, random, false);
  }

  /// Writes the signs of an assignment to one lane. Among all of them, number 0 is the observed
  /// one.
  void write(int assignment, double[] weights, int lane) {
    RandomStream stream = new RandomStream(seed, assignment);
    long bits = assignment;
    for (int world = 0; world < worlds; world++) {
      if (!exact && world % Long.SIZE == 0) {
        bits = stream.bits(world / Long.SIZE);
      }
      weights[world * WeightedTotals.LANES + lane] = 1 - 2 * (bits & 1);
      bits >>>= 1;
    }
  }

  /// The p-value where `reached` assignments are at least as extreme as the observed one. Random
  /// ones do not hold the observed one, which is then counted with them (Phipson and Smyth 2010,
  /// phipson2010permutation).
  double pValue(long reached) {
    return exact ? reached / (double) count : (reached + 1.0) / (count + 1.0);
  }

  /// The smallest of the ascending values that all but a share `tail` of the assignments reach at
  /// most; infinite if there are too few of them to tell.
  double critical(double[] ascending, double tail) {
    int all = exact ? count : count + 1;
    int place = (int) Math.ceil((1 - tail) * all) - 1;
    return place < count && tail * all >= 1 ? ascending[place] : Double.POSITIVE_INFINITY;
  }
}
