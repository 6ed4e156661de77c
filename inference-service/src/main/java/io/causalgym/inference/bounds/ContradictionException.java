package io.causalgym.inference.bounds;

/// Carries a contradiction to where the answer is given.
final class ContradictionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ConstraintFamily family;
  private final double violation;

  ContradictionException(ConstraintFamily family, double violation, String message) {
    super(message, null, false, false);
    this.family = family;
    this.violation = violation;
  }

  <T> BoundsAnswer<T> answer() {
    return new BoundsAnswer.Contradicted<>(family, violation, String.valueOf(getMessage()));
  }
}
