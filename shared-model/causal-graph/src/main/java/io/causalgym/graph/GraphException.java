package io.causalgym.graph;

/// Carries a {@link GraphProblem} to whoever asked.
public final class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient GraphProblem problem;

  public GraphException(GraphProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public GraphProblem problem() {
    return problem;
  }
}
