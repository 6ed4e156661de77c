package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.independence.SeparatorFinder.Outcome;
import io.causalgym.discovery.independence.Subsets;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;

/// One level of the search: for every edge `x - y`, ascending, the sets of one size among the
/// neighbours of `x`, then those among the neighbours of `y` that are not among those of `x` too,
/// up to the first that separates. Adjacencies are those at the level's beginning, so that the
/// result does not depend on the order of edges (Colombo and Maathuis 2014, algorithm 4.1).
final class ConditionalLevel {
  // Some 30 edges: enough to hide the cost of a parallel step, few enough to share evenly.
  private static final int CHUNK = 64;
  private static final int[] NONE = new int[0];

  private final IndependenceTest test;
  private final Knowledge knowledge;
  private final double alpha;
  private final Neighbours neighbours;
  private final int size;
  private final TestMeter meter;

  // By degree less one: the subsets of that many candidates.
  private final double[] subsets;

  // For each chunk: position and members of the separating set, for each edge removed.
  private final int[][] removals;

  ConditionalLevel(
      IndependenceTest test,
      Knowledge knowledge,
      double alpha,
      Neighbours neighbours,
      int size,
      TestMeter meter) {
    this.test = test;
    this.knowledge = knowledge;
    this.alpha = alpha;
    this.neighbours = neighbours;
    this.size = size;
    this.meter = meter;
    this.subsets = new double[neighbours.largestDegree() + 1];
    for (int of = 0; of < subsets.length; of++) {
      subsets[of] = Subsets.count(of, size);
    }
    this.removals = new int[Math.ceilDiv(neighbours.positions(), CHUNK)][];
  }

  private final class Scratch {
    final SeparatorFinder finder = SeparatingTest.finder(test, alpha);
    final TestMeter.OfThread watch = meter.thread(finder.testsPerLook());
    final int[] candidates = new int[neighbours.largestDegree()];
    final int[] shared = new int[neighbours.largestDegree()];
    final int[] found = new int[size];
    final int[] removed = new int[CHUNK * (size + 1)];
  }

  /// What is left; the separating sets are added to `sets`.
  Neighbours run(ParallelLoop loop, SeparatingSets sets) {
    meter.begin("level " + size, mostTests());
    loop.run(removals.length, Scratch::new, this::chunk);
    Neighbours.Positions removed = new Neighbours.Positions(neighbours.positions());
    for (int[] chunk : removals) {
      for (int at = 0; at < chunk.length; at += size + 1) {
        removed.add(chunk[at]);
        int x = neighbours.owner(chunk[at]);
        sets.put(x, neighbours.target(chunk[at]), chunk, at + 1, size);
      }
    }
    return neighbours.without(removed);
  }

  private double mostTests() {
    double most = 0;
    for (int node = 0; node < neighbours.size(); node++) {
      int degree = neighbours.degree(node);
      most += degree == 0 ? 0 : degree * subsets[degree - 1];
    }
    return most;
  }

  private void chunk(Scratch scratch, int chunk) {
    int from = chunk * CHUNK;
    int to = Math.min(from + CHUNK, neighbours.positions());
    int x = neighbours.owner(from);
    int used = 0;
    for (int at = from; at < to && !meter.stopped(); at++) {
      while (at >= neighbours.end(x)) {
        x++;
      }
      int y = neighbours.target(at);
      if (x < y && separate(scratch, x, y)) {
        scratch.removed[used] = at;
        System.arraycopy(scratch.found, 0, scratch.removed, used + 1, size);
        used += size + 1;
      }
    }
    removals[chunk] = used == 0 ? NONE : Arrays.copyOf(scratch.removed, used);
    scratch.watch.flush();
  }

  private boolean separate(Scratch scratch, int x, int y) {
    if (knowledge.requires(x, y) || knowledge.requires(y, x)) {
      return false;
    }
    Outcome outcome = amongFirst(scratch, x, y);
    if (outcome == Outcome.NONE) {
      outcome = amongSecond(scratch, x, y);
    }
    scratch.watch.settle(subsets[neighbours.degree(x) - 1] + subsets[neighbours.degree(y) - 1]);
    return outcome == Outcome.FOUND;
  }

  private Outcome amongFirst(Scratch scratch, int x, int y) {
    if (neighbours.degree(x) <= size) {
      return Outcome.NONE;
    }
    int count = 0;
    for (int at = neighbours.start(x); at < neighbours.end(x); at++) {
      int z = neighbours.target(at);
      if (z != y && useful(z, x, y)) {
        scratch.candidates[count++] = z;
      }
    }
    return scratch.finder.find(
        x, y, scratch.candidates, count, count, size, scratch.found, scratch.watch);
  }

  /// The candidates that `x` does not have come first, and lead every subset: what has none of them
  /// was tested before.
  private Outcome amongSecond(Scratch scratch, int x, int y) {
    if (neighbours.degree(y) <= size) {
      return Outcome.NONE;
    }
    int fresh = 0;
    int shared = 0;
    int atX = neighbours.start(x);
    for (int at = neighbours.start(y); at < neighbours.end(y); at++) {
      int z = neighbours.target(at);
      while (atX < neighbours.end(x) && neighbours.target(atX) < z) {
        atX++;
      }
      if (z == x || !useful(z, x, y)) {
        continue;
      }
      if (atX < neighbours.end(x) && neighbours.target(atX) == z) {
        scratch.shared[shared++] = z;
      } else {
        scratch.candidates[fresh++] = z;
      }
    }
    System.arraycopy(scratch.shared, 0, scratch.candidates, fresh, shared);
    return scratch.finder.find(
        x, y, scratch.candidates, fresh + shared, fresh, size, scratch.found, scratch.watch);
  }

  /// Whether `z` can be needed to separate: not where it is known to be a cause of neither.
  private boolean useful(int z, int x, int y) {
    return knowledge.isEmpty() || knowledge.allows(z, x) || knowledge.allows(z, y);
  }
}
