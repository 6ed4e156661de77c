package io.causalgym.inference.service;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.GraphException;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.inference.evaluation.EvaluationProblem;
import io.causalgym.inference.exact.TooWide;
import io.causalgym.inference.learning.CsvException;
import io.causalgym.mapping.Problems;
import io.causalgym.model.ModelException;
import io.causalgym.model.equation.EquationTextException;
import io.causalgym.model.network.format.NetworkTextException;
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
    } catch (NetworkTextException e) {
      throw Problem.of(
              ProblemType.INVALID_MODEL, String.valueOf(e.getMessage()), "model.network", null)
          .with("line", e.line())
          .with("column", e.column())
          .exception();
    } catch (CsvException e) {
      throw Problem.of(ProblemType.INVALID_VALUE, String.valueOf(e.getMessage()), "csv", null)
          .with("line", e.line())
          .with("column", e.column())
          .exception();
    } catch (EquationTextException e) {
      throw Problem.of(
              ProblemType.INVALID_MODEL,
              String.valueOf(e.getMessage()),
              "model.scm.text",
              e.value())
          .with("line", e.line())
          .with("column", e.column())
          .exception();
    } catch (ModelException e) {
      throw Problem.of(
              ProblemType.INVALID_MODEL,
              String.valueOf(e.getMessage()),
              "model." + e.field(),
              e.value())
          .exception();
    }
  }

  /// A number that does not exist, as when evidence has probability 0.
  static ProblemException undefined(String field, String reason) {
    return Problem.of(ProblemType.UNDEFINED, reason, field, null).exception();
  }

  /// An estimate over the budget of exact inference.
  static ProblemException tooCostly(TooWide tooWide) {
    return Problem.of(ProblemType.TOO_COSTLY, tooWide.message())
        .with("width", tooWide.estimate().width())
        .with("estimate", tooWide.estimate().largestFactor())
        .with("limit", tooWide.limit().largestFactor())
        .exception();
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
