package io.causalgym.discovery.search.temporal;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The triples `i - k - j` with `k` and `j` of the present and `i` of the present or earlier, whose
/// ends have no link, and what their middle is.
///
/// Source: Runge (2020), supplement, after Ramsey et al. (2006) and Colombo and Maathuis (2014).
final class UnshieldedTriples {
  /// Of lag 0 with `i < j`.
  record Triple(int lag, int i, int k, int j) {
    static Triple of(int lag, int i, int k, int j) {
      return lag == 0 && i > j ? new Triple(0, j, k, i) : new Triple(lag, i, k, j);
    }
  }

  enum Middle {
    COLLIDER,
    NO_COLLIDER,
    AMBIGUOUS
  }

  private final LaggedLinks links;
  private final MomentarySkeleton skeleton;
  private final Knowledge knowledge;
  private final ColliderRule rule;
  private final SearchControl control;

  UnshieldedTriples(
      LaggedLinks links,
      MomentarySkeleton skeleton,
      Knowledge knowledge,
      ColliderRule rule,
      SearchControl control) {
    this.links = links;
    this.skeleton = skeleton;
    this.knowledge = knowledge;
    this.rule = rule;
    this.control = control;
  }

  List<Triple> all() {
    List<Triple> triples = new ArrayList<>();
    for (int k = 0; k < links.size; k++) {
      for (int j : links.contemporaneous(k)) {
        for (int lag = 0; lag <= links.maxLag; lag++) {
          for (int i = 0; i < (lag == 0 ? j : links.size); i++) {
            if (links.has(lag, i, k) && !links.has(lag, i, j)) {
              triples.add(new Triple(lag, i, k, j));
            }
          }
        }
      }
    }
    return triples;
  }

  /// The middles of triples, in their order.
  Middle[] middles(List<Triple> triples, AtomicLong tests) {
    Middle[] middles = new Middle[triples.size()];
    control
        .loop()
        .run(
            middles.length,
            skeleton::momentary,
            (worker, at) -> {
              middles[at] = middle(triples.get(at), worker);
              tests.addAndGet(worker.takeTests());
            });
    return middles;
  }

  private Middle middle(Triple triple, MomentaryTest worker) {
    return switch (rule) {
      case FIRST -> byFirst(triple);
      case MAJORITY, CONSERVATIVE -> byAll(triple, worker);
    };
  }

  private Middle byFirst(Triple triple) {
    if (!LaggedLinks.allowed(knowledge, triple.lag, triple.i, triple.j)) {
      return Middle.AMBIGUOUS; // never tested
    }
    int[] separator = skeleton.separator(triple.lag, triple.i, triple.j);
    if (separator == null) {
      return Middle.COLLIDER; // separated by lagged conditions alone, in the first phase
    }
    return java.util.Arrays.stream(separator).anyMatch(k -> k == triple.k)
        ? Middle.NO_COLLIDER
        : Middle.COLLIDER;
  }

  private Middle byAll(Triple triple, MomentaryTest worker) {
    int[] counts = new int[2];
    count(triple, links.contemporaneous(triple.j), worker, counts);
    if (triple.lag == 0) {
      count(triple, links.contemporaneous(triple.i), worker, counts);
    }
    int separators = counts[0];
    int with = counts[1];
    if (separators == 0) {
      return Middle.AMBIGUOUS;
    }
    if (rule == ColliderRule.CONSERVATIVE && with > 0 && with < separators) {
      return Middle.AMBIGUOUS;
    }
    if (2 * with == separators) {
      return Middle.AMBIGUOUS;
    }
    return 2 * with < separators ? Middle.COLLIDER : Middle.NO_COLLIDER;
  }

  /// Counts separating sets among the neighbours of one end, and those of them with the middle.
  private void count(Triple triple, int[] neighbours, MomentaryTest worker, int[] counts) {
    int[] from =
        MomentarySkeleton.without(
            neighbours, new MomentarySkeleton.Link(triple.lag, triple.i, triple.j));
    int[] subset = new int[from.length];
    for (int p = 0; p <= from.length; p++) {
      MomentaryTest.first(subset, p);
      do {
        if (worker.independent(triple.lag, triple.i, triple.j, from, subset, p)) {
          counts[0]++;
          for (int at = 0; at < p; at++) {
            counts[1] += from[subset[at]] == triple.k ? 1 : 0;
          }
        }
      } while (!control.deadline().passed() && MomentaryTest.next(subset, p, from.length));
    }
  }
}
