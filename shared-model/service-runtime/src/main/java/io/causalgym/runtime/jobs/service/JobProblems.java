package io.causalgym.runtime.jobs.service;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import java.nio.charset.StandardCharsets;

/// Why a job failed, as a problem.
public final class JobProblems {
  private JobProblems() {}

  /// What the caller can understand as it is; anything else without its internals, which the log
  /// has.
  public static String json(Throwable failure, int attempts) {
    Problem problem =
        failure instanceof ProblemException expected
            ? expected.problem()
            : Problem.of(
                ProblemType.INTERNAL,
                "the job failed by an internal error in "
                    + attempts
                    + (attempts == 1 ? " attempt" : " attempts")
                    + "; it was logged");
    return new String(Json.canonical(problem), StandardCharsets.UTF_8);
  }
}
