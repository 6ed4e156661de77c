package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.score.Score;

/// What one thread needs to score moves. Not thread-safe.
final class SearchScratch {
  private final int words;
  // Moves that gain no more than this are left out.
  final double least;
  final LocalScores scores;
  final Cliques cliques;
  final int[] parents;
  final int[] candidates;
  final double[] grown;
  final long[] set;
  final long[] within;

  SearchScratch(Score score) {
    this(score, 0);
  }

  SearchScratch(Score score, double least) {
    this.least = least;
    this.words = Bits.words(score.size());
    this.scores = new LocalScores(score);
    this.cliques = new Cliques(score.size());
    this.parents = new int[score.size()];
    this.candidates = new int[score.size()];
    this.grown = new double[score.size()];
    this.set = new long[words];
    this.within = new long[words];
  }

  /// Makes {@link #set} the union of a node's parents and a clique.
  void begin(PartialDag graph, int node, long[] cliques, int clique) {
    int row = graph.row(node);
    for (int word = 0; word < words; word++) {
      set[word] = graph.parents[row + word] | cliques[clique + word];
    }
  }

  /// The local score of a node with {@link #set} as its parents.
  double local(int node) {
    return scores.local(node, parents, Bits.list(set, 0, words, parents));
  }

  double localWith(int node, int more) {
    Bits.add(set, 0, more);
    double score = local(node);
    Bits.remove(set, 0, more);
    return score;
  }

  double localWithout(int node, int less) {
    Bits.remove(set, 0, less);
    double score = local(node);
    Bits.add(set, 0, less);
    return score;
  }
}
