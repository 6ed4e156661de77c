package io.causalgym.inference.exact;

/// Products of numbers so far apart that a `double` cannot hold them side by side: to be computed
/// with logarithms instead. Never leaves this package.
final class RangeExceeded extends Exception {
  private static final long serialVersionUID = 1L;

  RangeExceeded() {
    super("the numbers of one factor span too many powers of 2", null, false, false);
  }
}
