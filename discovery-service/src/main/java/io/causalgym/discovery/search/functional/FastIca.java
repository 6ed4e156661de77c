package io.causalgym.discovery.search.functional;

import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.random.RandomStream;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Independent components of centred columns: the unmixing matrix `W` for which the rows of `W X`
/// are as independent as may be, up to their order, sign and scale. Symmetric fixed-point iteration
/// with `tanh`, from a seeded random start; `O(n^2 m)` for each of some ten to hundred steps.
///
/// Source: Hyvärinen, "Fast and Robust Fixed-Point Algorithms for Independent Component Analysis",
/// IEEE Transactions on Neural Networks 1999 (hyvarinen1999fast).
final class FastIca {
  private static final int MOST_STEPS = 300;
  // A step that turns no component more than this has converged: 1 minus a cosine, an angle of
  // 0.0014,
  // far below the error of an estimate from any number of rows that is usual.
  private static final double TOLERANCE = 1e-6;
  // Rows that one thread takes at once: sums do not depend on the number of threads.
  private static final int BLOCK = 1_024;
  // A direction with less of the variance is a linear dependence.
  private static final double COLLINEAR = 1e-10;
  private static final double NEGLIGIBLE = 1e-14;

  private final int size;
  private final int rows;
  // Whitened rows one after the other.
  private final double[] white;
  private final SearchControl control;
  private boolean converged;

  private FastIca(double[] white, int size, int rows, SearchControl control) {
    this.white = white;
    this.size = size;
    this.rows = rows;
    this.control = control;
  }

  /// @param unmixing rows are components
  /// @param converged false where the deadline passed or steps ran out
  record Components(DMatrixRMaj unmixing, boolean converged) {}

  /// @throws DiscoveryException if columns are linearly dependent
  static Components find(ContinuousColumns columns, double[] correlation, SearchControl control) {
    int size = columns.size();
    DMatrixRMaj whitening = whitening(correlation, size);
    double[] white = new double[columns.rows() * size];
    for (int column = 0; column < size && !control.deadline().passed(); column++) {
      double[] values = columns.standardised(column);
      for (int row = 0; row < values.length; row++) {
        for (int i = 0; i < size; i++) {
          white[row * size + i] += whitening.get(i, column) * values[row];
        }
      }
    }
    FastIca ica = new FastIca(white, size, columns.rows(), control);
    DMatrixRMaj rotation = ica.rotate();
    DMatrixRMaj unmixing = new DMatrixRMaj(size, size);
    CommonOps_DDRM.mult(rotation, whitening, unmixing);
    return new Components(unmixing, ica.converged);
  }

  /// The inverse square root of the correlations.
  private static DMatrixRMaj whitening(double[] correlation, int size) {
    return inverseSquareRoot(
        DMatrixRMaj.wrap(size, size, correlation.clone()),
        value -> {
          if (!(value > COLLINEAR)) {
            throw collinear();
          }
          return value;
        });
  }

  /// @param eigenvalue what to take for an eigenvalue
  private static DMatrixRMaj inverseSquareRoot(DMatrixRMaj matrix, DoubleUnaryOperator eigenvalue) {
    int size = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(matrix.copy())) {
      throw collinear();
    }
    DMatrixRMaj root = new DMatrixRMaj(size, size);
    for (int k = 0; k < size; k++) {
      double value = eigenvalue.applyAsDouble(eigen.getEigenvalue(k).getReal());
      CommonOps_DDRM.multAddTransB(
          1 / Math.sqrt(value), eigen.getEigenVector(k), eigen.getEigenVector(k), root);
    }
    return root;
  }

  private static DiscoveryException collinear() {
    return new DiscoveryException(
        "dataset",
        "collinear",
        "some columns are linear functions of others; leave out those that add nothing");
  }

  private DMatrixRMaj rotate() {
    DMatrixRMaj rotation = new DMatrixRMaj(size, size);
    new RandomStream(control.seed(), 0).fillNormal(0, rotation.data, 0, size * size);
    rotation = orthogonal(rotation);
    for (int step = 0; step < MOST_STEPS && !control.deadline().passed(); step++) {
      control.progress().at(step, 0, "steps", "independent components");
      double[] sums = sums(rotation);
      if (control.deadline().passed()) {
        break;
      }
      DMatrixRMaj next = orthogonal(step(rotation, sums));
      double turned = turned(rotation, next);
      rotation = next;
      if (turned < TOLERANCE) {
        converged = true;
        break;
      }
    }
    return rotation;
  }

  /// `(W W^T)^(-1/2) W`.
  private static DMatrixRMaj orthogonal(DMatrixRMaj matrix) {
    DMatrixRMaj square = new DMatrixRMaj(matrix.numRows, matrix.numRows);
    CommonOps_DDRM.multTransB(matrix, matrix, square);
    DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    // A step may leave next to nothing of a component that is nearly Gaussian; it is turned into
    // the
    // rest of the space by the steps that follow.
    double floor = NEGLIGIBLE * CommonOps_DDRM.trace(square);
    CommonOps_DDRM.mult(inverseSquareRoot(square, v -> Math.max(v, floor)), matrix, result);
    return result;
  }

  /// The largest distance of a cosine between old and new components from 1.
  private static double turned(DMatrixRMaj before, DMatrixRMaj after) {
    double largest = 0;
    for (int k = 0; k < before.numRows; k++) {
      double cosine = 0;
      for (int j = 0; j < before.numCols; j++) {
        cosine += before.get(k, j) * after.get(k, j);
      }
      largest = Math.max(largest, Math.abs(Math.abs(cosine) - 1));
    }
    return largest;
  }

  /// `E[x tanh(w x)] - E[1 - tanh^2(w x)] w` for each component.
  private DMatrixRMaj step(DMatrixRMaj rotation, double[] sums) {
    DMatrixRMaj next = new DMatrixRMaj(size, size);
    for (int k = 0; k < size; k++) {
      double slope = sums[size * size + k] / rows;
      for (int j = 0; j < size; j++) {
        next.set(k, j, sums[k * size + j] / rows - slope * rotation.get(k, j));
      }
    }
    return next;
  }

  /// Sums over all rows as {@link #sums(double[], double[], int)} has them; nothing that means
  /// anything once the deadline has passed.
  private double[] sums(DMatrixRMaj rotation) {
    int blocks = (rows + BLOCK - 1) / BLOCK;
    double[][] parts = new double[blocks][size * (size + 1)];
    control
        .loop()
        .run(
            blocks,
            () -> new double[size],
            (projections, block) -> {
              if (!control.deadline().passed()) {
                parts[block] = sums(rotation.data, projections, block);
              }
            });
    double[] total = new double[size * (size + 1)];
    for (double[] part : parts) {
      for (int at = 0; at < total.length; at++) {
        total[at] += part[at];
      }
    }
    return total;
  }

  /// Sums over a block of rows: `x tanh(w x)` for each component, and then the slopes.
  private double[] sums(double[] rotation, double[] projections, int block) {
    double[] sums = new double[size * (size + 1)];
    int end = Math.min(rows, (block + 1) * BLOCK);
    for (int row = block * BLOCK; row < end; row++) {
      for (int k = 0; k < size; k++) {
        double projection = 0;
        for (int j = 0; j < size; j++) {
          projection += rotation[k * size + j] * white[row * size + j];
        }
        projections[k] = projection;
      }
      for (int k = 0; k < size; k++) {
        double tanh = hyperbolicTangent(projections[k]);
        sums[size * size + k] += 1 - tanh * tanh;
        for (int j = 0; j < size; j++) {
          sums[k * size + j] += tanh * white[row * size + j];
        }
      }
    }
    return sums;
  }

  private static double hyperbolicTangent(double u) {
    double tail = NegentropySums.exponential(-2 * Math.abs(u));
    return Math.copySign((1 - tail) / (1 + tail), u);
  }
}
