package io.causalgym.runtime.jobs;

/// Every worker that took the part died or fell silent before it reported anything.
public final class AttemptsExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AttemptsExhausted(Claim claim) {
    super(
        "part "
            + claim.part()
            + " of the job was given up: "
            + claim.maxAttempts()
            + " workers took it and none of them reported back");
  }
}
