package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Asks whether a set of covariates is a valid adjustment set.
public record AdjustmentCheckQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) List<String> treatments,
    @JsonProperty(required = true) List<String> outcomes,
    @JsonProperty(required = true) List<String> set)
    implements GraphQuestion<AdjustmentCheckQuery> {

  public AdjustmentCheckQuery {
    Require.present("graph", graph);
    treatments = Require.someNames("treatments", treatments);
    outcomes = Require.someNames("outcomes", outcomes);
    Require.present("set", set);
    set = Require.names("set", set);
  }

  @Override
  public AdjustmentCheckQuery about(GraphDocument graph) {
    return new AdjustmentCheckQuery(graph, treatments, outcomes, set);
  }
}
