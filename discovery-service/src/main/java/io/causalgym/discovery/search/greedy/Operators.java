package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One kind of steps between equivalence classes. The moves at a node are scored only when its
/// surroundings have changed; what depends on the whole graph is asked of the best ones alone, each
/// time.
///
/// A move at `v` chooses the class member in which the neighbours of `v` that point to it are a
/// clique `C`; so each move is named by `(u, v, C)` as in Hauser and Bühlmann, "Characterization
/// and greedy learning of interventional Markov equivalence classes of directed acyclic graphs",
/// JMLR 2012 (hauser2012characterization), which for inserting and deleting are the operators of
/// Chickering, "Optimal structure identification with greedy search", JMLR 2002
/// (chickering2002optimal), written with `C = NA union T` and `C = NA minus H`.
abstract class Operators {
  final Knowledge knowledge;
  final int words;
  final boolean[] stale;
  private final @Nullable RankedMoves[][] moves;

  Operators(int size, Knowledge knowledge) {
    this.knowledge = knowledge;
    this.words = Bits.words(size);
    this.stale = new boolean[size];
    this.moves = new RankedMoves[size][];
    java.util.Arrays.fill(stale, true);
    java.util.Arrays.fill(moves, new RankedMoves[0]);
  }

  /// Scores the moves at a node.
  abstract RankedMoves[] score(PartialDag graph, int to, SearchScratch scratch);

  /// Whether a scored move leads to another class, as far as that depends on more than the
  /// surroundings of `to`.
  abstract boolean valid(PartialDag graph, int from, int to, long[] cliques, int clique);

  /// See {@link Move#apply}.
  abstract void apply(PartialDag graph, int from, int to, long[] cliques, int clique);

  /// Whether moves at `node` may have changed with an edge between `a` and `b`.
  ///
  /// @param changed nodes whose parents or neighbours are others
  abstract boolean touched(PartialDag graph, int node, int a, int b, long[] changed);

  /// The name of the phase that makes these steps, for people.
  abstract String phase();

  final void keep(int to, RankedMoves[] scored) {
    moves[to] = scored;
    stale[to] = false;
  }

  final RankedMoves[] kept(int to) {
    return moves[to];
  }

  /// The move that gains most, above `least`, and is acceptable; among equals the first.
  final @Nullable Move best(PartialDag graph, double least, Predicate<Move> acceptable) {
    @Nullable Move best = null;
    double bound = least;
    for (int to = 0; to < moves.length; to++) {
      for (RankedMoves ranked : moves[to]) {
        for (int i = 0; i < ranked.count && ranked.gains[i] > bound; i++) {
          if (valid(graph, ranked.others[i], to, ranked.cliques, ranked.clique(i))) {
            Move move =
                new Move(this, ranked.others[i], to, ranked, ranked.clique(i), ranked.gains[i]);
            if (acceptable.test(move)) {
              best = move;
              bound = move.gain();
              break;
            }
          }
        }
      }
    }
    return best;
  }

  /// Directs the clique into a node, and the node to its other neighbours.
  final void direct(PartialDag graph, int to, long[] cliques, int clique) {
    int row = graph.row(to);
    for (int other = Bits.next(graph.neighbours, row, words, 0);
        other >= 0;
        other = Bits.next(graph.neighbours, row, words, other + 1)) {
      if (Bits.has(cliques, clique, other)) {
        graph.direct(other, to);
      } else {
        graph.direct(to, other);
      }
    }
  }
}
