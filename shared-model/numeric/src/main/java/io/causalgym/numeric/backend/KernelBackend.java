package io.causalgym.numeric.backend;

/// Kernels that a device may take over from the processor.
///
/// Every kernel computes in double precision on the JVM, where its result is the same to the bit
/// for any number of threads; another backend may round differently, within the bound that the
/// kernel states. Matrices are immutable and may be kept on a device for as long as the caller
/// holds them.
///
/// All kernels check the run's deadline and throw {@link
/// java.util.concurrent.CancellationException} when it has passed. Arguments of wrong shape are
/// refused with an {@link IllegalArgumentException}, before anything is computed. Implementations
/// are thread-safe.
public interface KernelBackend extends AutoCloseable {

  /// `jvm`, or `tornado:` and the device's name, as answers show it in `provenance.backend`.
  String name();

  /// Begins the sums of products of all pairs of columns over blocks of rows that follow: `X' X`.
  ///
  /// `O(rows * columns^2)` multiply-adds. On a device products are of single precision, and sums of
  /// a block too: a relative error of `1e-5` of `sqrt(ii * jj)`.
  ///
  /// @param columns from 0 on
  CrossProducts crossProducts(int columns, KernelRun run);

  /// Partial correlations of pairs of variables given sets of others, for many tests of one level.
  ///
  /// Test `t` reads the variables `x, y, z1 .. zl` at `tests[t * (l + 2)]` and after, all
  /// different; `l` is the level. Where the set's correlations are singular the result is `NaN`.
  /// `O(l^3)` a test. On a device the relative error is `1e-4` unless the set is close to singular.
  ///
  /// Source: Baba, Shibata, Sibuya, "Partial correlation and conditional correlation as measures of
  /// conditional independence", 2004 (baba2004partial), by Cholesky decomposition.
  ///
  /// @param correlations square, symmetric
  /// @param level from 0 on
  /// @return a number in -1 .. 1 for each test
  double[] partialCorrelations(Matrix correlations, int[] tests, int level, KernelRun run);

  /// For each pair of adjacent variables, the first third one that separates them: given it their
  /// partial correlation is at most `threshold` in absolute value, or it determines one of them.
  /// Neighbours of the first variable come first, in ascending order, then those of the second
  /// alone. This is level 1 of the stable PC algorithm.
  ///
  /// `O(pairs * neighbours)`.
  ///
  /// Source: Colombo and Maathuis, "Order-independent constraint-based causal structure learning",
  /// JMLR 2014 (colombo2014order); Zarebavani et al., "cuPC", IEEE TPDS 2020 (zarebavani2020cupc).
  ///
  /// @param correlations of `n` variables
  /// @param adjacent bit `y` of row `x`: `n` rows of `ceil(n / 64)` words, symmetric, no diagonal
  /// @param from the first `x` of the pairs `x < y` that are looked at
  /// @param to the first `x` that is not
  /// @return for each of these pairs that is adjacent, ascending by `x` and then `y`, the
  ///   separating variable or -1
  int[] separators(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run);

  /// The matrix product `a b`. `O(i j k)` multiply-adds; relative error on a device `1e-6 * k` of
  /// the product of the absolute values.
  Matrix product(Matrix a, Matrix b, KernelRun run);

  /// The inverse of the Gram matrix, `(X' X + ridge I)^-1`, by blocked Cholesky decomposition.
  ///
  /// @param samples `m` rows of `n` columns
  /// @param ridge 0 or more, added to the diagonal
  /// @return `n` by `n`
  /// @throws ArithmeticException if the matrix is not positive definite to the precision at hand: a
  ///   larger ridge, or fewer columns, helps
  Matrix gramInverse(Matrix samples, double ridge, KernelRun run);

  /// Means and variances of outcomes of a structural model under many interventions, by simulation.
  ///
  /// Sample `s` of intervention `k` draws the noise of node `j` from {@link
  /// io.causalgym.numeric.random.RandomStream stream} `j` of the seed at index `s`: the same units
  /// under every intervention, so that contrasts are those of units. A node that is set keeps its
  /// value exactly, with variance 0. `O(rows * samples * terms)`, less what interventions leave
  /// alone.
  ///
  /// On the JVM all is in double precision, within `1e-12` of the definition, relative to the size
  /// of the terms. What a device computes per sample is in {@link
  /// io.causalgym.numeric.backend.item}.
  ///
  /// @param interventions one row for each, one column for each node: the value that the node is
  ///   set to, `NaN` where it is left alone
  /// @param samples for each intervention, at least 1
  /// @return a row for each intervention: the mean of each outcome of the program, then the
  ///   variance of each, with divisor `samples - 1`, `NaN` for one sample
  Matrix monteCarlo(
      ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run);

  /// Weighted sums of the rows of a matrix for many bootstrap replicates, in one pass over the
  /// rows: in replicate `b` row `i` has a weight drawn from a Poisson distribution of mean 1.
  ///
  /// The weight is found by inversion from the uniform number at index `i` of {@link
  /// io.causalgym.numeric.random.RandomStream stream} `b` of the seed, and is the same on every
  /// backend: {@link io.causalgym.numeric.backend.item.PoissonWeight}. An estimator that is a
  /// function of sums (means, least squares by its moments) is bootstrapped by putting its terms in
  /// columns.
  ///
  /// Source: Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson
  /// frequencies", 2006 (hanley2006creating).
  ///
  /// `O(replicates * rows * columns)`. On the JVM the relative error is `1e-13` of the sum of
  /// absolute values.
  ///
  /// @param replicates from 0 on
  /// @return a row for each replicate, one column for the sum of weights and then one for each
  ///   column of `terms`
  Matrix bootstrapSums(Matrix terms, int replicates, long seed, KernelRun run);

  /// Multiplies factors and sums variables out, for many rows of evidence at once. `O(rows * cells
  /// * terms * factors)`.
  ///
  /// Where some factors are the same for all rows of evidence and others are not, the former are
  /// multiplied first, and variables that only they have are summed out of them once. Without a
  /// factor the product is 1. On the JVM the relative error of a cell is `1e-13` of the sum of the
  /// absolute values of its products.
  ///
  /// @param factors for each factor of the plan a matrix of one row, the same for all evidence, or
  ///   of a row for each row of evidence; columns are cells, as many as {@link
  ///   SumProduct#cells(int)}
  /// @return a row for each row of evidence (one if all factors have one), a column for each cell
  ///   of the result
  Matrix sumProduct(SumProduct plan, Matrix[] factors, KernelRun run);

  /// The product of a sparse matrix and a dense one. `O(entries * columns)`.
  Matrix sparseProduct(SparseRows a, Matrix b, KernelRun run);

  /// Frees what the backend holds. Kernels asked for later are refused.
  @Override
  void close();
}
