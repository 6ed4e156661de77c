package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelComparisonTest {

  private static double[][] scores(int models, int worlds, double missing, long seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    double[][] scores = new double[models][worlds];
    for (int world = 0; world < worlds; world++) {
      double common = random.nextGaussian();
      for (int model = 0; model < models; model++) {
        boolean absent = random.nextDouble() < missing;
        double own = common + 0.5 * model + random.nextGaussian();
        scores[model][world] = absent ? Double.NaN : own;
      }
    }
    return scores;
  }

  private static List<Comparisons.Pair> pairs(double[][] scores) {
    return ModelComparison.of(1).compare(ModelScores.of(scores), 0.95).pairs();
  }

  @Test
  void fishersTestOfDarwinsMaize() {
    // Fisher, The Design of Experiments, 1935, section 21: 863 of 32 768 on one side.
    double[] differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

    assertThat(ModelComparison.of(1).pValue(differences)).isEqualTo(2 * 863 / 32768.0);
  }

  @Test
  void forPassesAndFailuresTheTestIsMcNemarsExactOne() {
    for (int wins = 0; wins <= 9; wins++) {
      double[] differences = new double[40];
      Arrays.fill(differences, 0, wins, 1);
      Arrays.fill(differences, wins, 9, -1);
      double tail = BinomialDistribution.of(9, 0.5).cumulativeProbability(Math.min(wins, 9 - wins));

      assertThat(ModelComparison.of(1).pValue(differences))
          .isCloseTo(Math.min(1, 2 * tail), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 6, 0, 1", "4, 7, 0, 2", "4, 9, 0.2, 3", "5, 8, 0.3, 4", "2, 5, 0.5, 5"})
  void allPairsAgreeWithTheDefinition(int models, int worlds, double missing, long seed) {
    double[][] scores = scores(models, worlds, missing, seed);
    List<Comparisons.Pair> pairs = pairs(scores);
    SlowMaxT slow = new SlowMaxT(scores, pairs);

    for (int place = 0; place < pairs.size(); place++) {
      assertThat(pairs.get(place).difference()).isCloseTo(slow.mean(place), within(1e-12));
      assertThat(pairs.get(place).pValue()).isCloseTo(slow.pValue(place), within(1e-12));
      assertThat(pairs.get(place).maxT()).isCloseTo(slow.maxT(place), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 8, 0, 1", "3, 8, 0, 2", "4, 10, 0.1, 3"})
  void simultaneousIntervalsAgreeWithTheDefinition(
      int models, int worlds, double missing, long seed) {
    double[][] scores = scores(models, worlds, missing, seed);
    List<Comparisons.Pair> pairs = pairs(scores);
    SlowMaxT slow = new SlowMaxT(scores, pairs);
    double critical = slow.critical(0.95);

    for (int place = 0; place < pairs.size(); place++) {
      Interval interval = pairs.get(place).interval().orElseThrow();
      double t = slow.studentised(place, 0, 0);
      double expected = 2 * critical * Math.abs(slow.mean(place)) / t;
      assertThat(interval.width()).isCloseTo(expected, within(1e-9));
      assertThat((interval.lower() + interval.upper()) / 2)
          .isCloseTo(slow.mean(place), within(1e-9));
    }
  }

  @Test
  void randomSignsNeverShowAPValueOfZero() {
    double[] differences = IntStream.range(0, 60).mapToDouble(world -> 5 + world % 3).toArray();

    assertThat(ModelComparison.of(1).pValue(differences)).isEqualTo(1 / 10_001.0);
  }

  @Test
  void randomSignsComeCloseToAllOfThem() {
    // Whole differences, so that all 2^30 sums can be counted by convolution.
    int[] whole = {3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5, 8, -9, 7, 9, 3, 2, -3, 8, 4, 6, -2, 6, 4, 3};
    int reach = Arrays.stream(whole).map(Math::abs).sum();
    int observed = Math.abs(Arrays.stream(whole).sum());
    double[] chances = {1};
    for (int step : whole) {
      double[] next = new double[chances.length + 2 * Math.abs(step)];
      for (int at = 0; at < chances.length; at++) {
        next[at] += chances[at] / 2;
        next[at + 2 * Math.abs(step)] += chances[at] / 2;
      }
      chances = next;
    }
    double exact = 0;
    for (int at = 0; at < chances.length; at++) {
      exact += Math.abs(at - reach) >= observed ? chances[at] : 0;
    }
    double p = ModelComparison.of(7).pValue(Arrays.stream(whole).asDoubleStream().toArray());

    assertThat(p).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 10_000)));
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 60})
  void adjustedPValuesAreOrderedAsTheOnesTheyAdjust(int worlds) {
    List<Comparisons.Pair> pairs = pairs(scores(6, worlds, 0.1, 3));

    assertThat(pairs).hasSize(15);
    for (Comparisons.Pair pair : pairs) {
      assertThat(pair.maxT()).isBetween(pair.pValue(), 1.0);
      assertThat(pair.holm()).isBetween(pair.pValue(), 1.0);
    }
    assertThat(pairs.stream().filter(pair -> pair.maxT() <= pair.holm() + 1e-9).count())
        .isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 50})
  void swappedAndRescaledModelsAreComparedAlike(int worlds) {
    double[][] scores = scores(3, worlds, 0.1, 8);
    double[][] swapped = {scores[2], scores[1], scores[0]};
    double[][] scaled =
        Arrays.stream(scores)
            .map(model -> Arrays.stream(model).map(v -> 64 * v).toArray())
            .toArray(double[][]::new);

    Comparisons.Pair pair = pairs(scores).get(1);
    Comparisons.Pair mirrored = pairs(swapped).get(1);
    assertThat(mirrored.difference()).isEqualTo(-pair.difference());
    assertThat(mirrored.maxT()).isEqualTo(pair.maxT());
    assertThat(pairs(scaled).get(1).maxT()).isEqualTo(pair.maxT());
    assertThat(pairs(scaled).get(1).interval().orElseThrow().upper())
        .isEqualTo(64 * pair.interval().orElseThrow().upper());
  }

  @Test
  void pairsAreComparedOnTheWorldsThatBothHave() {
    double nan = Double.NaN;
    double[][] scores = {
      {1, 2, nan, 4, 5, 6, 7}, {0, nan, 9, 1, 3, 2, 5}, {nan, nan, 1, nan, nan, nan, nan}
    };
    List<Comparisons.Pair> pairs = pairs(scores);

    assertThat(pairs).hasSize(2);
    assertThat(pairs.getFirst().worlds()).isEqualTo(5);
    assertThat(pairs.getFirst().difference()).isEqualTo(12 / 5.0);
    assertThat(pairs.get(1).first()).isEqualTo(1);
    assertThat(pairs.get(1).second()).isEqualTo(2);
    assertThat(pairs.get(1).worlds()).isEqualTo(1);
    assertThat(pairs.get(1).pValue()).isEqualTo(1);
    assertThat(pairs.get(1).interval()).isEmpty();
  }

  @Test
  void equalModelsShareAllRanksAndBetterOnesComeFirst() {
    double[][] scores = scores(4, 300, 0, 5);
    scores[3] = scores[2].clone();
    Comparisons comparisons = ModelComparison.of(2).compare(ModelScores.of(scores), 0.95);

    assertThat(comparisons.ranks())
        .containsExactly(
            new Comparisons.Rank(0, 4, 4),
            new Comparisons.Rank(1, 3, 3),
            new Comparisons.Rank(2, 1, 2),
            new Comparisons.Rank(3, 1, 2));
    assertThat(comparisons.pairs().getLast().maxT()).isEqualTo(1);
    assertThat(comparisons.exact()).isFalse();
  }

  @Test
  void nobodyIsRankedByAHandfulOfWorlds() {
    double[][] scores = {{9, 9, 9, 9}, {1, 1, 1, 1}};
    Comparisons comparisons = ModelComparison.of(2).compare(ModelScores.of(scores), 0.95);

    assertThat(comparisons.pairs().getFirst().pValue()).isEqualTo(1 / 8.0);
    assertThat(comparisons.ranks().getFirst().worst()).isEqualTo(2);
    assertThat(comparisons.exact()).isTrue();
  }

  @Test
  void comparisonsDoNotDependOnThreads() {
    for (int worlds : new int[] {14, 70}) {
      ModelScores scores = ModelScores.of(scores(5, worlds, 0.1, 6));
      Comparisons alone =
          new ModelComparison(3, 777, ParallelLoop.sequential()).compare(scores, 0.95);
      try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
        assertThat(new ModelComparison(3, 777, new ParallelLoop(pool, 4)).compare(scores, 0.95))
            .isEqualTo(alone);
      }
    }
  }

  @Test
  void nothingIsComparedWithNobody() {
    assertThat(pairs(new double[0][0])).isEmpty();
    assertThat(pairs(new double[][] {{1, 2}})).isEmpty();
    assertThat(ModelComparison.of(1).pValue(new double[0])).isEqualTo(1);
    assertThat(ModelComparison.of(1).pValue(new double[30])).isEqualTo(1);
  }

  @Test
  void holmsExample() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(Holm.adjust(IntStream.range(0, 3).mapToDouble(_ -> 0.5).toArray()))
        .containsExactly(1, 1, 1);
  }
}
