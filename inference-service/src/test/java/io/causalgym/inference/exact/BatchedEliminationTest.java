package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchedEliminationTest {
  private static final int NETWORKS = 500;
  private static final int MOST_ROWS = 100;

  /// Some interventions on a network, and what is asked.
  private record Case(
      BayesianNetwork network,
      List<String> query,
      Conditions common,
      InterventionRows interventions) {

    static Case random(long seed) {
      RandomNetworks networks = new RandomNetworks(seed);
      SplittableRandom random = new SplittableRandom(seed);
      BayesianNetwork network = networks.network();
      List<String> names =
          new ArrayList<>(networks.permuted(network.size()).stream().map(network::name).toList());
      List<String> set = taken(names, random.nextInt(1, 4));
      List<String> query = taken(names, random.nextInt(0, 3));
      Map<String, Integer> fixed = networks.states(network, 0.1);
      fixed.keySet().retainAll(names);
      Map<String, Integer> evidence = networks.states(network, 0.3);
      evidence.keySet().retainAll(names);
      evidence.keySet().removeAll(fixed.keySet());
      int[] cards = set.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
      int all = Arrays.stream(cards).reduce(1, (a, b) -> a * b);
      boolean listed = random.nextBoolean();
      int rows = listed ? random.nextInt(1, MOST_ROWS) : all;
      int[] states = new int[rows * cards.length];
      for (int row = 0; row < rows; row++) {
        int rest = listed ? random.nextInt(all) : row;
        for (int column = cards.length - 1; column >= 0; column--) {
          states[row * cards.length + column] = rest % cards[column];
          rest /= cards[column];
        }
      }
      return new Case(
          network,
          query,
          Conditions.observed(evidence, fixed),
          InterventionRows.owning(set, rows, states));
    }

    private static List<String> taken(List<String> names, int count) {
      List<String> first = names.subList(0, Math.min(count, names.size()));
      List<String> taken = List.copyOf(first);
      first.clear();
      return taken;
    }

    BatchPlan plan() {
      Grounding grounding =
          Grounding.of(CompiledNetwork.of(network), interventions.conditions(common, 0));
      BucketTree tree =
          EliminationShape.posterior(grounding, grounding.query(query))
              .tree(grounding, Deadline.NONE);
      return new BatchPlan(new EliminationPlan(tree), grounding, interventions);
    }

    Matrix weights(int block, KernelRun run) throws RangeExceeded {
      return new BatchedElimination(plan(), new JvmBackend(), run).weights(block, Deadline.NONE);
    }

    Posterior alone(ExactInference inference, int row) {
      return inference.posterior(
          query, interventions.conditions(common, row), Budget.DEFAULT, Deadline.NONE);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, NETWORKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rowsAreEliminationsAndEnumerations(long seed) throws RangeExceeded {
    Case one = Case.random(seed);
    int rows = one.interventions().rows();
    Matrix weights = one.weights(1 + (int) (seed % rows), KernelRun.plain());
    ExactInference inference = ExactInference.of(one.network());
    assertThat(weights.rows()).isEqualTo(rows);
    for (int row = 0; row < rows; row++) {
      double[] actual = row(weights, row);
      double total = Arrays.stream(actual).sum();
      Conditions conditions = one.interventions().conditions(one.common(), row);
      JointEnumeration truth = new JointEnumeration(one.network(), conditions);
      switch (one.alone(inference, row)) {
        case Posterior.Found(var distribution, double _) -> {
          double[] exact = truth.posterior(one.query());
          for (int cell = 0; cell < actual.length; cell++) {
            double expected = distribution.value(cell);
            assertThat(actual[cell] / total).isCloseTo(expected, within(1e-12 * expected));
            assertThat(actual[cell] / total).isCloseTo(exact[cell], within(1e-11 * exact[cell]));
          }
        }
        case Impossible _ -> {
          assertThat(truth.evidence()).isZero();
          assertThat(total).isZero();
        }
        case TooWide tooWide -> throw new AssertionError(tooWide.message());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bitsDoNotDependOnThreads(long seed) throws RangeExceeded {
    Case one = Case.random(seed);
    int rows = one.interventions().rows();
    double[] alone = one.weights(rows, KernelRun.plain()).values();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      KernelRun run = new KernelRun(new ParallelLoop(threads, 3), () -> false);
      assertThat(one.weights(rows, run).values()).containsExactly(alone);
    }
  }

  @Test
  void manyOfTheRandomRowsAreImpossibleAndManyAreNot() throws RangeExceeded {
    int impossible = 0;
    int rows = 0;
    for (long seed = 0; seed < NETWORKS; seed++) {
      Matrix weights = Case.random(seed).weights(MOST_ROWS, KernelRun.plain());
      for (int row = 0; row < weights.rows(); row++) {
        rows++;
        impossible += Arrays.stream(row(weights, row)).sum() == 0 ? 1 : 0;
      }
    }
    assertThat(impossible).isBetween(rows / 50, rows / 2);
  }

  @Test
  void evidenceOfAProbabilityBelowEveryDoubleIsRescaled() throws RangeExceeded {
    // A hidden chain, each state seen through a sensor that says what it says once in 1000 times.
    int length = 1200;
    double[] moves = {0.9, 0.1, 0.2, 0.8};
    double[] sensor = {0.001, 0.999, 0.003, 0.997};
    NetworkBuilder builder = BayesianNetwork.builder();
    Map<String, Integer> evidence = new LinkedHashMap<>();
    for (int at = 0; at < length; at++) {
      builder.variable("H" + at, RandomNetworks.labels(2));
      builder.variable("S" + at, RandomNetworks.labels(2));
      builder.table(
          "H" + at,
          at == 0 ? List.of() : List.of("H" + (at - 1)),
          at == 0 ? new double[] {0.5, 0.5} : moves);
      builder.table("S" + at, List.of("H" + at), sensor);
      if (at > 0) {
        evidence.put("S" + at, 0);
      }
    }
    List<String> set = List.of("H0", "H600");
    Case one =
        new Case(
            builder.build(),
            List.of("H" + (length - 1)),
            Conditions.observed(evidence),
            InterventionRows.owning(set, 4, new int[] {0, 0, 0, 1, 1, 0, 1, 1}));
    Matrix weights = one.weights(4, KernelRun.plain());
    ExactInference inference = ExactInference.of(one.network());
    for (int row = 0; row < 4; row++) {
      double[] expected = found(one.alone(inference, row));
      double[] actual = row(weights, row);
      double total = Arrays.stream(actual).sum();
      for (int cell = 0; cell < 2; cell++) {
        assertThat(actual[cell] / total).isCloseTo(expected[cell], within(1e-12 * expected[cell]));
      }
    }
  }

  @Test
  void numbersThatADoubleCannotHoldSideBySideAreNotMultiplied() {
    // X decides between rows of 1e-200 and of about 1; three of them differ by a factor of 1e600.
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("X", RandomNetworks.labels(40));
    builder.variable("H", RandomNetworks.labels(2));
    builder.table("X", List.of(), evenly(40));
    double[] hidden = new double[80];
    Arrays.fill(hidden, 0.5);
    builder.table("H", List.of("X"), hidden);
    Map<String, Integer> evidence = new LinkedHashMap<>();
    for (int sensor = 0; sensor < 3; sensor++) {
      builder.variable("S" + sensor, RandomNetworks.labels(2));
      builder.table("S" + sensor, List.of("H"), new double[] {1e-200, 1, 0.5, 0.5});
      evidence.put("S" + sensor, 0);
    }
    BayesianNetwork network = builder.build();
    InterventionRows rows =
        InterventionRows.owning(List.of("X"), 40, IntStream.range(0, 40).toArray());
    assertThat(posteriors(network, List.of("H"), Conditions.observed(evidence), rows))
        .isInstanceOf(Posteriors.Unsuited.class);
  }

  @Test
  void fewInterventionsAndThoseOnWhatIsAskedOrObservedAreAskedOneByOne() {
    BayesianNetwork network = fan(64);
    InterventionRows all =
        InterventionRows.owning(List.of("X"), 64, IntStream.range(0, 64).toArray());
    InterventionRows few = InterventionRows.owning(List.of("X"), 2, new int[] {0, 1});
    InterventionRows beyond = InterventionRows.owning(List.of("X"), 40, new int[39 + 1]);
    int[] states = new int[40];
    states[39] = 64;
    InterventionRows missing = InterventionRows.owning(List.of("X"), 40, states);
    List<String> query = List.of("Y9");

    assertThat(posteriors(network, query, Conditions.NONE, all))
        .isInstanceOf(Posteriors.Found.class);
    assertThat(posteriors(network, query, Conditions.NONE, beyond))
        .isInstanceOf(Posteriors.Found.class);
    assertThat(posteriors(network, query, Conditions.NONE, few))
        .isInstanceOf(Posteriors.Unsuited.class);
    assertThat(posteriors(network, query, Conditions.NONE, missing))
        .isInstanceOf(Posteriors.Unsuited.class);
    assertThat(posteriors(network, List.of("X"), Conditions.NONE, all))
        .isInstanceOf(Posteriors.Unsuited.class);
    assertThat(posteriors(network, query, Conditions.observed(Map.of("X", 1)), all))
        .isInstanceOf(Posteriors.Unsuited.class);
    assertThat(posteriors(network, query, Conditions.observed(Map.of("Y9", 1)), all))
        .isInstanceOf(Posteriors.Unsuited.class);
  }

  @Test
  void rowsAreComputedInBlocksThatFitTheBudget() {
    BayesianNetwork network = fan(4096);
    InterventionRows all =
        InterventionRows.owning(List.of("X"), 4096, IntStream.range(0, 4096).toArray());
    Case one = new Case(network, List.of("Y9"), Conditions.NONE, all);
    Budget small = new Budget(4096, 1L << 31, 1L << 29);

    assertThat(one.plan().block(Budget.DEFAULT)).isEqualTo(4096);
    // A row takes some 70 cells.
    assertThat(one.plan().block(small)).isEqualTo(32);
  }

  @Test
  void wideFactorsThatAllDependOnTheInterventionAreLeftToADevice() {
    RandomNetworks random = new RandomNetworks(4);
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("X", RandomNetworks.labels(40));
    builder.table("X", List.of(), evenly(40));
    List<String> parents = new ArrayList<>();
    for (int at = 0; at < 12; at++) {
      builder.variable("V" + at, RandomNetworks.labels(2));
      builder.table("V" + at, List.of("X"), random.rows(40, 2, 0));
      parents.add("V" + at);
    }
    builder.variable("Y", RandomNetworks.labels(2));
    builder.table("Y", parents, random.rows(1 << 12, 2, 0));
    InterventionRows all =
        InterventionRows.owning(List.of("X"), 40, IntStream.range(0, 40).toArray());
    BatchPlan wide = new Case(builder.build(), List.of("Y"), Conditions.NONE, all).plan();
    BatchPlan narrow = new Case(fan(40), List.of("Y9"), Conditions.NONE, all).plan();

    assertThat(wide.pays(false)).isFalse();
    assertThat(wide.pays(true)).isTrue();
    assertThat(narrow.pays(false)).isTrue();
  }

  @Test
  void aDeadlineIsLookedAtInEveryBucket() {
    Case one =
        new Case(
            fan(40),
            List.of("Y9"),
            Conditions.NONE,
            InterventionRows.owning(List.of("X"), 40, IntStream.range(0, 40).toArray()));
    AtomicInteger looks = new AtomicInteger();
    BatchedElimination elimination =
        new BatchedElimination(one.plan(), new JvmBackend(), KernelRun.plain());
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> elimination.weights(40, () -> looks.incrementAndGet() > 5));
    assertThat(looks).hasValue(6);
  }

  /// X sets a chain of ten in motion.
  private static BayesianNetwork fan(int states) {
    RandomNetworks random = new RandomNetworks(3);
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("X", RandomNetworks.labels(states));
    builder.table("X", List.of(), evenly(states));
    for (int at = 0; at < 10; at++) {
      builder.variable("Y" + at, RandomNetworks.labels(2));
      builder.table(
          "Y" + at,
          List.of(at == 0 ? "X" : "Y" + (at - 1)),
          random.rows(at == 0 ? states : 2, 2, 0));
    }
    return builder.build();
  }

  private static double[] evenly(int states) {
    double[] table = new double[states];
    Arrays.fill(table, 1.0 / states);
    return table;
  }

  private static Posteriors posteriors(
      BayesianNetwork network, List<String> query, Conditions common, InterventionRows rows) {
    return ExactInference.of(network)
        .posteriors(
            query,
            common,
            rows,
            Budget.DEFAULT,
            Deadline.NONE,
            new JvmBackend(),
            KernelRun.plain());
  }

  private static double[] found(Posterior answer) {
    assertThat(answer).isInstanceOf(Posterior.Found.class);
    return ((Posterior.Found) answer).distribution().values();
  }

  private static double[] row(Matrix weights, int row) {
    int cells = weights.columns();
    return Arrays.copyOfRange(weights.values(), row * cells, (row + 1) * cells);
  }
}
