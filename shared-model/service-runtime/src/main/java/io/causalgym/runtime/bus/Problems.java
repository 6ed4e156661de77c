package io.causalgym.runtime.bus;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a problem of whatever a handler fails with. What is not a problem already is a bug: logged
/// here once with its stack trace, and nothing of it goes outside.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static Problem of(String operation, Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem.problem();
    }
    LOG.atError()
        .setCause(failure)
        .addKeyValue("operation", operation)
        .log("a handler failed unexpectedly");
    return Problem.of(
        ProblemType.INTERNAL, "'" + operation + "' failed by an internal error; it was logged");
  }
}
