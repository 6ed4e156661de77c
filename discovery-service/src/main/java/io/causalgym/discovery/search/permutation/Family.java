package io.causalgym.discovery.search.permutation;

/// The parents that a variable gets, and its local score with them.
final class Family {
  final double score;
  // Ascending; never changed.
  final int[] parents;
  // Of variable and parents: sums of these tell graphs apart.
  final long fingerprint;

  Family(int variable, double score, int[] parents) {
    this.score = score;
    this.parents = parents;
    long hash = variable;
    for (int parent : parents) {
      hash = mix(hash ^ mix(parent + 1));
    }
    this.fingerprint = mix(hash);
  }

  /// The finalizer of SplitMix64 (steele2014fast).
  private static long mix(long bits) {
    long z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  boolean has(int variable) {
    return java.util.Arrays.binarySearch(parents, variable) >= 0;
  }
}
