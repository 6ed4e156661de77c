package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Asks for a formula of an interventional distribution in terms of the observational one.
public record IdentifyQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) CausalQuery query)
    implements GraphQuestion<IdentifyQuery> {

  public IdentifyQuery {
    Require.present("graph", graph);
    Require.present("query", query);
  }

  @Override
  public IdentifyQuery about(GraphDocument graph) {
    return new IdentifyQuery(graph, query);
  }
}
