package io.causalgym.discovery.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import java.util.random.RandomGenerator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/// The functions that are minimised, and the matrices they are made of.
class WeightsTest {

  private static double[] random(long seed, int size, double density) {
    RandomGenerator random = RandomWorlds.generator(seed);
    double[] weights = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i != j && random.nextDouble() < density) {
          weights[i * size + j] = random.nextDouble(0.2, 1) * (random.nextBoolean() ? 1 : -1);
        }
      }
    }
    return weights;
  }

  private static double[] covariance(long seed, int size) {
    double[] root = random(seed, size, 1);
    double[] covariance = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        covariance[i * size + j] = i == j ? 1 : 0;
        for (int k = 0; k < size; k++) {
          covariance[i * size + j] += root[i * size + k] * root[j * size + k];
        }
      }
    }
    return covariance;
  }

  private static void assertGradient(SmoothFunction function, double[] at, String name) {
    double[] gradient = new double[at.length];
    double[] ignored = new double[at.length];
    function.at(at, gradient);
    double step = 1e-6;
    for (int k = 0; k < at.length; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += step;
      down[k] -= step;
      double slope = (function.at(up, ignored) - function.at(down, ignored)) / (2 * step);
      assertThat(gradient[k])
          .as("%s, coordinate %d", name, k)
          .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferencesAt60RandomPoints() {
    for (int seed = 0; seed < 60; seed++) {
      int size = 2 + seed % 5;
      double[] weights = random(seed, size, 0.6);
      for (int at = 0; at < weights.length; at++) {
        weights[at] *= 0.4;
      }
      assertGradient(
          new Notears.Lagrangian(covariance(seed, size), size), weights, "notears, seed " + seed);
      Dagma.Path path = new Dagma.Path(covariance(seed, size), size);
      path.enter(1);
      assertGradient(path, weights, "dagma, seed " + seed);
    }
  }

  @Test
  void bothMeasuresOfCyclesAreZeroJustWhereThereIsNone() {
    int cyclic = 0;
    for (int seed = 0; seed < 500; seed++) {
      int size = 2 + seed % 5;
      double[] weights = random(seed, size, 0.3);
      double trace = new TraceExponential(size).at(weights);
      double determinant = new LogDeterminant(size).at(weights, size);
      if (hasCycle(weights, size)) {
        cyclic++;
        assertThat(trace).as("seed %d", seed).isGreaterThan(1e-12);
        assertThat(determinant).as("seed %d", seed).isGreaterThan(1e-12);
      } else {
        assertThat(trace).as("seed %d", seed).isCloseTo(0, within(1e-12));
        assertThat(determinant).as("seed %d", seed).isCloseTo(0, within(1e-12));
      }
    }
    assertThat(cyclic).isBetween(100, 400);
  }

  /// By the definition: a node that reaches itself.
  private static boolean hasCycle(double[] weights, int size) {
    boolean[][] reaches = new boolean[size][size];
    for (int at = 0; at < weights.length; at++) {
      reaches[at / size][at % size] = weights[at] != 0;
    }
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (reaches[i][i]) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theDomainOfTheDeterminantIsWhereTheSpectralRadiusIsBelowS() {
    for (int seed = 0; seed < 300; seed++) {
      int size = 2 + seed % 5;
      double[] weights = random(seed, size, 0.7);
      SimpleMatrix squares = new SimpleMatrix(size, size);
      for (int at = 0; at < weights.length; at++) {
        squares.set(at / size, at % size, weights[at] * weights[at]);
      }
      double radius = radius(squares);
      double s = 0.5;
      double h = new LogDeterminant(size).at(weights, s);
      if (Math.abs(radius - s) < 1e-3) {
        continue; // rounding decides
      }
      assertThat(h < Double.POSITIVE_INFINITY).as("seed %d", seed).isEqualTo(radius < s);
      if (radius < s) {
        double determinant = SimpleMatrix.identity(size).scale(s).minus(squares).determinant();
        assertThat(h).isCloseTo(size * Math.log(s) - Math.log(determinant), within(1e-9));
      }
    }
  }

  /// By Gelfand's formula: the root of the norm of a power, here of 2^30.
  private static double radius(SimpleMatrix matrix) {
    SimpleMatrix power = matrix;
    double log = 0;
    for (int k = 0; k <= 30; k++) {
      double norm = power.normF();
      if (norm == 0) {
        return 0;
      }
      log += Math.log(norm) / (1L << k);
      power = power.divide(norm);
      power = power.mult(power);
    }
    return Math.exp(log);
  }

  @Test
  void theExponentialEqualsItsSeriesSummedTermByTerm() {
    for (int seed = 0; seed < 60; seed++) {
      int size = 1 + seed % 20;
      double[] a = random(seed, size, 0.8);
      for (int at = 0; at < a.length; at++) {
        a[at] = Math.abs(a[at]) * (seed % 3 + 0.01);
      }
      SimpleMatrix matrix = new SimpleMatrix(size, size, true, a);
      SimpleMatrix term = SimpleMatrix.identity(size);
      SimpleMatrix sum = term;
      for (int k = 1; k < 300; k++) {
        term = term.mult(matrix).scale(1.0 / k);
        sum = sum.plus(term);
      }
      double[] found = new double[size * size];
      new MatrixExponential(size).of(a, found);
      for (int at = 0; at < found.length; at++) {
        double expected = sum.get(at / size, at % size);
        assertThat(found[at]).isCloseTo(expected, within(1e-11 * Math.max(1, expected)));
      }
    }
  }

  @Test
  void productsAreTheSameToTheBitByTilesAndByRows() {
    for (int size = 1; size < 40; size++) {
      double[] a = random(size, size, 1);
      double[] b = random(100 + size, size, 1);
      double[] found = new double[size * size];
      SquareMatrices.multiply(a, b, found, size);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int k = 0; k < size; k++) {
            sum += a[i * size + k] * b[k * size + j];
          }
          assertThat(found[i * size + j]).isEqualTo(sum);
        }
      }
    }
  }
}
