package io.causalgym.inference.linear;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.BitSet;

/// Solves `(I - B) v = s` and its transpose for several right-hand sides at once by one pass along
/// the topological order, `O(width (V + E))` without recursion or fill-in.
///
/// Nodes that are cut keep their value: edges into them are not seen, as under `do`. A block holds
/// `width` numbers a node, those of one node side by side, so that the inner loop runs along memory.
final class Sweep {
  /// Right-hand sides that go together: a block of 10 000 nodes stays near the processor.
  static final int WIDTH = 16;

  private final LinearModel model;
  private final SparseMatrix coefficients;
  private final BitSet cut;
  private final int[] order;

  private Sweep(LinearModel model, BitSet cut, int[] order) {
    this.model = model;
    this.coefficients = model.coefficients();
    this.cut = cut;
    this.order = order;
  }

  /// Along the whole model.
  static Sweep of(LinearModel model, BitSet cut) {
    return new Sweep(model, cut, model.topologicalOrder());
  }

  /// Along the ancestors of `targets`: numbers of other nodes are neither read nor written.
  static Sweep towards(LinearModel model, BitSet cut, int[] targets) {
    BitSet seen = new BitSet(model.size());
    for (int target : targets) {
      seen.set(target);
    }
    int[] order = model.topologicalOrder();
    int start = order.length;
    for (int at = order.length - 1; at >= 0; at--) {
      if (seen.get(order[at])) {
        order[--start] = order[at];
        markParents(model.coefficients(), order[start], cut, seen);
      }
    }
    return new Sweep(model, cut, java.util.Arrays.copyOfRange(order, start, order.length));
  }

  private static void markParents(SparseMatrix coefficients, int node, BitSet cut, BitSet seen) {
    if (!cut.get(node)) {
      for (int at = coefficients.start(node); at < coefficients.end(node); at++) {
        seen.set(coefficients.column(at));
      }
    }
  }

  /// The nodes that are swept, parents first.
  int[] order() {
    return order;
  }

  /// Replaces the sources `s` by the values `v`.
  void forward(double[] block, int width) {
    for (int node : order) {
      if (!cut.get(node)) {
        for (int at = coefficients.start(node); at < coefficients.end(node); at++) {
          add(
              block,
              width,
              coefficients.column(at) * width,
              node * width,
              coefficients.value(at));
        }
      }
    }
  }

  /// Replaces weights of values by the weights of the sources that give the same sum.
  void backward(double[] block, int width) {
    for (int at = order.length - 1; at >= 0; at--) {
      int node = order[at];
      if (!cut.get(node)) {
        for (int edge = coefficients.start(node); edge < coefficients.end(node); edge++) {
          add(
              block,
              width,
              node * width,
              coefficients.column(edge) * width,
              coefficients.value(edge));
        }
      }
    }
  }

  /// `Omega` times the block, the errors of cut nodes left out.
  double[] errorCovariance(double[] block, int width) {
    SparseMatrix covariances = model.covariances();
    double[] product = new double[block.length];
    for (int node : order) {
      if (!cut.get(node)) {
        add(block, product, width, node * width, node * width, model.variance(node));
        for (int at = covariances.start(node); at < covariances.end(node); at++) {
          int spouse = covariances.column(at);
          if (!cut.get(spouse)) {
            add(block, product, width, spouse * width, node * width, covariances.value(at));
          }
        }
      }
    }
    return product;
  }

  private static void add(double[] block, int width, int from, int to, double factor) {
    add(block, block, width, from, to, factor);
  }

  private static void add(
      double[] source, double[] target, int width, int from, int to, double factor) {
    for (int k = 0; k < width; k++) {
      target[to + k] += factor * source[from + k];
    }
  }
}
