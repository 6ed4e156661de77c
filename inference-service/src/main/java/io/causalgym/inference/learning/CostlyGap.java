package io.causalgym.inference.learning;

import io.causalgym.inference.exact.TooWide;

/// Carries a refusal of the inference out of the E-step; it never leaves the package.
final class CostlyGap extends Exception {
  private static final long serialVersionUID = 1L;

  final transient TooWide reason;

  CostlyGap(TooWide reason) {
    super(reason.message());
    this.reason = reason;
  }
}
