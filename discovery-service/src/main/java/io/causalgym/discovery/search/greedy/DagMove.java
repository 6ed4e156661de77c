package io.causalgym.discovery.search.greedy;

/// A change of one edge of a DAG.
///
/// @param kind what happens to the edge
/// @param gain of the score
record DagMove(Kind kind, int from, int to, double gain) {
  enum Kind {
    ADD,
    REMOVE,
    REVERSE
  }

  void apply(PartialDag dag) {
    switch (kind) {
      case ADD -> dag.direct(from, to);
      case REMOVE -> dag.separate(from, to);
      case REVERSE -> {
        dag.separate(from, to);
        dag.direct(to, from);
      }
    }
  }

  /// The nodes whose parents change.
  int[] changed() {
    return switch (kind) {
      case ADD, REMOVE -> new int[] {to};
      case REVERSE -> new int[] {from, to};
    };
  }

  /// The exclusive or of the keys of the edges that come and go.
  long key() {
    return switch (kind) {
      case ADD, REMOVE -> key(from, to);
      case REVERSE -> key(from, to) ^ key(to, from);
    };
  }

  // Zobrist's hashing with numbers that are mixed on the spot instead of kept in a table.
  private static long key(int from, int to) {
    long mixed = ((long) from << 32 | to) * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
