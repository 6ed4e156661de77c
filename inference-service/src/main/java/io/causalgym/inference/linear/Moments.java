package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.linear.LinearModel;
import java.util.BitSet;
import java.util.List;

/// Covariances of chosen nodes when some nodes are cut, without a dense inverse.
///
/// Column `s` of `(I - B)^-1 Omega (I - B)^-T` takes one sweep back from `s`, the sparse product with
/// `Omega`, and one sweep forth, along the ancestors of the chosen nodes only: `O(k (V + E))` for
/// `k` nodes, in the memory of the answer and three blocks.
///
/// Source: Bollen, *Structural Equations with Latent Variables*, 1989, section 4.1
/// (bollen1989structural).
record Moments(LinearModel model, BitSet cut, Budget budget, Deadline deadline) {

  /// The covariances of `nodes`, row-major.
  double[] covariances(int[] nodes) {
    Cost.cells(budget, (long) nodes.length * nodes.length);
    Cost.work(budget, 2 * work(nodes.length));
    Sweep sweep = Sweep.towards(model, cut, nodes);
    double[] covariances = new double[nodes.length * nodes.length];
    for (int first = 0; first < nodes.length; first += Sweep.WIDTH) {
      deadline.check();
      int width = Math.min(Sweep.WIDTH, nodes.length - first);
      double[] columns = sweep.errorCovariance(rows(sweep, nodes, first, width), width);
      sweep.forward(columns, width);
      for (int row = 0; row < nodes.length; row++) {
        System.arraycopy(
            columns, nodes[row] * width, covariances, row * nodes.length + first, width);
      }
    }
    symmetric(covariances, nodes.length);
    return covariances;
  }

  /// The variances of `nodes`.
  double[] variances(int[] nodes) {
    Cost.cells(budget, nodes.length);
    Cost.work(budget, work(nodes.length));
    Sweep sweep = Sweep.towards(model, cut, nodes);
    double[] variances = new double[nodes.length];
    for (int first = 0; first < nodes.length; first += Sweep.WIDTH) {
      deadline.check();
      int width = Math.min(Sweep.WIDTH, nodes.length - first);
      double[] rows = rows(sweep, nodes, first, width);
      double[] products = sweep.errorCovariance(rows, width);
      for (int node : sweep.order()) {
        for (int k = 0; k < width; k++) {
          variances[first + k] += rows[node * width + k] * products[node * width + k];
        }
      }
    }
    return variances;
  }

  /// The nodes of these names.
  static int[] nodes(LinearModel model, List<String> names) {
    return names.stream().mapToInt(model::node).toArray();
  }

  /// Rows of `(I - B)^-1`, without the errors of cut nodes.
  private double[] rows(Sweep sweep, int[] nodes, int first, int width) {
    double[] rows = new double[model.size() * width];
    for (int k = 0; k < width; k++) {
      rows[nodes[first + k] * width + k] = 1;
    }
    sweep.backward(rows, width);
    for (int node = cut.nextSetBit(0); node >= 0; node = cut.nextSetBit(node + 1)) {
      java.util.Arrays.fill(rows, node * width, (node + 1) * width, 0);
    }
    return rows;
  }

  private long work(int nodes) {
    long terms = model.size() + (long) model.coefficients().entries();
    return nodes * (terms + model.covariances().entries());
  }

  /// Both triangles were computed, with other roundings.
  private static void symmetric(double[] matrix, int size) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        double mean = (matrix[row * size + column] + matrix[column * size + row]) / 2;
        matrix[row * size + column] = mean;
        matrix[column * size + row] = mean;
      }
    }
  }
}
