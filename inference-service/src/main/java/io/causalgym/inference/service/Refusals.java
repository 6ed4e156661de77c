package io.causalgym.inference.service;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.GraphException;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.inference.evaluation.EvaluationProblem;
import io.causalgym.mapping.Problems;
import java.util.function.Supplier;

/// Turns what the algorithms refuse into problems, in one place.
final class Refusals {
  private Refusals() {}

  /// The answer, or the problem that the algorithm's refusal is.
  static <A> A answerOrProblem(Supplier<A> answer) {
    try {
      return answer.get();
    } catch (GraphException e) {
      throw Problems.of(e.problem()).exception();
    } catch (EvaluationException e) {
      throw new ProblemException(problem(e.problem()));
    }
  }

  private static Problem problem(EvaluationProblem problem) {
    return switch (problem) {
      case EvaluationProblem.MissingVariables(var variables, String message) ->
          Problem.of(ProblemType.INVALID_DISTRIBUTION, message, "distribution.vars", null)
              .with("missing", variables);
      case EvaluationProblem.BadValue(String field, String value, String message) ->
          Problem.of(ProblemType.INVALID_VALUE, message, field, value);
      case EvaluationProblem.TooExpensive(String what, long estimate, long limit, String message) ->
          Problem.of(ProblemType.TOO_COSTLY, message, null, what)
              .with("estimate", estimate)
              .with("limit", limit);
    };
  }
}
