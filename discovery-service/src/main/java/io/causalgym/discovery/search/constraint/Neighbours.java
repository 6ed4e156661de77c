package io.causalgym.discovery.search.constraint;

import java.util.Arrays;

/// Which variables are adjacent, in compressed sparse rows; immutable. The neighbours of `node`
/// stand at positions `start(node)` (inclusive) to `end(node)` (exclusive), ascending, and each
/// edge stands at two positions.
public final class Neighbours {
  private final int[] offsets;
  private final int[] targets;

  private Neighbours(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /// @param later for each node its neighbours with a higher number, ascending
  static Neighbours ofLater(int[][] later) {
    int size = later.length;
    int[] offsets = new int[size + 1];
    for (int x = 0; x < size; x++) {
      offsets[x + 1] += later[x].length;
      for (int y : later[x]) {
        offsets[y + 1]++;
      }
    }
    for (int x = 0; x < size; x++) {
      offsets[x + 1] = Math.addExact(offsets[x + 1], offsets[x]);
    }
    int[] next = Arrays.copyOf(offsets, size);
    int[] targets = new int[offsets[size]];
    for (int x = 0; x < size; x++) {
      // Rows are filled by ascending x: what is earlier than a node comes before what is later.
      for (int y : later[x]) {
        targets[next[y]++] = x;
      }
    }
    for (int x = 0; x < size; x++) {
      System.arraycopy(later[x], 0, targets, next[x], later[x].length);
    }
    return new Neighbours(offsets, targets);
  }

  public int size() {
    return offsets.length - 1;
  }

  /// The number of edges.
  public int edges() {
    return targets.length / 2;
  }

  /// The number of positions: twice that of edges.
  public int positions() {
    return targets.length;
  }

  public int start(int node) {
    return offsets[node];
  }

  public int end(int node) {
    return offsets[node + 1];
  }

  public int target(int position) {
    return targets[position];
  }

  public int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  public int largestDegree() {
    int largest = 0;
    for (int node = 0; node < size(); node++) {
      largest = Math.max(largest, degree(node));
    }
    return largest;
  }

  /// Where `b` stands among the neighbours of `a`; negative if it does not.
  public int position(int a, int b) {
    return Arrays.binarySearch(targets, offsets[a], offsets[a + 1], b);
  }

  public boolean adjacent(int a, int b) {
    return position(a, b) >= 0;
  }

  /// The neighbours of a node, ascending.
  public int[] of(int node) {
    return Arrays.copyOfRange(targets, offsets[node], offsets[node + 1]);
  }

  /// The node whose neighbours include a position.
  int owner(int position) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (offsets[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// What is left when edges are taken away.
  ///
  /// @param removed positions of them, at their lower node
  Neighbours without(Positions removed) {
    int[][] later = new int[size()][];
    int[] row = new int[largestDegree()];
    for (int x = 0; x < later.length; x++) {
      int count = 0;
      for (int at = offsets[x]; at < offsets[x + 1]; at++) {
        if (targets[at] > x && !removed.has(at)) {
          row[count++] = targets[at];
        }
      }
      later[x] = Arrays.copyOf(row, count);
    }
    return ofLater(later);
  }

  /// A set of positions.
  static final class Positions {
    private final long[] words;

    Positions(int size) {
      this.words = new long[(size + 63) >>> 6];
    }

    void add(int position) {
      words[position >>> 6] |= 1L << position;
    }

    boolean has(int position) {
      return (words[position >>> 6] & (1L << position)) != 0;
    }
  }
}
