package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.Intervention;
import java.util.List;

/// The value of a variable under interventions; under none, its factual value.
public record Response(String variable, List<Intervention> interventions) {
  public Response {
    interventions = List.copyOf(interventions);
  }

  /// The value where one other variable is set.
  public static Response under(String variable, String set, double value) {
    return new Response(variable, List.of(new Intervention.Set(set, value)));
  }

  /// The factual value.
  public static Response factual(String variable) {
    return new Response(variable, List.of());
  }
}
