package io.causalgym.discovery.search.ancestral;

/// Variables among which a separating set is looked for. Scratch space of one thread.
final class CandidateList {
  final int[] nodes;
  int count;

  /// A set is tried only if its first member is among so many first ones: what has none of them was
  /// tried before.
  int leading;

  CandidateList(int size) {
    this.nodes = new int[size];
  }

  void clear() {
    count = 0;
    leading = 0;
  }

  void add(int node) {
    nodes[count++] = node;
  }

  /// What was added so far leads.
  void lead() {
    leading = count;
  }

  /// Says which variables may separate a pair.
  @FunctionalInterface
  interface Source {
    /// Fills an empty list with what is to be tried on the side of `x`.
    void collect(int x, int y, CandidateList into);

    /// Whether a separating set, if there is one, is on each side, so that the shorter list will
    /// do.
    default boolean oneEndIsEnough() {
      return false;
    }
  }
}
