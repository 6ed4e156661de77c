package io.causalgym.runtime.bus;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a problem of whatever a handler fails with. What is not a problem already is a bug: logged
/// here once with its stack trace, and nothing of it goes outside. Memory that ran out is none: it
/// is told as what it is, since less or later may go.
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /// What is answered when a heap was too small for one request beside all others.
  public static Problem outOfMemory() {
    return Problem.of(
            ProblemType.OVERLOADED,
            "there is not enough memory for this request now; send less, try again later, or have"
                + " the heap raised")
        .with("retryAfter", 1);
  }

  static Problem of(String operation, Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem.problem();
    }
    LOG.atError()
        .setCause(failure)
        .addKeyValue("operation", operation)
        .log("a handler failed unexpectedly");
    if (failure instanceof OutOfMemoryError) {
      return outOfMemory();
    }
    return Problem.of(
        ProblemType.INTERNAL, "'" + operation + "' failed by an internal error; it was logged");
  }
}
