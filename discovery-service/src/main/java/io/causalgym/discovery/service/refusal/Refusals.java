package io.causalgym.discovery.service.refusal;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.dataset.DatasetException;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.GraphException;
import io.causalgym.mapping.Problems;

/// Turns what the algorithms refuse into problems, in one place.
public final class Refusals {
  private Refusals() {}

  /// The answer, or the problem that a refusal is.
  public static <A, E extends Exception> A answerOrProblem(Attempt<A, E> answer) throws E {
    try {
      return answer.make();
    } catch (GraphException e) {
      throw Problems.of(e.problem()).exception();
    } catch (DiscoveryException e) {
      throw problem(e);
    } catch (DatasetException e) {
      throw problem(e);
    }
  }

  /// Makes an answer, or fails as it must declare.
  @FunctionalInterface
  public interface Attempt<A, E extends Exception> {
    A make() throws E;
  }

  private static ProblemException problem(DiscoveryException refused) {
    return Problem.of(
            refused.field().startsWith("knowledge")
                ? ProblemType.INVALID_KNOWLEDGE
                : refused.field().startsWith("dataset")
                    ? ProblemType.INVALID_DATA
                    : ProblemType.INVALID_VALUE,
            String.valueOf(refused.getMessage()),
            refused.field(),
            refused.value())
        .exception();
  }

  private static ProblemException problem(DatasetException refused) {
    ProblemType type =
        switch (refused.reason()) {
          case TOO_LARGE, TOO_MANY_COLUMNS, TOO_MANY_ROWS, COMPRESSION_BOMB ->
              ProblemType.TOO_LARGE;
          case UNSUPPORTED_FORMAT, UNSUPPORTED_TYPE, NOT_TEXT -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case EMPTY,
              NO_ROWS,
              TRUNCATED,
              RAGGED_ROW,
              BAD_QUOTING,
              EMPTY_NAME,
              DUPLICATE_NAME,
              UNKNOWN_COLUMN,
              TOO_MANY_LEVELS,
              CELL_TOO_LONG,
              NOT_A_NUMBER,
              INFINITE,
              ALL_MISSING,
              CORRUPT ->
              ProblemType.INVALID_DATA;
        };
    Problem problem =
        Problem.of(type, String.valueOf(refused.getMessage()))
            .with(
                "reason",
                refused.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    if (refused.row().isPresent()) {
      problem = problem.with("row", refused.row().getAsLong());
    }
    if (refused.column().isPresent()) {
      problem = problem.with("column", refused.column().get());
    }
    return problem.exception();
  }
}
