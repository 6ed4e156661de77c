package io.causalgym.inference.linear;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/// The definition: dense matrices and an inverse.
public final class DenseModel {
  final SimpleMatrix b;
  final SimpleMatrix omega;
  final SimpleMatrix c;

  private DenseModel(SimpleMatrix b, SimpleMatrix omega, SimpleMatrix c) {
    this.b = b;
    this.omega = omega;
    this.c = c;
  }

  public static DenseModel of(LinearModel model) {
    int n = model.size();
    SimpleMatrix omega = dense(model.covariances());
    SimpleMatrix c = new SimpleMatrix(n, 1);
    for (int node = 0; node < n; node++) {
      omega.set(node, node, model.variance(node));
      c.set(node, 0, model.intercept(node));
    }
    return new DenseModel(dense(model.coefficients()), omega, c);
  }

  private static SimpleMatrix dense(SparseMatrix sparse) {
    SimpleMatrix dense = new SimpleMatrix(sparse.size(), sparse.size());
    for (int row = 0; row < sparse.size(); row++) {
      for (int at = sparse.start(row); at < sparse.end(row); at++) {
        dense.set(row, sparse.column(at), sparse.value(at));
      }
    }
    return dense;
  }

  /// The model in which the mechanisms of some nodes are replaced by values.
  DenseModel mutilated(LinearModel model, Map<String, Double> fixed) {
    DenseModel cut = new DenseModel(b.copy(), omega.copy(), c.copy());
    fixed.forEach(
        (name, value) -> {
          int node = model.node(name);
          for (int other = 0; other < model.size(); other++) {
            cut.b.set(node, other, 0);
            cut.omega.set(node, other, 0);
            cut.omega.set(other, node, 0);
          }
          cut.c.set(node, 0, value);
        });
    return cut;
  }

  /// `(I - B)^-1`.
  SimpleMatrix inverse() {
    return SimpleMatrix.identity(b.getNumRows()).minus(b).invert();
  }

  SimpleMatrix mean() {
    return inverse().mult(c);
  }

  public SimpleMatrix covariance() {
    return inverse().mult(omega).mult(inverse().transpose());
  }
}
