package io.causalgym.contract;

import java.util.List;

/// What the inference service answers.
public final class InferenceOperations {
  /// Stores a graph and returns it with its content hash.
  public static final Operation<GraphDocument, StoredGraph> STORE_GRAPH =
      new Operation<>("graphs", GraphDocument.class, StoredGraph.class, true);

  /// Returns a stored graph, as JSON or in a text format.
  public static final Operation<GraphReference, StoredGraph> READ_GRAPH =
      new Operation<>("graphs.read", GraphReference.class, StoredGraph.class, true);

  public static final Operation<SeparationQuery, SeparationAnswer> SEPARATION =
      new Operation<>("separation", SeparationQuery.class, SeparationAnswer.class, true);

  public static final Operation<PathsQuery, PathsAnswer> PATHS =
      new Operation<>("paths", PathsQuery.class, PathsAnswer.class, true);

  public static final Operation<AdjustmentSetsQuery, AdjustmentSetsAnswer> ADJUSTMENT_SETS =
      new Operation<>(
          "adjustment-sets", AdjustmentSetsQuery.class, AdjustmentSetsAnswer.class, true);

  public static final Operation<AdjustmentCheckQuery, AdjustmentCheckAnswer> ADJUSTMENT_CHECK =
      new Operation<>(
          "adjustment-sets.check", AdjustmentCheckQuery.class, AdjustmentCheckAnswer.class, true);

  public static final Operation<IdentifyQuery, IdentifyAnswer> IDENTIFY =
      new Operation<>("identify", IdentifyQuery.class, IdentifyAnswer.class, true);

  public static final Operation<DoQuery, DoAnswer> DO =
      new Operation<>("do", DoQuery.class, DoAnswer.class, true);

  /// Every operation of the service.
  public static final List<Operation<?, ?>> ALL =
      List.of(
          STORE_GRAPH,
          READ_GRAPH,
          SEPARATION,
          PATHS,
          ADJUSTMENT_SETS,
          ADJUSTMENT_CHECK,
          IDENTIFY,
          DO);

  private InferenceOperations() {}
}
