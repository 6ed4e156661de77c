package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.score.Score;
import io.causalgym.graph.Deadline;

/// What one thread needs to score moves. Not thread-safe.
final class SearchScratch {
  private static final double NANOS_BETWEEN_POLLS = 5e6;

  private final int words;
  // Moves that gain no more than this are left out.
  final double least;
  final LocalScores scores;
  final Cliques cliques;
  final int[] parents;
  final int[] candidates;
  final double[] grown;
  private final int[] part;
  private final double[] grownPart;
  final long[] set;
  final long[] within;

  private final Deadline deadline;
  private double nanosEach = 1000;

  SearchScratch(Score score, Deadline deadline, double least) {
    this.deadline = deadline;
    this.least = least;
    this.words = Bits.words(score.size());
    this.scores = new LocalScores(score);
    this.cliques = new Cliques(score.size());
    this.parents = new int[score.size()];
    this.candidates = new int[score.size()];
    this.grown = new double[score.size()];
    this.part = new int[score.size()];
    this.grownPart = new double[score.size()];
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

  /// Whether to give up: what is scored then counts no more.
  boolean late() {
    return deadline.passed();
  }

  /// Scores the first `count` of {@link #candidates} as one more parent beside {@link #set}, into
  /// {@link #grown}; a few at a time where rows are many, so that the deadline is polled.
  void grow(int node, int count) {
    int parentCount = Bits.list(set, 0, words, parents);
    scores.ask(count);
    for (int from = 0; from < count && !(from > 0 && late()); ) {
      int some = (int) Math.clamp(NANOS_BETWEEN_POLLS / nanosEach, 1, count - from);
      System.arraycopy(candidates, from, part, 0, some);
      long started = System.nanoTime();
      scores.worker().grown(node, parents, parentCount, part, some, grownPart);
      nanosEach = Math.max(1, (System.nanoTime() - started) / (double) some);
      System.arraycopy(grownPart, 0, grown, from, some);
      from += some;
    }
  }
}
