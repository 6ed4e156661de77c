package io.causalgym.inference.simulation;

import io.causalgym.numeric.backend.Matrix;
import java.util.List;

/// What the same units look like under many interventions.
///
/// @param variables in the order asked for
/// @param moments a row for each intervention: the mean of each variable, then the variance of each
///   with divisor `samples - 1`, `NaN` for one sample
public record InterventionsSummary(List<String> variables, Matrix moments) {

  public InterventionsSummary {
    variables = List.copyOf(variables);
  }
}
