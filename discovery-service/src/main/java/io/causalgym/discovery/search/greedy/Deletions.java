package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;

/// Removes an edge: `Delete(u, v, C)` for `u -> v` or `u -- v` is valid iff `C` is a clique of
/// neighbours of `v` that are adjacent to `u`. Gain: `s(v, pa + C - u) - s(v, pa + C + u)`
/// (Chickering 2002, Theorem 17; Hauser and Bühlmann 2012, Proposition 28).
final class Deletions extends Operators {

  Deletions(int size, Knowledge knowledge) {
    super(size, knowledge);
  }

  @Override
  RankedMoves[] score(PartialDag graph, int to, SearchScratch scratch) {
    RankedMoves moves = new RankedMoves(words);
    int row = graph.row(to);
    for (int from = Bits.next(graph.adjacent, row, words, 0);
        from >= 0;
        from = Bits.next(graph.adjacent, row, words, from + 1)) {
      if (!graph.directed(to, from)
          && !knowledge.requires(from, to)
          && !knowledge.requires(to, from)) {
        score(graph, from, to, scratch, moves);
      }
    }
    moves.rank();
    return new RankedMoves[] {moves};
  }

  private void score(PartialDag graph, int from, int to, SearchScratch scratch, RankedMoves moves) {
    Bits.and(
        graph.neighbours, graph.row(to), graph.adjacent, graph.row(from), scratch.within, 0, words);
    scratch.cliques.find(graph, scratch.within, 0);
    for (int clique = 0; clique < scratch.cliques.count(); clique++) {
      scratch.begin(graph, to, scratch.cliques.sets(), clique * words);
      Bits.add(scratch.set, 0, from);
      double gain = scratch.localWithout(to, from) - scratch.local(to);
      if (gain > scratch.least) {
        moves.add(from, moves.keep(scratch.cliques.sets(), clique * words), gain);
      }
    }
  }

  @Override
  boolean valid(PartialDag graph, int from, int to, long[] cliques, int clique) {
    return true;
  }

  @Override
  void apply(PartialDag graph, int from, int to, long[] cliques, int clique) {
    graph.separate(from, to);
    direct(graph, to, cliques, clique);
    // What `to` now points to was seen from both: `from` points to it too.
    int row = graph.row(to);
    for (int child = Bits.next(graph.neighbours, graph.row(from), words, 0);
        child >= 0;
        child = Bits.next(graph.neighbours, graph.row(from), words, child + 1)) {
      if (Bits.has(graph.children, row, child)) {
        graph.direct(from, child);
      }
    }
  }

  @Override
  boolean touched(PartialDag graph, int node, int a, int b, long[] changed) {
    return node == a
        || node == b
        || Bits.has(changed, 0, node)
        || (graph.adjacent(node, a) && graph.adjacent(node, b));
  }

  @Override
  String phase() {
    return "backward phase";
  }
}
