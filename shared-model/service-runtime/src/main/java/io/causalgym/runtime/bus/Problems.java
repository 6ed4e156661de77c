package io.causalgym.runtime.bus;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a problem of whatever a handler fails with. What is not a problem already is a bug: logged
/// here once with its stack trace, and nothing of it goes outside. A database that is away and
/// memory that ran out are told as what they are, since later or less may go.
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
    return switch (failure) {
      case ProblemException told -> told.problem();
      case DatabaseUnavailable away -> {
        LOG.atWarn()
            .addKeyValue("operation", operation)
            .addKeyValue("reason", away.getMessage())
            .log("the database does not answer");
        yield Problem.of(
                ProblemType.UNAVAILABLE,
                "'"
                    + operation
                    + "' needs the database, which does not answer now; if it was to change"
                    + " something, look whether it did before asking again")
            .with("retryAfter", 1);
      }
      case OutOfMemoryError small -> {
        log(operation, small);
        yield outOfMemory();
      }
      default -> {
        log(operation, failure);
        yield Problem.of(
            ProblemType.INTERNAL, "'" + operation + "' failed by an internal error; it was logged");
      }
    };
  }

  private static void log(String operation, Throwable failure) {
    LOG.atError()
        .setCause(failure)
        .addKeyValue("operation", operation)
        .log("a handler failed unexpectedly");
  }
}
