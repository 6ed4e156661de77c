package io.causalgym.discovery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class MixedScoresTest {
  private static final int ROWS = 600;
  private static final Sample SAMPLE = mixed();

  /// Columns 0 to 3 are discrete with 2, 3, 2, 4 levels, 4 to 8 continuous and depend on them.
  private static Sample mixed() {
    RandomGenerator random = RandomWorlds.generator(1);
    MemorySample.Builder builder = new MemorySample.Builder(ROWS);
    short[][] codes = new short[4][ROWS];
    int[] levels = {2, 3, 2, 4};
    for (int d = 0; d < 4; d++) {
      for (int row = 0; row < ROWS; row++) {
        int shift = d == 0 ? 0 : codes[d - 1][row];
        codes[d][row] = (short) ((random.nextInt(levels[d] + 1) + shift) % levels[d]);
      }
      builder.discrete("d" + d, List.of("a", "b", "c", "d").subList(0, levels[d]), codes[d]);
    }
    double[] before = new double[ROWS];
    for (int c = 0; c < 5; c++) {
      double[] values = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        values[row] = 10 * c + codes[c % 4][row] + 0.5 * before[row] + random.nextGaussian();
      }
      builder.continuous("c" + c, values);
      before = values;
    }
    return builder.build();
  }

  @Test
  void batchesAgreeWithOneByOneAndOrderDoesNotMatter() {
    BatchesAgree.check(new DegenerateGaussianBic(SAMPLE, 1), 1, 6);
    BatchesAgree.check(new ConditionalGaussianBic(SAMPLE, 1), 2, 4);
  }

  @Test
  void equivalentGraphsHaveEqualScores() {
    EquivalentScores.check(new DegenerateGaussianBic(SAMPLE, 1), 3);
    EquivalentScores.check(new ConditionalGaussianBic(SAMPLE, 1), 4);
  }

  @Test
  void degenerateGaussianIsADifferenceOfDeterminants() {
    Score.Worker worker = new DegenerateGaussianBic(SAMPLE, 2).worker();
    RandomGenerator random = RandomWorlds.generator(5);
    for (int run = 0; run < 40; run++) {
      int[] order = RandomWorlds.permutation(random, SAMPLE.size());
      int count = random.nextInt(6);
      int[] parents = Arrays.copyOfRange(order, 1, 1 + count);
      double expected = degenerate(Arrays.copyOf(order, count + 1)) - degenerate(parents);
      assertThat(worker.local(order[0], parents, count)).isCloseTo(expected, within(1e-6));
    }
  }

  private static double degenerate(int[] set) {
    List<double[]> columns = new ArrayList<>();
    for (int variable : set) {
      if (SAMPLE.variables().get(variable).isDiscrete()) {
        short[] codes = SAMPLE.codes(variable);
        for (int level = 0; level < SAMPLE.variables().get(variable).levels().size() - 1; level++) {
          double[] indicator = new double[ROWS];
          for (int row = 0; row < ROWS; row++) {
            indicator[row] = codes[row] == level ? 1 : 0;
          }
          columns.add(indicator);
        }
      } else {
        columns.add(SAMPLE.values(variable));
      }
    }
    int d = columns.size();
    double logDeterminant = d == 0 ? 0 : Math.log(covariance(columns, allRows()).determinant());
    return -ROWS * (logDeterminant + d * (1 + Math.log(2 * Math.PI)))
        - 2 * Math.log(ROWS) * d * (d + 1) / 2.0;
  }

  private static List<Integer> allRows() {
    return java.util.stream.IntStream.range(0, ROWS).boxed().toList();
  }

  private static SimpleMatrix covariance(List<double[]> columns, List<Integer> rows) {
    SimpleMatrix matrix = new SimpleMatrix(columns.size(), columns.size());
    double[] means =
        columns.stream()
            .mapToDouble(c -> rows.stream().mapToDouble(r -> c[r]).average().orElse(0))
            .toArray();
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        double sum = 0;
        for (int row : rows) {
          sum += (columns.get(i)[row] - means[i]) * (columns.get(j)[row] - means[j]);
        }
        matrix.set(i, j, sum / rows.size());
      }
    }
    return matrix;
  }

  @Test
  void conditionalGaussianIsADifferenceOfLikelihoodsOverStrata() {
    Score.Worker worker = new ConditionalGaussianBic(SAMPLE, 1.5).worker();
    RandomGenerator random = RandomWorlds.generator(6);
    for (int run = 0; run < 60; run++) {
      int[] order = RandomWorlds.permutation(random, SAMPLE.size());
      // With all nine variables most strata have too few rows.
      int count = random.nextInt(SAMPLE.size());
      int[] parents = Arrays.copyOfRange(order, 1, 1 + count);
      double expected = conditional(Arrays.copyOf(order, count + 1)) - conditional(parents);
      assertThat(worker.local(order[0], parents, count)).isCloseTo(expected, within(1e-6));
    }
  }

  private static double conditional(int[] set) {
    List<double[]> columns = new ArrayList<>();
    double combinations = 1;
    Map<String, List<Integer>> strata = new TreeMap<>();
    for (int row = 0; row < ROWS; row++) {
      StringBuilder key = new StringBuilder();
      for (int variable : set) {
        if (SAMPLE.variables().get(variable).isDiscrete()) {
          key.append(SAMPLE.codes(variable)[row]).append(' ');
        }
      }
      strata.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(row);
    }
    for (int variable : set) {
      if (SAMPLE.variables().get(variable).isDiscrete()) {
        combinations *= SAMPLE.variables().get(variable).levels().size();
      } else {
        columns.add(standardised(SAMPLE.values(variable)));
      }
    }
    int d = columns.size();
    double likelihood = 0;
    for (List<Integer> rows : strata.values()) {
      likelihood += rows.size() * Math.log((double) rows.size() / ROWS);
      if (d > 0) {
        likelihood += density(columns, rows, rows.size() >= 5 * d ? rows : allRows());
      }
    }
    double parameters = combinations - 1 + combinations * (d + d * (d + 1) / 2.0);
    return 2 * likelihood - 1.5 * Math.log(ROWS) * parameters;
  }

  private static double density(List<double[]> columns, List<Integer> rows, List<Integer> of) {
    SimpleMatrix covariance = covariance(columns, of);
    SimpleMatrix inverse = covariance.invert();
    double sum = 0;
    for (int row : rows) {
      SimpleMatrix x = new SimpleMatrix(columns.size(), 1);
      for (int i = 0; i < columns.size(); i++) {
        double[] column = columns.get(i);
        x.set(i, 0, column[row] - of.stream().mapToDouble(r -> column[r]).average().orElse(0));
      }
      sum -= x.transpose().mult(inverse).mult(x).get(0, 0) / 2;
    }
    return sum
        - rows.size()
            * (Math.log(covariance.determinant()) + columns.size() * Math.log(2 * Math.PI))
            / 2;
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double deviation =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(1));
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }

  @Test
  void aConstantColumnIsNamed() {
    Sample constant =
        new MemorySample.Builder(3)
            .discrete("d", List.of("a", "b"), new short[3])
            .continuous("c", new double[] {7, 7, 7})
            .build();
    assertThatThrownBy(() -> new DegenerateGaussianBic(constant, 1))
        .hasMessage("'d' is constant; leave it out");
    assertThatThrownBy(() -> new ConditionalGaussianBic(constant, 1))
        .hasMessageStartingWith("'c' is constant");
  }
}
