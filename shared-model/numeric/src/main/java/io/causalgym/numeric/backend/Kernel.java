package io.causalgym.numeric.backend;

/// The kernels by name: tags of metrics, and lines of the cost model.
public enum Kernel {
  CROSS_PRODUCTS,
  PARTIAL_CORRELATIONS,
  SEPARATORS,
  PRODUCT,
  GRAM_INVERSE,
  MONTE_CARLO,
  BOOTSTRAP_SUMS,
  SUM_PRODUCT,
  SPARSE_PRODUCT
}
