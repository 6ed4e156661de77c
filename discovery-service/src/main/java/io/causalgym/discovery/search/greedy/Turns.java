package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;

/// Reverses an edge into `u -> v`.
///
/// For `v -> u` valid iff `C` is a clique of neighbours of `v` that holds those adjacent to `u`,
/// and each other semi-directed path from `v` to `u` meets `C` or a neighbour of `u` (Hauser and
/// Bühlmann 2012, Proposition 34). For `u -- v` valid iff `C` is a clique of other neighbours of
/// `v`, not all adjacent to `u`, and `C` among those adjacent to `u` separates the rest of `C` from
/// the rest of them within the neighbours of `v` (Proposition 31).
final class Turns extends Operators {
  private final SemiDirectedPaths paths;
  private final long[] blocked;

  Turns(int size, Knowledge knowledge) {
    super(size, knowledge);
    this.paths = new SemiDirectedPaths(size);
    this.blocked = new long[words];
  }

  @Override
  RankedMoves[] score(PartialDag graph, int to, SearchScratch scratch) {
    RankedMoves moves = new RankedMoves(words);
    Neighbourhoods around = new Neighbourhoods(graph, to, scratch, moves);
    int row = graph.row(to);
    for (int from = Bits.next(graph.adjacent, row, words, 0);
        from >= 0;
        from = Bits.next(graph.adjacent, row, words, from + 1)) {
      if (graph.directed(to, from)) {
        if (!knowledge.requires(to, from)) {
          around.scoreDirected(from);
        }
      } else if (graph.undirected(to, from)) {
        around.scoreUndirected(from);
      }
    }
    moves.rank();
    return new RankedMoves[] {moves};
  }

  @Override
  boolean valid(PartialDag graph, int from, int to, long[] cliques, int clique) {
    if (graph.undirected(from, to)) {
      return true;
    }
    int row = graph.row(from);
    for (int word = 0; word < words; word++) {
      blocked[word] = cliques[clique + word] | graph.neighbours[row + word];
    }
    return !paths.exist(graph, to, from, blocked, 0);
  }

  @Override
  void apply(PartialDag graph, int from, int to, long[] cliques, int clique) {
    graph.separate(from, to);
    direct(graph, to, cliques, clique);
    direct(graph, from, cliques, clique);
    graph.direct(from, to);
  }

  @Override
  boolean touched(PartialDag graph, int node, int a, int b, long[] changed) {
    if (node == a || node == b || Bits.has(changed, 0, node)) {
      return true;
    }
    if (graph.adjacent(node, a) && graph.adjacent(node, b)) {
      return true;
    }
    long near = 0;
    for (int word = 0; word < words; word++) {
      near |= changed[word] & graph.adjacent[graph.row(node) + word];
    }
    return near != 0;
  }

  @Override
  String phase() {
    return "turning phase";
  }
}
