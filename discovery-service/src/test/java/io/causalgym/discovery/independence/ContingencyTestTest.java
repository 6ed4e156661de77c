package io.causalgym.discovery.independence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContingencyTestTest {

  /// Counting with maps, by the definitions.
  private static double definition(
      Sample sample, int x, int y, int[] given, boolean gSquare, EmptyCells convention) {
    Map<String, Map<List<Integer>, Integer>> strata = new TreeMap<>();
    short[][] codes =
        IntStream.range(0, sample.size()).mapToObj(sample::codes).toArray(short[][]::new);
    for (int row = 0; row < sample.rows(); row++) {
      List<Integer> condition = new ArrayList<>();
      for (int z : given) {
        condition.add((int) codes[z][row]);
      }
      List<Integer> cell = List.of((int) codes[x][row], (int) codes[y][row]);
      if (!condition.contains(-1) && !cell.contains(-1)) {
        strata
            .computeIfAbsent(condition.toString(), key -> new HashMap<>())
            .merge(cell, 1, Integer::sum);
      }
    }
    double statistic = 0;
    double freedom = 0;
    for (Map<List<Integer>, Integer> table : strata.values()) {
      Map<Integer, Integer> rowSums = new HashMap<>();
      Map<Integer, Integer> columnSums = new HashMap<>();
      table.forEach((cell, count) -> rowSums.merge(cell.get(0), count, Integer::sum));
      table.forEach((cell, count) -> columnSums.merge(cell.get(1), count, Integer::sum));
      double n = table.values().stream().mapToInt(count -> count).sum();
      for (Map.Entry<Integer, Integer> r : rowSums.entrySet()) {
        for (Map.Entry<Integer, Integer> c : columnSums.entrySet()) {
          double expected = r.getValue() * c.getValue() / n;
          double observed = table.getOrDefault(List.of(r.getKey(), c.getKey()), 0);
          statistic +=
              gSquare
                  ? observed == 0 ? 0 : 2 * observed * Math.log(observed / expected)
                  : (observed - expected) * (observed - expected) / expected;
        }
      }
      freedom += (rowSums.size() - 1.0) * (columnSums.size() - 1.0);
    }
    if (convention == EmptyCells.FULL) {
      freedom = (levels(sample, x) - 1.0) * (levels(sample, y) - 1.0);
      for (int z : given) {
        freedom *= levels(sample, z);
      }
    }
    return freedom == 0
        ? 1
        : ChiSquaredDistribution.of(freedom).survivalProbability(Math.max(0, statistic));
  }

  private static int levels(Sample sample, int variable) {
    return sample.variables().get(variable).levels().size();
  }

  private static SeparatingTest test(Sample sample, boolean gSquare, EmptyCells convention) {
    return gSquare ? GSquare.of(sample, convention) : ChiSquare.of(sample, convention);
  }

  @ParameterizedTest
  @CsvSource({
    "false, DROP_EMPTY, false",
    "false, FULL, false",
    "true, DROP_EMPTY, false",
    "true, FULL, false",
    "false, DROP_EMPTY, true",
    "false, FULL, true",
    "true, DROP_EMPTY, true"
  })
  void pValuesAreThoseOfTheDefinition(boolean gSquare, EmptyCells convention, boolean holes) {
    for (int seed = 0; seed < 30; seed++) {
      RandomGenerator random = RandomWorlds.generator(seed);
      Sample sample = sample(seed, holes);
      IndependenceTest.Worker worker = test(sample, gSquare, convention).worker();
      for (int count = 0; count <= 5; count++) {
        int[] chosen = Arrays.copyOf(RandomWorlds.permutation(random, sample.size()), count + 2);
        int[] given = Arrays.copyOfRange(chosen, 2, count + 2);
        double p = worker.pValue(chosen[0], chosen[1], given, count);
        assertThat(p)
            .isCloseTo(
                definition(sample, chosen[0], chosen[1], given, gSquare, convention), within(1e-9));
        Arrays.sort(given);
        assertThat(worker.pValue(chosen[1], chosen[0], given, count)).isEqualTo(p);
        assertThat(worker.independent(chosen[0], chosen[1], given, count, 0.03))
            .isEqualTo(p > 0.03);
      }
    }
  }

  /// Few rows or many, so that tables are dense or sparse.
  private static Sample sample(int seed, boolean holes) {
    int rows = seed % 3 == 0 ? 3000 : seed % 3 == 1 ? 150 : 20;
    Sample whole = RandomWorlds.discrete(RandomWorlds.dag(seed, 8, 3), 5, rows, seed);
    if (!holes) {
      return whole;
    }
    RandomGenerator random = RandomWorlds.generator(seed + 9);
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int column = 0; column < whole.size(); column++) {
      short[] codes = whole.codes(column);
      for (int row = 0; row < rows && column % 3 != 0; row++) {
        codes[row] = random.nextDouble() < 0.1 ? Sample.MISSING : codes[row];
      }
      builder.discrete("X" + column, whole.variables().get(column).levels(), codes);
    }
    return builder.build();
  }

  @Test
  void subsetsAreDecidedAsOneByOne() {
    for (int seed = 0; seed < 24; seed++) {
      FinderCheck.assertFinds(
          test(sample(seed, seed % 2 == 0), seed % 4 < 2, EmptyCells.DROP_EMPTY), seed);
    }
  }

  @Test
  void aConstantIsIndependentOfEverything() {
    Sample sample =
        new MemorySample.Builder(4)
            .discrete("constant", List.of("a", "b"), new short[] {1, 1, 1, 1})
            .discrete("other", List.of("a", "b"), new short[] {0, 1, 0, 1})
            .build();
    IndependenceTest.Worker worker = ChiSquare.of(sample, EmptyCells.DROP_EMPTY).worker();
    assertThat(worker.pValue(0, 1, new int[0], 0)).isEqualTo(1);
  }

  @Test
  void columnsThatCannotBeUsedAreNamed() {
    Sample continuous = new MemorySample.Builder(2).continuous("c", new double[] {1, 2}).build();
    assertThatThrownBy(() -> ChiSquare.of(continuous, EmptyCells.FULL))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("'c' is continuous");
    List<String> many = IntStream.range(0, 128).mapToObj(Integer::toString).toList();
    Sample wide = new MemorySample.Builder(2).discrete("w", many, new short[] {0, 127}).build();
    assertThatThrownBy(() -> GSquare.of(wide, EmptyCells.FULL))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("'w' has 128 levels");
  }

  @Test
  void aHundredLevelsAreCountedAsAFew() {
    RandomGenerator random = RandomWorlds.generator(5);
    int rows = 400;
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    List<String> levels = IntStream.range(0, 120).mapToObj(Integer::toString).toList();
    for (int column = 0; column < 5; column++) {
      short[] codes = new short[rows];
      for (int row = 0; row < rows; row++) {
        codes[row] = (short) (column < 2 ? random.nextInt(2) : random.nextInt(120));
      }
      builder.discrete("X" + column, levels, codes);
    }
    Sample sample = builder.build();
    IndependenceTest.Worker worker = ChiSquare.of(sample, EmptyCells.DROP_EMPTY).worker();
    for (int[] given : new int[][] {{2}, {2, 3}, {2, 3, 4}}) {
      assertThat(worker.pValue(0, 1, given, given.length))
          .isCloseTo(definition(sample, 0, 1, given, false, EmptyCells.DROP_EMPTY), within(1e-9));
    }
  }
}
