package io.causalgym.inference.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is asked of many interventions.
///
/// @param interventions for each the values that are set, by variable
/// @param variables all measured ones where none is named
/// @param samples for each intervention, from 1 on
public record InterventionsRequest(
    List<Map<String, Double>> interventions, List<String> variables, int samples, long seed) {

  public InterventionsRequest {
    // In order, so that it is always the same name that is refused.
    interventions =
        interventions.stream()
            .map(one -> Collections.unmodifiableMap(new LinkedHashMap<>(one)))
            .toList();
    variables = List.copyOf(variables);
    Simulation.checkSamples(samples);
  }
}
