package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.independence.Subsets;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.constraint.TripleVotes.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Judges the unshielded triples of a skeleton. All triples of one pair of ends are judged by the
/// same tests: given each set of neighbours of one end or of the other, smaller sets first.
final class ColliderSearch {
  /// Sets of one size that are tested for one end of a pair: sizes with more are left out.
  private static final int MOST_SETS = 1 << 14;

  private final IndependenceTest test;
  private final Skeleton skeleton;
  private final Neighbours neighbours;
  private final PcOptions options;
  private final SearchControl control;
  private final TestMeter meter;

  // By end.
  private final List<List<Judged>> judged;

  ColliderSearch(
      IndependenceTest test, Skeleton skeleton, PcOptions options, SearchControl control) {
    this.test = test;
    this.skeleton = skeleton;
    this.neighbours = skeleton.neighbours();
    this.options = options;
    this.control = control;
    this.meter = new TestMeter(control, skeleton.tests());
    this.judged = new ArrayList<>(Collections.nCopies(neighbours.size(), List.of()));
  }

  /// A triple that is a collider or open.
  ///
  /// @param evidence of a collider
  private record Judged(Triple triple, Verdict verdict, double evidence) {}

  private final class Scratch {
    final SeparatorFinder finder = SeparatingTest.finder(test, options.skeleton().alpha());
    final TestMeter.OfThread watch = meter.thread(finder.testsPerLook());
    final int degree = neighbours.largestDegree();
    final TripleVotes votes = new TripleVotes(options.skeleton().alpha(), degree);
    final int[] commons = new int[degree];
    final int[] candidates = new int[degree];
    final int[] commonAt = new int[degree];
    final boolean[] seen = new boolean[neighbours.size()];
    final int[] ends = new int[neighbours.size()];
  }

  Colliders run() {
    meter.begin("colliders", neighbours.size());
    control.loop().run(neighbours.size(), Scratch::new, this::judgeFrom);
    List<Judged> colliders = new ArrayList<>();
    Set<Triple> open = new HashSet<>();
    for (List<Judged> ofEnd : judged) {
      for (Judged triple : ofEnd) {
        switch (triple.verdict()) {
          case COLLIDER -> colliders.add(triple);
          case OPEN -> open.add(triple.triple());
          case NO_COLLIDER -> {}
        }
      }
    }
    colliders.sort(
        Comparator.comparingDouble(Judged::evidence).reversed().thenComparing(Judged::triple));
    return new Colliders(
        colliders.stream().map(Judged::triple).toList(), open, meter.tests(), meter.stopped());
  }

  /// Judges the triples that have `a` as their lower end.
  private void judgeFrom(Scratch scratch, int a) {
    List<Judged> into = new ArrayList<>();
    int count = ends(scratch, a);
    for (int i = 0; i < count; i++) {
      judge(scratch, a, scratch.ends[i], into);
    }
    scratch.watch.settle(1);
    scratch.watch.flush();
    judged.set(a, into);
  }

  /// The nodes above `a` at distance two, ascending.
  private int ends(Scratch scratch, int a) {
    int count = 0;
    for (int at = neighbours.start(a); at < neighbours.end(a); at++) {
      int b = neighbours.target(at);
      for (int from = neighbours.start(b); from < neighbours.end(b); from++) {
        int c = neighbours.target(from);
        if (c > a && !scratch.seen[c] && !neighbours.adjacent(a, c)) {
          scratch.seen[c] = true;
          scratch.ends[count++] = c;
        }
      }
    }
    Arrays.sort(scratch.ends, 0, count);
    for (int i = 0; i < count; i++) {
      scratch.seen[scratch.ends[i]] = false;
    }
    return count;
  }

  private void judge(Scratch scratch, int a, int c, List<Judged> into) {
    int count = commons(scratch, a, c);
    boolean bySet = options.colliders() == ColliderRule.STANDARD && skeleton.separated(a, c);
    boolean tested = bySet || tests(scratch, a, c, count);
    for (int i = 0; i < count; i++) {
      Triple triple = new Triple(a, scratch.commons[i], c);
      if (bySet) {
        if (!skeleton.separates(triple.b(), a, c)) {
          into.add(new Judged(triple, Verdict.COLLIDER, 0));
        }
      } else if (tested) {
        Verdict verdict = scratch.votes.verdict(options.colliders(), i);
        if (verdict != Verdict.NO_COLLIDER) {
          into.add(new Judged(triple, verdict, scratch.votes.evidence(i)));
        }
      } else {
        into.add(new Judged(triple, Verdict.OPEN, 0));
      }
    }
  }

  private int commons(Scratch scratch, int a, int c) {
    int count = 0;
    for (int at = neighbours.start(a); at < neighbours.end(a); at++) {
      if (neighbours.adjacent(c, neighbours.target(at))) {
        scratch.commons[count++] = neighbours.target(at);
      }
    }
    return count;
  }

  /// Whether the tests could be done and say something. Sizes that nobody needs are tested only as
  /// long as no set separates.
  private boolean tests(Scratch scratch, int a, int c, int commons) {
    scratch.votes.begin(commons);
    int needed = needed(a, c);
    int most = Math.max(neighbours.degree(a), neighbours.degree(c));
    int depth = options.skeleton().depth();
    most = depth < 0 ? most : Math.min(most, depth);
    for (int size = 0; size <= most; size++) {
      if (size > needed && scratch.votes.anySeparating()) {
        break;
      }
      if (!among(scratch, a, c, a, commons, size) || !among(scratch, a, c, c, commons, size)) {
        return false;
      }
    }
    return scratch.votes.anySeparating() || options.colliders() == ColliderRule.MAX_P;
  }

  /// For the largest p-value, up to two members more than separated the pair: larger sets have less
  /// power and change nothing on the samples of known structure, for twice the time. For other
  /// rules, as many as any pair needed.
  private int needed(int a, int c) {
    int largest = skeleton.largestSeparatingSet();
    return options.colliders() == ColliderRule.MAX_P && skeleton.separated(a, c)
        ? Math.min(largest, skeleton.separatingSetSize(a, c) + 2)
        : largest;
  }

  /// Sets of neighbours of one end; of the second end, those with a neighbour that the first does
  /// not have. Such neighbours stand before the common ones.
  ///
  /// @return false if stopped
  private boolean among(Scratch scratch, int a, int c, int end, int commons, int size) {
    int count = neighbours.degree(end);
    boolean second = end == c;
    if (size > count || (second && size == 0) || tooMany(count, size)) {
      return true;
    }
    int own = 0;
    for (int at = neighbours.start(end); at < neighbours.end(end); at++) {
      int z = neighbours.target(at);
      if (Arrays.binarySearch(scratch.commons, 0, commons, z) < 0) {
        scratch.commonAt[own] = -1;
        scratch.candidates[own++] = z;
      }
    }
    for (int i = 0; i < commons; i++) {
      scratch.commonAt[own + i] = i;
      scratch.candidates[own + i] = scratch.commons[i];
    }
    scratch.votes.candidates(scratch.commonAt);
    int leading = second ? own : count;
    return scratch.finder.each(
        a, c, scratch.candidates, count, leading, size, scratch.votes, scratch.watch);
  }

  private static boolean tooMany(int count, int size) {
    return Subsets.count(count, size) > MOST_SETS;
  }
}
