package io.causalgym.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A regression in coordinates in which `X'WX` is the identity; there the leverage of a cluster is
/// a small matrix `G`, CR2's adjusted score is `(I - G)^(-1/2) (z - G b)`, and the working model's
/// moments are functions of `G` alone.
final class WhitenedFit {

  // Beyond it the residuals of the cluster in that direction are rounding.
  private static final double WHOLE_LEVERAGE = 1 - 1e-9;

  private final double[][] whitening;
  private final int p;
  private final double[] fitted;
  private final List<Leverage> leverages = new ArrayList<>();

  WhitenedFit(CrossProducts products, double[][] whitening) {
    this.whitening = whitening;
    this.p = whitening.length;
    this.fitted = new double[p];
    for (double[] moment : products.moments()) {
      double[] own = transposed(moment);
      for (int i = 0; i < p; i++) {
        fitted[i] += own[i];
      }
    }
    for (int cluster = 0; cluster < products.grams().length; cluster++) {
      leverages.add(leverage(products.grams()[cluster], products.moments()[cluster]));
    }
  }

  /// A cluster's leverage.
  private static final class Leverage {
    private final SymmetricEigen eigen;

    /// CR2's adjusted score.
    private final double[] score;

    Leverage(SymmetricEigen eigen, double[] score) {
      this.eigen = eigen;
      this.score = apply(eigen, WhitenedFit::inverseRoot, score);
    }

    /// The function of the leverage, times `v`.
    double[] times(Spectral function, double[] v) {
      return apply(eigen, function, v);
    }

    private static double[] apply(SymmetricEigen eigen, Spectral function, double[] v) {
      double[] result = new double[v.length];
      for (int k = 0; k < v.length; k++) {
        double inner = 0;
        for (int i = 0; i < v.length; i++) {
          inner += eigen.vectors[i][k] * v[i];
        }
        double share = function.of(eigen.values[k]) * inner;
        for (int i = 0; i < v.length; i++) {
          result[i] += share * eigen.vectors[i][k];
        }
      }
      return result;
    }
  }

  /// A function of a leverage between 0 and 1.
  @FunctionalInterface
  private interface Spectral {
    double of(double leverage);
  }

  private static double inverseRoot(double leverage) {
    return 1 / Math.sqrt(1 - leverage);
  }

  private Leverage leverage(double[][] gram, double[] moment) {
    double[][] g = new double[p][];
    for (int column = 0; column < p; column++) {
      int from = column;
      double[] direction = new double[p];
      Arrays.setAll(direction, row -> whitening[row][from]);
      g[column] = transposed(times(gram, direction));
    }
    SymmetricEigen eigen = new SymmetricEigen(g);
    double[] score = transposed(moment);
    double[] explained = times(g, fitted);
    Arrays.setAll(score, i -> score[i] - explained[i]);
    return new Leverage(eigen, score);
  }

  /// Whether no cluster has all the leverage in a direction.
  boolean shared() {
    return leverages.stream()
        .flatMapToDouble(leverage -> Arrays.stream(leverage.eigen.values))
        .allMatch(value -> value < WHOLE_LEVERAGE);
  }

  List<Coefficient> coefficients() {
    List<Coefficient> coefficients = new ArrayList<>();
    for (double[] direction : whitening) {
      double variance = 0;
      for (Leverage leverage : leverages) {
        double own = dot(direction, leverage.score);
        variance += own * own;
      }
      coefficients.add(
          new Coefficient(dot(direction, fitted), Math.sqrt(variance), degrees(direction)));
    }
    return coefficients;
  }

  /// Twice the squared mean over the variance of the variance estimate, in the working model.
  private double degrees(double[] direction) {
    double trace = 0;
    double ofSquare = 0;
    double[][] between = new double[p][p];
    for (Leverage leverage : leverages) {
      double[] y = leverage.times(value -> value * inverseRoot(value), direction);
      double[] ratio = leverage.times(value -> value * Math.pow(inverseRoot(value), 2), direction);
      double length = dot(y, y);
      double own = dot(direction, ratio) - length;
      trace += own;
      ofSquare += own * own - length * length;
      addOuter(between, y);
    }
    for (double[] row : between) {
      ofSquare += dot(row, row);
    }
    return Math.max(1, trace * trace / ofSquare);
  }

  private static void addOuter(double[][] sum, double[] y) {
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum[i][j] += y[i] * y[j];
      }
    }
  }

  private double[] transposed(double[] v) {
    double[] result = new double[p];
    for (int row = 0; row < p; row++) {
      for (int column = 0; column < p; column++) {
        result[column] += whitening[row][column] * v[row];
      }
    }
    return result;
  }

  private static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, v)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
