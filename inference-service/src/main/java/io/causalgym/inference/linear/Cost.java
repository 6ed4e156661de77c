package io.causalgym.inference.linear;

import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.inference.evaluation.EvaluationProblem;

/// Refuses before running what would cost more than the budget.
final class Cost {
  private Cost() {}

  /// @throws EvaluationException with {@link EvaluationProblem.TooExpensive}
  static void cells(Budget budget, long cells) {
    if (cells > budget.answerCells()) {
      throw tooExpensive("cells", cells, budget.answerCells(), "ask for fewer nodes or cases");
    }
  }

  /// @throws EvaluationException with {@link EvaluationProblem.TooExpensive}
  static void work(Budget budget, long work) {
    if (work > budget.work()) {
      throw tooExpensive("operations", work, budget.work(), "ask for fewer nodes at a time");
    }
  }

  private static EvaluationException tooExpensive(
      String what, long estimate, long limit, String remedy) {
    return new EvaluationException(
        new EvaluationProblem.TooExpensive(
            what,
            estimate,
            limit,
            "the answer needs " + estimate + " " + what + ", over the limit of " + limit + "; "
                + remedy));
  }
}
