package io.causalgym.discovery.search.greedy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Moves that change the parents of one node and improve the score, best first. Not thread-safe.
final class RankedMoves {
  private static final int[] NONE = {};

  private final int words;
  int count;
  double[] gains = new double[4];
  int[] others = new int[4];
  int[] sets = new int[4];
  long[] cliques;
  private int cliqueCount;
  private int @Nullable [] @Nullable [] obstacles;

  RankedMoves(int words) {
    this.words = words;
    this.cliques = new long[words];
  }

  /// Keeps a clique.
  ///
  /// @return its number
  int keep(long[] clique, int at) {
    int to = cliqueCount * words;
    if (cliques.length < to + words) {
      cliques = Arrays.copyOf(cliques, 2 * cliques.length);
    }
    System.arraycopy(clique, at, cliques, to, words);
    return cliqueCount++;
  }

  /// Takes over another clique in place of the only one.
  void replace(long[] clique, int at) {
    System.arraycopy(clique, at, cliques, 0, words);
  }

  void add(int other, int set, double gain) {
    if (count == gains.length) {
      gains = Arrays.copyOf(gains, 2 * count);
      others = Arrays.copyOf(others, 2 * count);
      sets = Arrays.copyOf(sets, 2 * count);
    }
    others[count] = other;
    sets[count] = set;
    gains[count++] = gain;
  }

  /// Best first; among equals the one added first.
  void rank() {
    // Shell's sort does not keep the order of equals: their places do.
    int[] place = new int[count];
    Arrays.setAll(place, i -> i);
    for (int gap = Math.max(1, count / 2); count > 1; gap = gap == 2 ? 1 : gap * 5 / 11) {
      for (int i = gap; i < count; i++) {
        sink(i, gap, place);
      }
      if (gap == 1) {
        break;
      }
    }
    trim();
  }

  private void sink(int from, int gap, int[] place) {
    double gain = gains[from];
    int other = others[from];
    int set = sets[from];
    int own = place[from];
    int at = from;
    for (; at >= gap && before(gain, own, gains[at - gap], place[at - gap]); at -= gap) {
      gains[at] = gains[at - gap];
      others[at] = others[at - gap];
      sets[at] = sets[at - gap];
      place[at] = place[at - gap];
    }
    gains[at] = gain;
    others[at] = other;
    sets[at] = set;
    place[at] = own;
  }

  private static boolean before(double a, int placeA, double b, int placeB) {
    return a > b || (a == b && placeA < placeB);
  }

  private void trim() {
    if (gains.length > 2 * count + 4) {
      gains = Arrays.copyOf(gains, count);
      others = Arrays.copyOf(others, count);
      sets = Arrays.copyOf(sets, count);
    }
  }

  /// The path that made a move invalid when it was last looked at; empty for none.
  int[] obstacle(int move) {
    return obstacles == null || obstacles[move] == null ? NONE : obstacles[move];
  }

  void obstruct(int move, int[] path) {
    if (obstacles == null) {
      obstacles = new int[count][];
    }
    obstacles[move] = path;
  }

  /// Where the clique of a move begins in {@link #cliques}.
  int clique(int move) {
    return sets[move] * words;
  }
}
