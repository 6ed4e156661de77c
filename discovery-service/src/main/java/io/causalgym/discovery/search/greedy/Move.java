package io.causalgym.discovery.search.greedy;

/// A step between equivalence classes that changes the parents of `to`.
///
/// @param from the other end of the edge
/// @param clique neighbours of `to` that become its parents; one place in `within`
/// @param gain of the score
record Move(Operators operators, int from, int to, RankedMoves within, int clique, double gain) {

  /// Changes the graph to a partially directed one whose completion is the new class.
  void apply(PartialDag graph) {
    operators.apply(graph, from, to, within.cliques, clique);
  }
}
