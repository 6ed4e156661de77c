package io.causalgym.contract;

/// A request about a graph.
///
/// @param <Q> the request itself
public sealed interface GraphQuestion<Q extends GraphQuestion<Q>>
    permits AdjustmentCheckQuery,
        AdjustmentSetsQuery,
        DoQuery,
        IdentifyQuery,
        PathsQuery,
        SeparationQuery {

  GraphDocument graph();

  /// The same question about another graph, such as the one that an id stands for.
  Q about(GraphDocument graph);
}
