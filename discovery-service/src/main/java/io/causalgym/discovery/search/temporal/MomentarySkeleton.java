package io.causalgym.discovery.search.temporal;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The links that no MCI test takes away: the second phase of PCMCI+, in levels by the number of
/// present conditions; adjacencies are frozen for a level, so that the order of links and the
/// number of threads make no difference.
///
/// Source: Runge (2020), Algorithm 2, with the order-independent levels of Colombo and Maathuis
/// (2014).
final class MomentarySkeleton {
  /// A link; a `j` of the present.
  record Link(int lag, int i, int j) {}

  private final LaggedLinks links;
  private final int[][] conditions;
  private final LaggedTest test;
  private final Knowledge knowledge;
  private final SearchControl control;
  private final AtomicLong tests;
  private final Map<Link, int[]> separators = new HashMap<>();

  /// @param conditions of the first phase: where the links of earlier times come from
  MomentarySkeleton(
      LaggedLinks links,
      int[][] conditions,
      LaggedTest test,
      Knowledge knowledge,
      SearchControl control,
      AtomicLong tests) {
    this.links = links;
    this.conditions = conditions;
    this.test = test;
    this.knowledge = knowledge;
    this.control = control;
    this.tests = tests;
    for (int j = 0; j < links.size; j++) {
      for (int node : conditions[j]) {
        links.put(node / links.size, node % links.size, j, true);
      }
      for (int i = 0; i < j; i++) {
        links.put(0, i, j, LaggedLinks.allowed(knowledge, 0, i, j));
      }
    }
  }

  MomentaryTest momentary() {
    return new MomentaryTest(links.size, links.maxLag, conditions, test.worker());
  }

  /// The present variables that separated the ends of a missing link, if a test did.
  int @Nullable [] separator(int lag, int i, int j) {
    return separators.get(lag == 0 && i > j ? new Link(0, j, i) : new Link(lag, i, j));
  }

  void find() {
    for (int p = 0; !control.deadline().passed(); p++) {
      int[][] neighbours = new int[links.size][];
      for (int j = 0; j < links.size; j++) {
        neighbours[j] = links.contemporaneous(j);
      }
      List<Link> open = open(p, neighbours);
      if (open.isEmpty()) {
        return;
      }
      level(p, open, neighbours);
    }
  }

  private void level(int p, List<Link> open, int[][] neighbours) {
    int[][] found = new int[open.size()][];
    AtomicLong done = new AtomicLong();
    String stage = "links given " + p + " of the present";
    control
        .loop()
        .run(
            open.size(),
            this::momentary,
            (worker, at) -> {
              int[] separator = separator(worker, open.get(at), p, neighbours);
              if (separator != null) {
                found[at] = separator;
              }
              tests.addAndGet(worker.takeTests());
              control.progress().at(done.incrementAndGet(), open.size(), "links", stage);
            });
    for (int at = 0; at < found.length; at++) {
      if (found[at] != null) {
        Link link = open.get(at);
        links.put(link.lag, link.i, link.j, false);
        separators.put(link, found[at]);
      }
    }
  }

  /// The links with enough neighbours at one end for a condition of size `p`.
  private List<Link> open(int p, int[][] neighbours) {
    List<Link> open = new ArrayList<>();
    for (int lag = 0; lag <= links.maxLag; lag++) {
      for (int i = 0; i < links.size; i++) {
        for (int j = lag == 0 ? i + 1 : 0; j < links.size; j++) {
          if (links.has(lag, i, j) && !required(lag, i, j) && deep(p, lag, i, j, neighbours)) {
            open.add(new Link(lag, i, j));
          }
        }
      }
    }
    return open;
  }

  private static boolean deep(int p, int lag, int i, int j, int[][] neighbours) {
    return lag == 0
        ? Math.max(neighbours[i].length, neighbours[j].length) - 1 >= p
        : neighbours[j].length >= p;
  }

  private boolean required(int lag, int i, int j) {
    return lag == 0 && (knowledge.requires(i, j) || knowledge.requires(j, i));
  }

  private int @Nullable [] separator(MomentaryTest worker, Link link, int p, int[][] neighbours) {
    int[] found = separatorAmong(worker, link, p, without(neighbours[link.j], link));
    if (found == null && link.lag == 0) {
      found = separatorAmong(worker, link, p, without(neighbours[link.i], link));
    }
    return found;
  }

  private int @Nullable [] separatorAmong(MomentaryTest worker, Link link, int p, int[] from) {
    if (from.length < p) {
      return null;
    }
    int[] subset = new int[p];
    MomentaryTest.first(subset, p);
    do {
      if (worker.independent(link.lag, link.i, link.j, from, subset, p)) {
        int[] separator = new int[p];
        for (int k = 0; k < p; k++) {
          separator[k] = from[subset[k]];
        }
        return separator;
      }
    } while (!control.deadline().passed() && MomentaryTest.next(subset, p, from.length));
    return null;
  }

  /// Neighbours other than the ends of a link of the present.
  static int[] without(int[] neighbours, Link link) {
    return link.lag > 0
        ? neighbours
        : java.util.Arrays.stream(neighbours).filter(k -> k != link.i && k != link.j).toArray();
  }
}
