package io.causalgym.inference.service;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.TableDocument;
import java.util.List;
import java.util.function.ToIntFunction;

/// Refuses answers that nobody could read before they are computed.
final class AnswerSize {
  private AnswerSize() {}

  /// @param card the number of a variable's states
  static void check(List<String> variables, ToIntFunction<String> card) {
    double cells = 1;
    for (String name : variables) {
      cells *= card.applyAsInt(name);
    }
    check(cells, "the answer's table");
  }

  /// @param what has that many cells, such as `the covariance`
  static void check(double cells, String what) {
    if (cells > TableDocument.MOST_CELLS) {
      throw Problem.of(
              ProblemType.TOO_COSTLY,
              what
                  + " would have "
                  + String.format(java.util.Locale.ROOT, "%.4g", cells)
                  + " cells; at most "
                  + TableDocument.MOST_CELLS
                  + " are answered, ask for fewer variables")
          .with("estimate", cells)
          .with("limit", TableDocument.MOST_CELLS)
          .exception();
    }
  }
}
