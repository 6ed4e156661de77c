package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// What a unit of which every node was observed would have been under `do`: the errors follow from
/// the observations, and one sweep predicts; `O(V + E)`, and the cube of a district's size where
/// errors covary.
///
/// Source: Pearl, *Causality*, 2nd edition, 2009, theorem 7.1.7 (pearl2009causality).
public sealed interface UnitCounterfactual {

  /// What would have been.
  ///
  /// @param values by node in the model's order
  record Determined(List<Double> values) implements UnitCounterfactual {
    public Determined {
      values = List.copyOf(values);
    }
  }

  /// The observations contradict the model: an error has a value that it cannot have.
  record Undefined(String reason) implements UnitCounterfactual {}

  /// @param observed a value for every node
  /// @param fixed a value for each node that is intervened on
  /// @throws ModelException if an observation is missing, a name is unknown or a value is not finite
  static UnitCounterfactual of(
      LinearModel model,
      Map<String, Double> observed,
      Map<String, Double> fixed,
      Deadline deadline) {
    double[] values = values(model, observed);
    double[] errors = new double[values.length];
    double[] rounding = new double[values.length];
    abduct(model, values, errors, rounding);
    Conditional possible = new ErrorSupport(model, deadline).check(errors, rounding);
    if (possible instanceof Conditional.Undefined(String reason)) {
      return new Undefined(reason);
    }
    BitSet cut = new BitSet();
    for (int node = 0; node < errors.length; node++) {
      errors[node] += model.intercept(node);
    }
    fixed.forEach(
        (name, value) -> {
          errors[model.node(name)] = new Observation(new Quantity.Variable(name), value).value();
          cut.set(model.node(name));
        });
    Sweep.of(model, cut).forward(errors, 1);
    List<Double> answer = new ArrayList<>(errors.length);
    for (double value : errors) {
      answer.add(value);
    }
    return new Determined(answer);
  }

  private static double[] values(LinearModel model, Map<String, Double> observed) {
    double[] values = new double[model.size()];
    observed.forEach(
        (name, value) ->
            values[model.node(name)] =
                new Observation(new Quantity.Variable(name), value).value());
    for (String name : model.names()) {
      if (!observed.containsKey(name)) {
        throw new ModelException(
            "evidence",
            name,
            "'" + name + "' is not observed; observe all nodes, or ask for the expected value");
      }
    }
    return values;
  }

  private static void abduct(
      LinearModel model, double[] values, double[] errors, double[] rounding) {
    SparseMatrix coefficients = model.coefficients();
    for (int node = 0; node < errors.length; node++) {
      double error = values[node] - model.intercept(node);
      double terms = Math.abs(values[node]) + Math.abs(model.intercept(node));
      for (int at = coefficients.start(node); at < coefficients.end(node); at++) {
        double term = coefficients.value(at) * values[coefficients.column(at)];
        error -= term;
        terms += Math.abs(term);
      }
      errors[node] = error;
      rounding[node] = 1e-9 * terms;
    }
  }
}
