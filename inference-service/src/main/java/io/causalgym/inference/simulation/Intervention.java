package io.causalgym.inference.simulation;

import io.causalgym.numeric.distribution.Distribution;
import java.util.List;
import java.util.Map;

/// What is done to one variable before rows are drawn. Each kind of model refuses what makes no
/// sense for it.
public sealed interface Intervention {

  String variable();

  /// `do(X = value)`.
  ///
  /// @param value the index of a state where the variable has states
  record Set(String variable, double value) implements Intervention {}

  /// Adds a number to what the mechanism gives; not for variables with states.
  record Shift(String variable, double by) implements Intervention {}

  /// A draw that depends on nothing (stochastic).
  ///
  /// @param distribution of a variable with states: `Bernoulli` or `Categorical`, with as many
  record Draw(String variable, Distribution distribution) implements Intervention {}

  /// Another conditional probability table (soft), of a variable with states.
  ///
  /// @param cpt row-major over `parents` and then the variable
  record ReplaceTable(String variable, List<String> parents, List<Double> cpt)
      implements Intervention {
    public ReplaceTable {
      parents = List.copyOf(parents);
      cpt = List.copyOf(cpt);
    }
  }

  /// Another linear mechanism (soft), of a linear model; its error is independent of all others.
  ///
  /// @param coefficients by parent
  record ReplaceLinear(
      String variable, Map<String, Double> coefficients, double intercept, double variance)
      implements Intervention {
    public ReplaceLinear {
      coefficients = Map.copyOf(coefficients);
    }
  }

  /// Another formula (soft), of a model of equations; see {@link
  /// io.causalgym.model.equation.Intervention.Replace}.
  record ReplaceFormula(String variable, String formula) implements Intervention {}
}
