package io.causalgym.inference.evaluation;

import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a request must fulfil on a distribution.
final class RequestCheck {
  private RequestCheck() {}

  /// @throws EvaluationException if `distribution` lacks one of `names`
  static void present(List<String> names, Table distribution) {
    List<String> missing = new ArrayList<>(names);
    missing.removeAll(distribution.names());
    if (!missing.isEmpty()) {
      throw new EvaluationException(
          new EvaluationProblem.MissingVariables(
              missing,
              "the formula needs "
                  + missing
                  + ", which the distribution does not have; give a distribution over them too"));
    }
  }

  /// @throws EvaluationException if a variable has no such state
  static void states(EffectRequest request, Table distribution) {
    for (Map.Entry<String, Integer> entry : request.states().entrySet()) {
      String name = entry.getKey();
      int state = entry.getValue();
      int states = distribution.has(name) ? distribution.card(name) : Integer.MAX_VALUE;
      if (state < 0 || state >= states) {
        throw new EvaluationException(
            new EvaluationProblem.BadValue(
                name,
                Integer.toString(state),
                "'" + name + "' has no state " + state + "; give 0 to " + (states - 1)));
      }
    }
  }

  /// Cells of the answer, at most {@link Long#MAX_VALUE}.
  ///
  /// @throws EvaluationException if `distribution` lacks a variable of the answer
  static long cells(EffectRequest request, Table distribution) {
    List<String> axes = new ArrayList<>(request.open());
    axes.addAll(request.outcome());
    present(axes, distribution);
    long cells = 1;
    for (String name : axes) {
      cells = Scopes.times(cells, distribution.card(name));
    }
    return cells;
  }
}
