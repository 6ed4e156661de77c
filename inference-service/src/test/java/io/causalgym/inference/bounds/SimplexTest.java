package io.causalgym.inference.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplexTest {

  /// The oracle tries every set of three columns as a basis.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theMaximumIsThatOfTheBestVertex(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      int columns = 3 + random.nextInt(6);
      double[][] rows = new double[3][columns];
      double[] point = random.doubles(columns).toArray();
      double total = 0;
      for (double value : point) {
        total += value;
      }
      double[] right = new double[3];
      SparseColumns.Builder matrix = new SparseColumns.Builder();
      for (int column = 0; column < columns; column++) {
        rows[0][column] = 1;
        rows[1][column] = random.nextInt(2);
        rows[2][column] = random.nextInt(2);
        for (int row = 0; row < 3; row++) {
          right[row] += rows[row][column] * point[column] / total;
          if (rows[row][column] != 0) {
            matrix.entry(row, rows[row][column]);
          }
        }
        matrix.end();
      }
      right[0] = 1;
      Simplex simplex = new Simplex(matrix.build(3), right, Deadline.NONE);
      for (int objective = 0; objective < 3; objective++) {
        double[] weights = random.doubles(columns, -1, 1).toArray();
        double best = best(rows, right, weights);
        Simplex.Optimum optimum = simplex.maximise(weights);

        assertThat(simplex.violation()).isCloseTo(0, within(1e-12));
        assertThat(optimum.bound()).isGreaterThanOrEqualTo(best - 1e-12);
        assertThat(optimum.bound()).isCloseTo(best, within(1e-9));
        assertThat(optimum.attained()).isCloseTo(best, within(1e-9));
      }
    }
  }

  /// Vertices have at most as many positive entries as there are rows; rows that depend on each
  /// other need fewer, so all supports up to that size are tried.
  private static double best(double[][] rows, double[] right, double[] weights) {
    int columns = weights.length;
    double best = Double.NEGATIVE_INFINITY;
    for (int support = 1; support < 1 << columns; support++) {
      if (Integer.bitCount(support) <= 3) {
        best = Math.max(best, value(rows, right, weights, support));
      }
    }
    return best;
  }

  /// Solves by elimination; minus infinity where the support carries no single vertex.
  private static double value(double[][] rows, double[] right, double[] weights, int support) {
    int[] chosen =
        java.util.stream.IntStream.range(0, weights.length)
            .filter(column -> ((support >> column) & 1) == 1)
            .toArray();
    double[][] system = new double[3][chosen.length + 1];
    for (int row = 0; row < 3; row++) {
      for (int at = 0; at < chosen.length; at++) {
        system[row][at] = rows[row][chosen[at]];
      }
      system[row][chosen.length] = right[row];
    }
    for (int at = 0; at < chosen.length; at++) {
      int pivot = at;
      for (int row = at; row < 3; row++) {
        pivot = Math.abs(system[row][at]) > Math.abs(system[pivot][at]) ? row : pivot;
      }
      if (Math.abs(system[pivot][at]) < 1e-9) {
        return Double.NEGATIVE_INFINITY;
      }
      double[] swapped = system[at];
      system[at] = system[pivot];
      system[pivot] = swapped;
      for (int row = 0; row < 3; row++) {
        double factor = row == at ? 0 : system[row][at] / system[at][at];
        for (int column = 0; column <= chosen.length; column++) {
          system[row][column] -= factor * system[at][column];
        }
      }
    }
    double value = 0;
    for (int row = 0; row < 3; row++) {
      if (row >= chosen.length) {
        if (Math.abs(system[row][chosen.length]) > 1e-9) {
          return Double.NEGATIVE_INFINITY;
        }
        continue;
      }
      double entry = system[row][chosen.length] / system[row][row];
      if (entry < -1e-12) {
        return Double.NEGATIVE_INFINITY;
      }
      value += entry * weights[chosen[row]];
    }
    return value;
  }
}
