package io.causalgym.client;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Problems out of what a transport says.
final class Failures {
  private Failures() {}

  static ProblemException of(String operation, ReplyException failure) {
    return switch (failure.failureType()) {
      case RECIPIENT_FAILURE -> problem(failure.failureCode(), failure.getMessage()).exception();
      case TIMEOUT -> deadline(operation);
      case NO_HANDLERS, ERROR -> unavailable(operation);
    };
  }

  /// Reads a problem from its JSON; where that is none, its status tells the kind.
  static Problem problem(int status, @Nullable String json) {
    if (json != null && json.startsWith("{")) {
      try {
        return Json.readAnswer(Problem.class, Buffer.buffer(json));
      } catch (ProblemException notAProblem) {
        return byStatus(status);
      }
    }
    return byStatus(status);
  }

  private static Problem byStatus(int status) {
    ProblemType kind =
        Arrays.stream(ProblemType.values())
            .filter(known -> known.status() == status)
            .findFirst()
            .orElse(ProblemType.INTERNAL);
    return Problem.of(kind, "the service failed with status " + status);
  }

  static ProblemException unavailable(String operation) {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "no service answers '" + operation + "' at the moment; try again in a few seconds")
        .with("retryAfter", 2)
        .exception();
  }

  /// A call that must not be sent again has gone with the member that may have had it.
  static ProblemException unknown(String operation) {
    return Problem.of(
            ProblemType.UNAVAILABLE,
            "the service that '"
                + operation
                + "' went to is gone; whether it was done is not known; look before asking again")
        .exception();
  }

  static ProblemException deadline(String operation) {
    return Problem.of(
            ProblemType.DEADLINE_EXCEEDED,
            "'" + operation + "' was not answered before the deadline; allow more time")
        .exception();
  }
}
