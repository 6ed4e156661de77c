package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.lang.reflect.Proxy;

/// Kernels as their definitions have them.
final class NaiveKernels {
  private NaiveKernels() {}

  static Matrix product(Matrix a, Matrix b) {
    double[] values = new double[a.rows() * b.columns()];
    for (int row = 0; row < a.rows(); row++) {
      for (int column = 0; column < b.columns(); column++) {
        for (int k = 0; k < a.columns(); k++) {
          values[row * b.columns() + column] += a.at(row, k) * b.at(k, column);
        }
      }
    }
    return Matrix.owning(a.rows(), b.columns(), values);
  }

  static void addProducts(double[] block, int stride, int rows, int columns, double[] sums) {
    if ((long) columns * stride > block.length) {
      throw new IllegalArgumentException("a block of wrong shape");
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j <= i; j++) {
        for (int row = 0; row < rows; row++) {
          sums[i * columns + j] += block[i * stride + row] * block[j * stride + row];
        }
      }
    }
  }

  /// A processor that has products, sums of products and a Gram matrix that has no inverse.
  static KernelBackend jvm() {
    return (KernelBackend)
        Proxy.newProxyInstance(
            KernelBackend.class.getClassLoader(),
            new Class<?>[] {KernelBackend.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "name" -> "jvm";
                  case "close" -> null;
                  case "product" -> {
                    ((KernelRun) arguments[2]).used("jvm");
                    yield product((Matrix) arguments[0], (Matrix) arguments[1]);
                  }
                  case "crossProducts" -> {
                    ((KernelRun) arguments[1]).used("jvm");
                    yield sums((int) arguments[0]);
                  }
                  case "gramInverse" -> throw new ArithmeticException("not positive definite");
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static CrossProducts sums(int columns) {
    double[] sums = new double[columns * columns];
    return new CrossProducts() {
      @Override
      public void add(double[] block, int stride, int rows) {
        addProducts(block, stride, rows, columns, sums);
      }

      @Override
      public void addTo(double[] target) {
        for (int cell = 0; cell < sums.length; cell++) {
          target[cell] += sums[cell];
        }
      }

      @Override
      public void close() {}
    };
  }
}
