package io.causalgym.numeric.kernel;

import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.distribution.Uniform;

/// A program that hashes every bit of some rows and their moments.
public final class Fingerprint {
  private Fingerprint() {}

  public static void main(String[] arguments) {
    System.out.println(text());
  }

  static String text() {
    LinearSystemBuilder builder = LinearSystem.builder();
    int common = builder.noise(new Normal(1, 2), 0);
    builder.equation(0, 1).plusNoise(0.7, common);
    builder.equation(1, 2).plusNoise(0.4, common).plus(0.3, 0);
    builder.equation(2, 3).plusNoise(1, builder.noise(new Uniform(-1, 2), 1)).plus(0.1, 1);
    builder.equation(3, 0).plusNoise(3, builder.noise(new Normal(0, 1), 2)).plus(0.7, 2);
    LinearSystem.Rows rows = builder.build().rows(42, 1000);
    double[][] columns = new double[4][1000];
    Moments moments = new Moments(4, true);
    long hash = 0;
    for (int block = 0; block < 10; block++) {
      rows.fill(block * 1000L + 3, 1000 - block, columns);
      moments.add(columns, 1000 - block);
      for (double[] column : columns) {
        for (double value : column) {
          hash = 31 * hash + Double.doubleToLongBits(value);
        }
      }
    }
    for (int a = 0; a < 4; a++) {
      hash = 31 * hash + Double.doubleToLongBits(moments.mean(a));
      hash = 31 * hash + Double.doubleToLongBits(moments.minimum(a));
      hash = 31 * hash + Double.doubleToLongBits(moments.maximum(a));
      for (int b = 0; b <= a; b++) {
        hash = 31 * hash + Double.doubleToLongBits(moments.covariance(a, b));
      }
    }
    return Long.toHexString(hash);
  }
}
