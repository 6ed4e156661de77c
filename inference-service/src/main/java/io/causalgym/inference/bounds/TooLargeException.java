package io.causalgym.inference.bounds;

/// Carries a {@link TooLarge} to where closed forms take over.
final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TooLarge refusal;

  TooLargeException(String what, double estimate, long limit) {
    super(what, null, false, false);
    this.refusal = new TooLarge(what, estimate, limit);
  }

  TooLarge refusal() {
    return refusal;
  }

  static void check(String what, double estimate, long limit) {
    if (estimate > limit) {
      throw new TooLargeException(what, estimate, limit);
    }
  }
}
