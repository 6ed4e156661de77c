package io.causalgym.inference.evaluation;

import java.util.List;

/// Why a formula cannot be evaluated as asked; the message names the value and the remedy.
public sealed interface EvaluationProblem {

  /// One sentence with the offending value and the remedy.
  String message();

  /// Variables that are needed and that the distribution does not have.
  record MissingVariables(List<String> variables, String message) implements EvaluationProblem {
    public MissingVariables {
      variables = List.copyOf(variables);
    }
  }

  /// A value in the request that cannot be.
  record BadValue(String field, String value, String message) implements EvaluationProblem {}

  /// An estimate over the budget; nothing was computed.
  record TooExpensive(String what, long estimate, long limit, String message)
      implements EvaluationProblem {}
}
