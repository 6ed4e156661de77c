package io.causalgym.discovery.search.ancestral;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A partial ancestral graph while it is oriented: adjacencies in compressed sparse rows with one
/// mark for each position. At a position stands an edge from its owner to its target, and the mark
/// at the target; the mark at the owner stands at the position's twin. Not thread-safe.
final class PagMarks {
  /// No edge.
  static final byte NONE = 0;

  static final byte CIRCLE = 1;
  static final byte ARROW = 2;
  static final byte TAIL = 3;

  private final int[] offsets;
  private final int[] targets;
  private final int[] twins;
  private final byte[] marks;

  // Pairs without an edge that no test separated: lower << 32 | higher.
  private final Set<Long> unexplained = new HashSet<>();

  /// All marks are circles.
  ///
  /// @param rows for each node its neighbours, ascending; symmetric
  PagMarks(int[][] rows) {
    offsets = new int[rows.length + 1];
    for (int node = 0; node < rows.length; node++) {
      offsets[node + 1] = Math.addExact(offsets[node], rows[node].length);
    }
    targets = new int[offsets[rows.length]];
    twins = new int[targets.length];
    marks = new byte[targets.length];
    Arrays.fill(marks, CIRCLE);
    for (int node = 0; node < rows.length; node++) {
      System.arraycopy(rows[node], 0, targets, offsets[node], rows[node].length);
    }
    int[] next = Arrays.copyOf(offsets, rows.length);
    // Owners ascend, so that each is met as a target in the order of its own row.
    for (int node = 0; node < rows.length; node++) {
      for (int at = offsets[node]; at < offsets[node + 1]; at++) {
        twins[at] = next[targets[at]]++;
      }
    }
  }

  int size() {
    return offsets.length - 1;
  }

  int positions() {
    return targets.length;
  }

  int start(int node) {
    return offsets[node];
  }

  int end(int node) {
    return offsets[node + 1];
  }

  int target(int position) {
    return targets[position];
  }

  int twin(int position) {
    return twins[position];
  }

  /// The node from which the edge at a position starts.
  int owner(int position) {
    return targets[twins[position]];
  }

  /// The mark at the target; {@link #NONE} where the edge was removed.
  byte there(int position) {
    return marks[position];
  }

  /// The mark at the owner.
  byte here(int position) {
    return marks[twins[position]];
  }

  /// Where the edge from `a` to `b` stands; negative if they never were adjacent.
  int position(int a, int b) {
    return Arrays.binarySearch(targets, offsets[a], offsets[a + 1], b);
  }

  /// The mark at `b` of the edge between `a` and `b`.
  byte at(int a, int b) {
    int position = position(a, b);
    return position < 0 ? NONE : marks[position];
  }

  boolean adjacent(int a, int b) {
    return at(a, b) != NONE;
  }

  /// Whether `a` and `b` are not adjacent because a test separated them. A pair that only knowledge
  /// keeps apart says nothing about colliders between: to the rules it counts as adjacent.
  boolean apart(int a, int b) {
    return !adjacent(a, b) && (unexplained.isEmpty() || !unexplained.contains(key(a, b)));
  }

  /// Notes that no test separated a pair that has no edge.
  void unexplained(int a, int b) {
    unexplained.add(key(a, b));
  }

  static long key(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  /// Replaces a circle at a position's target.
  ///
  /// @return whether there was one
  boolean orient(int position, byte mark) {
    if (marks[position] != CIRCLE) {
      return false;
    }
    marks[position] = mark;
    return true;
  }

  /// Replaces a circle at `b`.
  boolean orient(int a, int b, byte mark) {
    int position = position(a, b);
    return position >= 0 && orient(position, mark);
  }

  void remove(int position) {
    marks[position] = NONE;
    marks[twins[position]] = NONE;
  }

  /// Makes all marks circles again.
  void clear() {
    for (int at = 0; at < marks.length; at++) {
      marks[at] = marks[at] == NONE ? NONE : CIRCLE;
    }
  }

  /// The neighbours that each node still has, ascending.
  int[][] rows() {
    int[][] rows = new int[size()][];
    for (int node = 0; node < rows.length; node++) {
      int[] row = new int[offsets[node + 1] - offsets[node]];
      int count = 0;
      for (int at = offsets[node]; at < offsets[node + 1]; at++) {
        if (marks[at] != NONE) {
          row[count++] = targets[at];
        }
      }
      rows[node] = Arrays.copyOf(row, count);
    }
    return rows;
  }

  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int a = 0; a < size(); a++) {
      for (int at = offsets[a]; at < offsets[a + 1]; at++) {
        if (targets[at] > a && marks[at] != NONE) {
          edges.add(edge(a, targets[at], here(at), there(at)));
        }
      }
    }
    return edges;
  }

  private static Edge edge(int a, int b, byte atA, byte atB) {
    if (atA == atB) {
      return new Edge(
          a,
          b,
          atA == CIRCLE
              ? EdgeKind.CIRCLE_CIRCLE
              : atA == ARROW ? EdgeKind.BIDIRECTED : EdgeKind.UNDIRECTED);
    }
    // The mark that an edge's kind has at its second node: an arrowhead before a tail.
    boolean forward = atB == ARROW || (atB == TAIL && atA == CIRCLE);
    byte first = forward ? atA : atB;
    byte second = forward ? atB : atA;
    EdgeKind kind =
        second == TAIL
            ? EdgeKind.CIRCLE_TAIL
            : first == TAIL ? EdgeKind.DIRECTED : EdgeKind.CIRCLE_ARROW;
    return forward ? new Edge(a, b, kind) : new Edge(b, a, kind);
  }
}
