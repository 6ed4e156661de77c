package io.causalgym.inference.evaluation;

/// Carries an {@link EvaluationProblem} to whoever asked.
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EvaluationProblem problem;

  public EvaluationException(EvaluationProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public EvaluationProblem problem() {
    return problem;
  }
}
