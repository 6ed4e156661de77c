package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks which coefficients of a linear model the covariance of the observed variables determines.
///
/// @param graph a DAG or ADMG
/// @param covariance in the order of `nodes`: then the coefficients' values are computed
/// @param nodes the order of the rows of `covariance`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinearIdentifyQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @Nullable List<String> nodes,
    @Nullable List<Doubles> covariance)
    implements GraphQuestion<LinearIdentifyQuery> {

  public LinearIdentifyQuery {
    Require.present("graph", graph);
    nodes = nodes == null ? null : Require.someNames("nodes", nodes);
    covariance = Require.copied("covariance", covariance);
    if ((nodes == null) != (covariance == null)) {
      throw new Violation(
          nodes == null ? "nodes" : "covariance",
          null,
          "'covariance' needs 'nodes', the order of its rows; give both or none");
    }
    if (nodes != null && covariance != null) {
      Require.square("covariance", nodes.size(), covariance);
    }
  }

  @Override
  public LinearIdentifyQuery about(GraphDocument graph) {
    return new LinearIdentifyQuery(graph, nodes, covariance);
  }
}
