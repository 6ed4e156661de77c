package io.causalgym.discovery.search.greedy;

import java.util.Arrays;

/// Scores the ways to turn an edge into one node; see {@link Turns}.
final class Neighbourhoods {
  private final PartialDag graph;
  private final int to;
  private final SearchScratch scratch;
  private final RankedMoves moves;
  private final int words;
  private final long[] common;
  private final long[] reached;
  private final long[] kept;

  Neighbourhoods(PartialDag graph, int to, SearchScratch scratch, RankedMoves moves) {
    this.graph = graph;
    this.to = to;
    this.scratch = scratch;
    this.moves = moves;
    this.words = graph.words;
    this.common = new long[words];
    this.reached = new long[words];
    this.kept = new long[words];
  }

  /// For `to -> from`.
  void scoreDirected(int from) {
    commonWith(from);
    scratch.cliques.find(graph, graph.neighbours, graph.row(to));
    long[] sets = scratch.cliques.sets();
    double without = fewer(from);
    for (int clique = 0; clique < scratch.cliques.count(); clique++) {
      if (Bits.subset(common, 0, sets, clique * words, words)) {
        scratch.begin(graph, to, sets, clique * words);
        double gain = scratch.localWith(to, from) - scratch.local(to) + without;
        keep(from, clique, gain);
      }
    }
  }

  /// What `from` gains by the loss of its parent.
  private double fewer(int from) {
    System.arraycopy(graph.parents, graph.row(from), scratch.set, 0, words);
    return scratch.localWithout(from, to) - scratch.local(from);
  }

  /// For `to -- from`.
  void scoreUndirected(int from) {
    commonWith(from);
    System.arraycopy(graph.neighbours, graph.row(to), scratch.within, 0, words);
    Bits.remove(scratch.within, 0, from);
    scratch.cliques.find(graph, scratch.within, 0);
    long[] sets = scratch.cliques.sets();
    for (int clique = 0; clique < scratch.cliques.count(); clique++) {
      int at = clique * words;
      if (!Bits.subset(sets, at, common, 0, words) && separates(sets, at)) {
        scratch.begin(graph, to, sets, at);
        double gain = scratch.localWith(to, from) - scratch.local(to);
        keptParents(from, sets, at);
        gain += scratch.local(from) - scratch.localWith(from, to);
        keep(from, clique, gain);
      }
    }
  }

  private void keptParents(int from, long[] sets, int at) {
    Bits.and(sets, at, common, 0, kept, 0, words);
    scratch.begin(graph, from, kept, 0);
  }

  private void keep(int from, int clique, double gain) {
    if (gain > scratch.least) {
      moves.add(from, moves.keep(scratch.cliques.sets(), clique * words), gain);
    }
  }

  private void commonWith(int from) {
    Bits.and(graph.neighbours, graph.row(to), graph.adjacent, graph.row(from), common, 0, words);
  }

  /// Whether the clique's common part separates the rest of it from the rest of the common
  /// neighbours within the neighbours of `to`. The other end of the edge is adjacent to the latter
  /// alone, so it may be passed.
  private boolean separates(long[] sets, int at) {
    Arrays.fill(reached, 0);
    boolean grows = false;
    for (int word = 0; word < words; word++) {
      reached[word] = sets[at + word] & ~common[word];
    }
    do {
      grows = false;
      for (int node = Bits.next(reached, 0, words, 0);
          node >= 0;
          node = Bits.next(reached, 0, words, node + 1)) {
        grows |= spread(node, sets, at);
      }
    } while (grows);
    for (int word = 0; word < words; word++) {
      if ((reached[word] & common[word] & ~sets[at + word]) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean spread(int node, long[] sets, int at) {
    boolean grows = false;
    for (int word = 0; word < words; word++) {
      long kept = sets[at + word] & common[word];
      long next =
          graph.adjacent[graph.row(node) + word] & scratch.within[word] & ~kept & ~reached[word];
      reached[word] |= next;
      grows |= next != 0;
    }
    return grows;
  }
}
