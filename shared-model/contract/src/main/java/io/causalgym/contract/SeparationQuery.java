package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Are `x` and `y` m-separated by `given`?
public record SeparationQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) List<String> x,
    @JsonProperty(required = true) List<String> y,
    List<String> given)
    implements GraphQuestion<SeparationQuery> {

  public SeparationQuery {
    Require.present("graph", graph);
    x = Require.someNames("x", x);
    y = Require.someNames("y", y);
    given = Require.names("given", given);
  }

  @Override
  public SeparationQuery about(GraphDocument graph) {
    return new SeparationQuery(graph, x, y, given);
  }
}
