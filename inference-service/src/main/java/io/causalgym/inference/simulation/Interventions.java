package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import io.causalgym.numeric.distribution.Bernoulli;
import io.causalgym.numeric.distribution.Categorical;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks that interventions share.
final class Interventions {
  private Interventions() {}

  /// By variable.
  ///
  /// @throws ModelException if a variable has two
  static Map<String, Intervention> byVariable(List<Intervention> interventions) {
    Map<String, Intervention> result = new LinkedHashMap<>();
    for (Intervention one : interventions) {
      if (result.putIfAbsent(one.variable(), one) != null) {
        throw new ModelException(
            "do", one.variable(), "'" + one.variable() + "' has two interventions; leave one");
      }
    }
    return result;
  }

  static ModelException refused(Intervention intervention, String why) {
    return new ModelException(
        "do." + intervention.variable(),
        intervention.getClass().getSimpleName(),
        "'" + intervention.variable() + "' " + why);
  }

  static double finite(Intervention intervention, double value) {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          "do." + intervention.variable(),
          Double.toString(value),
          "the value for '" + intervention.variable() + "' is " + value + "; give a finite number");
    }
    return value;
  }

  /// The probabilities that an intervention gives to the states, where they depend on nothing.
  ///
  /// @param card the number of states
  static double[] masses(Intervention intervention, int card) {
    return switch (intervention) {
      case Intervention.Set set -> pointMass(set, card);
      case Intervention.Draw draw -> masses(draw, card);
      case Intervention.Shift shift ->
          throw refused(shift, "has states, which cannot be shifted; set it or replace its table");
      case Intervention.ReplaceTable table -> throw new IllegalArgumentException(table.toString());
      case Intervention.ReplaceLinear linear ->
          throw refused(linear, "has states; give a probability table instead of coefficients");
      case Intervention.ReplaceFormula formula ->
          throw refused(formula, "has states; give a probability table instead of a formula");
    };
  }

  private static double[] pointMass(Intervention.Set set, int card) {
    double[] masses = new double[card];
    if (!(set.value() >= 0 && set.value() < card && set.value() == Math.rint(set.value()))) {
      throw new ModelException(
          "do." + set.variable(),
          Double.toString(set.value()),
          "'" + set.variable() + "' has no state " + set.value() + "; give 0 to " + (card - 1));
    }
    masses[(int) set.value()] = 1;
    return masses;
  }

  private static double[] masses(Intervention.Draw draw, int card) {
    if (draw.distribution() instanceof Bernoulli(double p) && card == 2) {
      return new double[] {1 - p, p};
    }
    if (draw.distribution() instanceof Categorical categorical && categorical.size() == card) {
      double[] masses = new double[card];
      for (int state = 0; state < card; state++) {
        masses[state] = categorical.p(state);
      }
      return masses;
    }
    throw refused(draw, "has " + card + " states; draw from a Categorical of as many");
  }
}
