package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks which sets of covariates identify the total effect by adjustment.
///
/// @param unmeasured nodes that no set may hold
/// @param required nodes that every set must hold
/// @param limit sets at most, 1 to 10000, default 100
public record AdjustmentSetsQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) List<String> treatments,
    @JsonProperty(required = true) List<String> outcomes,
    @JsonProperty(required = true) Kind kind,
    List<String> unmeasured,
    List<String> required,
    @Nullable Integer limit)
    implements GraphQuestion<AdjustmentSetsQuery> {

  /// Which sets are wanted.
  public enum Kind {
    /// One set of which no part suffices.
    @JsonProperty("minimal")
    MINIMAL,
    @JsonProperty("all-minimal")
    ALL_MINIMAL,
    @JsonProperty("all")
    ALL,
    /// The set of least asymptotic variance.
    @JsonProperty("optimal")
    OPTIMAL,
    /// All measured ancestors that are not forbidden.
    @JsonProperty("canonical")
    CANONICAL
  }

  public AdjustmentSetsQuery {
    Require.present("graph", graph);
    treatments = Require.someNames("treatments", treatments);
    outcomes = Require.someNames("outcomes", outcomes);
    Require.present("kind", kind);
    unmeasured = Require.names("unmeasured", unmeasured);
    required = Require.names("required", required);
    limit = Require.between("limit", limit, 1, Require.MOST_RESULTS, 100);
  }

  @Override
  public AdjustmentSetsQuery about(GraphDocument graph) {
    return new AdjustmentSetsQuery(graph, treatments, outcomes, kind, unmeasured, required, limit);
  }
}
