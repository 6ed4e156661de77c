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
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;

class DiscreteScoresTest {
  private static final Sample SAMPLE = RandomWorlds.discrete(RandomWorlds.dag(3, 12, 3), 5, 700, 3);

  @Test
  void logarithmsOfGammaAgreeWithAnotherImplementation() {
    for (double x = 1e-6; x < 1e7; x *= 1.07) {
      double expected = LogGamma.value(x);
      assertThat(io.causalgym.discovery.score.LogGamma.of(x))
          .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void bdeuIsTheMarginalLikelihoodOfCountsInMaps() {
    agrees(new Bdeu(SAMPLE, 3), tables -> bdeu(tables, 3));
  }

  @Test
  void bicIsTheLikelihoodOfCountsInMapsLessThePenalty() {
    agrees(new DiscreteBic(SAMPLE, 1.5), tables -> bic(tables, 1.5));
  }

  private record Tables(Map<List<Integer>, int[]> counts, int levels, double combinations) {}

  private static void agrees(Score score, Function<Tables, Double> oracle) {
    Score.Worker worker = score.worker();
    RandomGenerator random = RandomWorlds.generator(7);
    for (int run = 0; run < 60; run++) {
      int[] order = RandomWorlds.permutation(random, 12);
      // Up to eleven parents: far more strata than rows.
      int[] parents = Arrays.copyOfRange(order, 1, 1 + random.nextInt(12));
      double expected = oracle.apply(tables(SAMPLE, order[0], parents));
      assertThat(worker.local(order[0], parents, parents.length))
          .as("%s", Arrays.toString(order))
          .isCloseTo(expected, within(1e-11 * Math.abs(expected) + 1e-8));
    }
  }

  private static Tables tables(Sample sample, int node, int[] parents) {
    Map<List<Integer>, int[]> counts =
        new TreeMap<>(java.util.Comparator.comparing(List::toString));
    double combinations = 1;
    int levels = sample.variables().get(node).levels().size();
    for (int parent : parents) {
      combinations *= sample.variables().get(parent).levels().size();
    }
    for (int row = 0; row < sample.rows(); row++) {
      List<Integer> stratum = new ArrayList<>();
      for (int parent : parents) {
        stratum.add((int) sample.codes(parent)[row]);
      }
      counts.computeIfAbsent(stratum, s -> new int[levels])[sample.codes(node)[row]]++;
    }
    return new Tables(counts, levels, combinations);
  }

  private static double bdeu(Tables tables, double size) {
    double inStratum = size / tables.combinations();
    double inCell = inStratum / tables.levels();
    double sum = 0;
    for (int[] counts : tables.counts().values()) {
      sum += LogGamma.value(inStratum) - LogGamma.value(inStratum + Arrays.stream(counts).sum());
      for (int count : counts) {
        sum += LogGamma.value(inCell + count) - LogGamma.value(inCell);
      }
    }
    return sum;
  }

  private static double bic(Tables tables, double penalty) {
    double likelihood = 0;
    for (int[] counts : tables.counts().values()) {
      double total = Arrays.stream(counts).sum();
      for (int count : counts) {
        likelihood += count == 0 ? 0 : count * Math.log(count / total);
      }
    }
    return 2 * likelihood
        - penalty * Math.log(SAMPLE.rows()) * (tables.levels() - 1) * tables.combinations();
  }

  @Test
  void batchesAgreeWithOneByOneAndOrderDoesNotMatter() {
    BatchesAgree.check(new Bdeu(SAMPLE, 1), 5, 8);
    BatchesAgree.check(new DiscreteBic(SAMPLE, 1), 6, 8);
  }

  @Test
  void equivalentGraphsHaveEqualScores() {
    EquivalentScores.check(new Bdeu(SAMPLE, 2), 11);
    EquivalentScores.check(new DiscreteBic(SAMPLE, 1), 12);
  }

  @Test
  void rowsWithMissingCodesAreLeftOut() {
    Sample holes =
        new MemorySample.Builder(4)
            .discrete("a", List.of("x", "y"), new short[] {0, 1, 1, Sample.MISSING})
            .discrete("b", List.of("x", "y"), new short[] {0, 1, 0, 1})
            .build();
    Sample rest = MemorySample.ofRows(holes, new int[] {0, 1, 2});
    assertThat(new Bdeu(holes).worker().local(0, new int[] {1}, 1))
        .isEqualTo(new Bdeu(rest).worker().local(0, new int[] {1}, 1));
  }

  @Test
  void columnsAndParametersThatCannotBeUsedAreNamed() {
    Sample continuous = new MemorySample.Builder(1).continuous("c", new double[] {1}).build();
    assertThatThrownBy(() -> new Bdeu(continuous)).hasMessageStartingWith("'c' is continuous;");
    assertThatThrownBy(() -> new Bdeu(SAMPLE, -1))
        .hasMessage("sampleSize -1.0 must be positive; 1 is a good start");
    assertThatThrownBy(() -> new DiscreteBic(SAMPLE, Double.NaN))
        .hasMessageStartingWith("penalty NaN must be positive");
    List<String> many =
        java.util.stream.IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    Sample levels = new MemorySample.Builder(1).discrete("d", many, new short[1]).build();
    assertThatThrownBy(() -> new DiscreteBic(levels))
        .hasMessage("'d' has 300 levels, at most 256; merge some");
    Sample nothing =
        new MemorySample.Builder(1)
            .discrete("d", List.of("a"), new short[] {Sample.MISSING})
            .build();
    assertThatThrownBy(() -> new DiscreteBic(nothing))
        .hasMessageStartingWith("0 of 1 rows have no missing value");
  }
}
