package io.causalgym.contract;

/// Carries a {@link Problem} to whoever asked.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // A problem is an answer, not a bug: without a stack trace an overload costs little.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
