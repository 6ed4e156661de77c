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

  public static final Operation<GraphReference, GraphDeleted> DELETE_GRAPH =
      new Operation<>("graphs.delete", GraphReference.class, GraphDeleted.class, false);

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

  public static final Operation<CounterfactualQuery, CounterfactualAnswer> COUNTERFACTUALS =
      new Operation<>(
          "counterfactuals", CounterfactualQuery.class, CounterfactualAnswer.class, true);

  public static final Operation<CausationQuery, CausationAnswer> CAUSATION =
      new Operation<>("causation", CausationQuery.class, CausationAnswer.class, true);

  public static final Operation<AttributionQuery, AttributionAnswer> ATTRIBUTION =
      new Operation<>("attribution", AttributionQuery.class, AttributionAnswer.class, true);

  public static final Operation<MediationQuery, MediationAnswer> MEDIATION =
      new Operation<>("mediation", MediationQuery.class, MediationAnswer.class, true);

  public static final Operation<BoundsQuery, BoundsAnswer> BOUNDS =
      new Operation<>("bounds", BoundsQuery.class, BoundsAnswer.class, true);

  public static final Operation<LinearQuery, LinearAnswer> LINEAR =
      new Operation<>("linear", LinearQuery.class, LinearAnswer.class, true);

  public static final Operation<LinearIdentifyQuery, LinearIdentifyAnswer> LINEAR_IDENTIFY =
      new Operation<>(
          "linear.identify", LinearIdentifyQuery.class, LinearIdentifyAnswer.class, true);

  public static final Operation<PosteriorQuery, PosteriorAnswer> POSTERIOR =
      new Operation<>("posterior", PosteriorQuery.class, PosteriorAnswer.class, true);

  public static final Operation<MarginalsQuery, MarginalsAnswer> MARGINALS =
      new Operation<>("marginals", MarginalsQuery.class, MarginalsAnswer.class, true);

  public static final Operation<ExplanationQuery, ExplanationAnswer> EXPLANATION =
      new Operation<>("explanation", ExplanationQuery.class, ExplanationAnswer.class, true);

  public static final Operation<SimulateQuery, SimulateAnswer> SIMULATE =
      new Operation<>("simulate", SimulateQuery.class, SimulateAnswer.class, true);

  /// A part of a simulation's rows: how the gateway streams them.
  public static final Operation<SimulateRowsQuery, SimulateRowsAnswer> SIMULATE_ROWS =
      new Operation<>("simulate.rows", SimulateRowsQuery.class, SimulateRowsAnswer.class, true);

  public static final Operation<ParametersQuery, ParametersAnswer> PARAMETERS =
      new Operation<>("parameters", ParametersQuery.class, ParametersAnswer.class, true);

  public static final Operation<ConvertQuery, ConvertAnswer> CONVERT =
      new Operation<>("networks.convert", ConvertQuery.class, ConvertAnswer.class, true);

  public static final Operation<EnvironmentsQuery, EnvironmentsAnswer> ENVIRONMENTS =
      new Operation<>("environments", EnvironmentsQuery.class, EnvironmentsAnswer.class, true);

  public static final Operation<EnvironmentReference, EnvironmentDocument> ENVIRONMENT =
      new Operation<>(
          "environments.read", EnvironmentReference.class, EnvironmentDocument.class, true);

  /// Every operation of the service.
  public static final List<Operation<?, ?>> ALL =
      List.of(
          STORE_GRAPH,
          READ_GRAPH,
          DELETE_GRAPH,
          SEPARATION,
          PATHS,
          ADJUSTMENT_SETS,
          ADJUSTMENT_CHECK,
          IDENTIFY,
          DO,
          COUNTERFACTUALS,
          CAUSATION,
          ATTRIBUTION,
          MEDIATION,
          BOUNDS,
          LINEAR,
          LINEAR_IDENTIFY,
          POSTERIOR,
          MARGINALS,
          EXPLANATION,
          SIMULATE,
          SIMULATE_ROWS,
          PARAMETERS,
          CONVERT,
          ENVIRONMENTS,
          ENVIRONMENT);

  private InferenceOperations() {}
}
