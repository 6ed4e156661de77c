package io.causalgym.contract;

import org.jspecify.annotations.Nullable;

/// A request about a graph.
///
/// @param <Q> the request itself
public sealed interface GraphQuestion<Q extends GraphQuestion<Q>>
    permits AdjustmentCheckQuery,
        AdjustmentSetsQuery,
        BoundsQuery,
        CounterfactualQuery,
        DoQuery,
        IdentifyQuery,
        LinearIdentifyQuery,
        MediationQuery,
        ParametersQuery,
        PathsQuery,
        SeparationQuery {

  /// Absent where a model, which has a graph of its own, is asked about.
  @Nullable GraphDocument graph();

  /// The same question about another graph, such as the one that an id stands for.
  Q about(GraphDocument graph);
}
