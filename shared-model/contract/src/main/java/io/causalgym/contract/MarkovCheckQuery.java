package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks whether data agree with the independencies that a graph implies.
///
/// @param graph a DAG, ADMG or CPDAG over columns of the dataset
/// @param test which test of independence; by the types of the columns where absent
/// @param alpha level at which a test counts as rejected, default 0.01
/// @param limit independencies that are named at most, the least likely ones first, 0 to 1000,
///   default 20
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkovCheckQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) String dataset,
    @Nullable TestName test,
    @Nullable Double alpha,
    @Nullable Integer limit) {
  public MarkovCheckQuery {
    Require.present("graph", graph);
    Require.name("dataset", dataset);
    Require.open("alpha", alpha, 0, 1);
    alpha = alpha == null ? 0.01 : alpha;
    limit = Require.between("limit", limit, 0, 1_000, 20);
  }
}
