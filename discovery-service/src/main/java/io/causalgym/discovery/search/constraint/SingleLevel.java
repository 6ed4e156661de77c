package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.SeparatingTest.SingleSeparators;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.backend.KernelRun;
import java.util.concurrent.CancellationException;

/// Level 1 by a kernel that takes many edges at once: finds the sets that {@link ConditionalLevel}
/// finds where no knowledge is given, and counts the same tests.
///
/// Edges are taken in blocks of nodes, so that a search that is stopped keeps what it has found.
final class SingleLevel {
  /// Tests of a block at most, unless a node alone has more: some tenths of a second of one core.
  private static final double TESTS_AT_ONCE = 1e8;

  private final SingleSeparators separators;
  private final Neighbours neighbours;
  private final TestMeter meter;
  private final int words;
  private final long[] adjacent;
  private final Neighbours.Positions removed;

  SingleLevel(SingleSeparators separators, Neighbours neighbours, TestMeter meter) {
    this.separators = separators;
    this.neighbours = neighbours;
    this.meter = meter;
    this.words = Math.ceilDiv(neighbours.size(), Long.SIZE);
    this.adjacent = new long[Math.multiplyExact(neighbours.size(), words)];
    this.removed = new Neighbours.Positions(neighbours.positions());
    for (int x = 0; x < neighbours.size(); x++) {
      for (int at = neighbours.start(x); at < neighbours.end(x); at++) {
        int y = neighbours.target(at);
        adjacent[x * words + y / Long.SIZE] |= 1L << y;
      }
    }
  }

  /// Whether the neighbours of a graph fit the kernel's arrays.
  static boolean fits(Neighbours neighbours) {
    long words = Math.ceilDiv(neighbours.size(), Long.SIZE);
    return words * neighbours.size() <= Integer.MAX_VALUE - 8;
  }

  /// What is left; the separating sets are added to `sets`.
  Neighbours run(SearchControl control, SeparatingSets sets) {
    double most = 0;
    for (int x = 0; x < neighbours.size(); x++) {
      most += mostTests(x);
    }
    meter.begin("level 1", most);
    TestMeter.OfThread count = meter.thread(1 << 16);
    KernelRun run = new KernelRun(control.loop(), meter::looksStopped, control.used());
    int from = 0;
    while (from < neighbours.size() && !meter.looksStopped()) {
      int to = from;
      double tests = 0;
      do {
        tests += mostTests(to++);
      } while (to < neighbours.size() && tests + mostTests(to) <= TESTS_AT_ONCE);
      try {
        remove(from, separators.first(adjacent, from, to, run), sets, count);
      } catch (CancellationException stopped) {
        break; // with what was found before
      }
      count.settle(tests);
      count.flush();
      from = to;
    }
    return neighbours.without(removed);
  }

  private double mostTests(int x) {
    double most = 0;
    for (int at = neighbours.start(x); at < neighbours.end(x); at++) {
      int y = neighbours.target(at);
      most += y > x ? neighbours.degree(x) + neighbours.degree(y) - 2.0 : 0;
    }
    return most;
  }

  private void remove(int from, int[] found, SeparatingSets sets, TestMeter.OfThread count) {
    int x = from;
    int at = neighbours.start(x);
    for (int separator : found) {
      while (at == neighbours.end(x) || neighbours.target(at) < x) {
        at = at == neighbours.end(x) ? neighbours.start(++x) : at + 1;
      }
      int y = neighbours.target(at);
      count.stop(tests(x, y, separator));
      if (separator >= 0) {
        removed.add(at);
        sets.put(x, y, new int[] {separator}, 0, 1);
      }
      at++;
    }
  }

  /// Tests up to the separator, one after the other as {@link ConditionalLevel} does them.
  private int tests(int x, int y, int separator) {
    int end = separator < 0 ? neighbours.size() : separator + 1;
    boolean ofX = separator >= 0 && neighbours.adjacent(x, separator);
    int tests = ofX ? 0 : neighbours.degree(x) - 1;
    for (int word = 0; word * Long.SIZE < end; word++) {
      long mine = adjacent[x * words + word];
      long candidates = ofX ? mine : adjacent[y * words + word] & ~mine;
      int most = end - word * Long.SIZE;
      candidates &= most < Long.SIZE ? (1L << most) - 1 : -1;
      tests += Long.bitCount(candidates);
    }
    // The other end of the pair is no candidate.
    int other = ofX ? y : x;
    return tests - (other < end ? 1 : 0);
  }
}
