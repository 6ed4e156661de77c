package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void theCostIsTheLeastOfAllAssignmentsIn300RandomMatrices() {
    for (int seed = 0; seed < 300; seed++) {
      int size = 1 + seed % 6;
      RandomGenerator random = RandomWorlds.generator(seed);
      double[] cost = new double[size * size];
      for (int at = 0; at < cost.length; at++) {
        cost[at] = seed % 2 == 0 ? random.nextDouble() : random.nextInt(4);
      }
      int[] rows = Assignment.rows(cost, size);
      double found = 0;
      boolean[] used = new boolean[size];
      for (int column = 0; column < size; column++) {
        found += cost[rows[column] * size + column];
        used[rows[column]] = true;
      }
      assertThat(used).doesNotContain(false);
      assertThat(found)
          .as("seed %d", seed)
          .isCloseTo(least(cost, size, 0, new boolean[size]), within(1e-12));
    }
  }

  private static double least(double[] cost, int size, int column, boolean[] used) {
    if (column == size) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < size; row++) {
      if (!used[row]) {
        used[row] = true;
        least = Math.min(least, cost[row * size + column] + least(cost, size, column + 1, used));
        used[row] = false;
      }
    }
    return least;
  }
}
