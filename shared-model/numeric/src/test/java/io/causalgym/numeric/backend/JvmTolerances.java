package io.causalgym.numeric.backend;

/// How exact the processor's kernels are, in double precision.
final class JvmTolerances {
  private JvmTolerances() {}

  static double of(KernelContract.Kernel kernel) {
    return switch (kernel) {
      // 256 roundings of a span of products, and those of the spans.
      case PRODUCT -> 3e-14;
      // A lane has an eighth of the rows.
      case CROSS_PRODUCTS -> 3e-14;
      case PARTIAL_CORRELATIONS -> 1e-11;
      // As many roundings as columns.
      case GRAM_INVERSE -> 1e-12;
    };
  }
}
