package io.causalgym.inference.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.InterventionalMoments;
import io.causalgym.model.ModelException;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel against samplers, which draw the same units: what passes once passes always.
class ManyInterventionsTest {
  private static final KernelBackend KERNELS = new JvmBackend();
  private static final Budget BUDGET = new Budget(1_000_000, 1_000_000_000);
  private static final LinearModel CHAIN =
      LinearModel.builder().node("X").node("Y").coefficient("X", "Y", 3).intercept("Y", 1).build();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenALinearModel_whenSimulatedByTheKernel_thenItIsWhatSamplersDraw(long seed) {
    RandomGenerator random = new RandomStream(seed, 1).generator(0);
    LinearModel model = ModelDraws.linear(random, random.nextInt(1, 9), seed % 2 == 0);
    Map<String, Double> shift = seed % 3 == 0 ? Map.of(model.name(0), 1.5) : Map.of();
    List<Map<String, Double>> interventions = draw(random, model.names(), shift);

    InterventionsSummary found =
        agreed(ManyInterventions.of(model, shift), interventions, 100 + (int) seed, seed);

    for (int at = 0; at < interventions.size(); at++) {
      List<Intervention> alone = new ArrayList<>();
      shift.forEach((name, by) -> alone.add(new Intervention.Shift(name, by)));
      interventions.get(at).forEach((name, value) -> alone.add(new Intervention.Set(name, value)));
      assertAlone(found, at, LinearSampler.of(model, alone, seed), 100 + (int) seed);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenEquationsInSumsOfShapes_whenSimulatedByTheKernel_thenItIsWhatSamplersDraw(long seed) {
    RandomGenerator random = new RandomStream(seed, 2).generator(0);
    int size = random.nextInt(1, 8);
    EquationModel model = EquationText.read(equations(random, size));
    List<String> names = IntStream.range(0, size).mapToObj(at -> "V" + at).toList();
    Map<String, Double> shift = seed % 3 == 0 ? Map.of("V0", -0.5) : Map.of();
    List<Map<String, Double>> interventions = draw(random, names, shift);

    InterventionsSummary found =
        agreed(ManyInterventions.of(model, shift), interventions, 1000, seed);

    for (int at = 0; at < interventions.size(); at++) {
      List<Intervention> alone = new ArrayList<>();
      shift.forEach((name, by) -> alone.add(new Intervention.Shift(name, by)));
      interventions.get(at).forEach((name, value) -> alone.add(new Intervention.Set(name, value)));
      assertAlone(found, at, EquationSampler.of(model, alone, seed), 1000);
    }
  }

  /// Up to four interventions on up to three variables each, none of them shifted.
  private static List<Map<String, Double>> draw(
      RandomGenerator random, List<String> names, Map<String, Double> shift) {
    List<Map<String, Double>> interventions = new ArrayList<>(List.of(Map.of()));
    for (int more = random.nextInt(4); more > 0; more--) {
      Map<String, Double> one = new LinkedHashMap<>();
      for (int at = random.nextInt(4); at > 0; at--) {
        one.put(names.get(random.nextInt(names.size())), random.nextDouble(-3, 3));
      }
      one.keySet().removeAll(shift.keySet());
      interventions.add(one);
    }
    return interventions;
  }

  private static String equations(RandomGenerator random, int size) {
    StringBuilder text = new StringBuilder("noise W = N(1, 2)\n");
    for (int variable = 0; variable < size; variable++) {
      // The last one is measured always, as some variable must be.
      text.append(random.nextInt(5) == 0 && variable < size - 1 ? "latent " : "")
          .append("V" + variable)
          .append(" = ");
      for (int parent = 0; parent < variable; parent++) {
        if (random.nextBoolean()) {
          text.append(term(random, "V" + parent)).append(random.nextBoolean() ? " + " : " - ");
        }
      }
      text.append(random.nextInt(4) == 0 ? "0.5*W + " : "")
          .append(random.nextInt(3) == 0 ? "tanh(U(-1, 3))" : "U(-2, 1) + 0.1*N(3, 0.5)")
          .append('\n');
    }
    return text.toString();
  }

  private static String term(RandomGenerator random, String parent) {
    double factor = random.nextInt(-8, 9) / 4.0;
    return switch (random.nextInt(9)) {
      case 0 -> factor + "*" + parent;
      case 1 -> factor + "*sin(" + parent + ")";
      case 2 -> "tanh(0.5*" + parent + " - 1)*" + factor;
      case 3 -> "max(" + parent + ", 0)/3";
      case 4 -> "logistic(" + factor + " - " + parent + ")";
      case 5 -> "0.1*" + parent + "^2";
      case 6 -> "sin(" + parent + ")*sin(" + parent + ")*(1/3)";
      case 7 -> "max(0, -" + parent + " + " + factor + ")";
      default -> "-(" + parent + " - sqrt(2)*tanh(max(" + parent + ", 0)))/pi";
    };
  }

  private static InterventionsSummary agreed(
      ManyInterventions model, List<Map<String, Double>> interventions, int samples, long seed) {
    assertThat(model.byKernel()).isTrue();
    InterventionsSummary found = summarise(model, interventions, List.of(), samples, seed);
    InterventionsSummary slow =
        summarise(model.oneByOne(), interventions, List.of(), samples, seed);
    assertThat(found.variables()).isEqualTo(slow.variables());
    assertThat(found.moments().rows()).isEqualTo(interventions.size());
    for (int row = 0; row < interventions.size(); row++) {
      for (int column = 0; column < found.moments().columns(); column++) {
        assertClose(found.moments().at(row, column), slow.moments().at(row, column));
      }
    }
    return found;
  }

  private static void assertAlone(
      InterventionsSummary found, int row, ContinuousSampler alone, int samples) {
    ContinuousSummary summary =
        new Simulation(Runnable::run, 1)
            .summarise(alone, SummaryRequest.of(samples), Deadline.NONE);
    for (int at = 0; at < summary.variables().size(); at++) {
      ContinuousSummary.Variable one = summary.variables().get(at);
      assertThat(found.variables().get(at)).isEqualTo(one.name());
      assertClose(found.moments().at(row, at), one.mean());
      assertClose(
          found.moments().at(row, summary.variables().size() + at), one.variance().orElseThrow());
    }
  }

  private static void assertClose(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static InterventionsSummary summarise(
      ManyInterventions model,
      List<Map<String, Double>> interventions,
      List<String> variables,
      int samples,
      long seed) {
    return model.summarise(
        new InterventionsRequest(interventions, variables, samples, seed),
        BUDGET,
        KERNELS,
        KernelRun.plain(),
        Deadline.NONE);
  }

  @Test
  void meansAndVariancesAreWithinFiveStandardErrorsOfTheExactOnes() {
    int samples = 20_000;
    for (int seed = 0; seed < 60; seed++) {
      RandomGenerator random = new RandomStream(seed, 3).generator(0);
      LinearModel model = ModelDraws.linear(random, 6, seed % 2 == 0);
      List<Map<String, Double>> interventions = draw(random, model.names(), Map.of());
      List<Gaussian> exact =
          InterventionalMoments.batch(
              model,
              interventions,
              model.names(),
              BUDGET,
              Deadline.NONE,
              KERNELS,
              KernelRun.plain());

      Matrix found =
          summarise(ManyInterventions.of(model, Map.of()), interventions, List.of(), samples, seed)
              .moments();

      for (int row = 0; row < interventions.size(); row++) {
        for (int at = 0; at < model.size(); at++) {
          double variance = exact.get(row).variance(at);
          assertThat(found.at(row, at))
              .isCloseTo(
                  exact.get(row).mean(at), within(5 * Math.sqrt(variance / samples) + 1e-12));
          assertThat(found.at(row, model.size() + at))
              .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / samples) + 1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X + 2*X - X/4 + N(0, 1)            | true
          tanh(sin(X) + max(X, 0))^2         | true
          -logistic(-X)*3 + U(X, X + 2)      | true
          (X + 1)*(1 + X)                    | true
          exp(0.5) + X*log(2)                | true
          3                                  | true
          X*N(0, 1)                          | false
          X + Exponential(1)                 | false
          exp(X) + N(0, 1)                   | false
          X^3                                | false
          2^X                                | false
          2/X                                | false
          max(X, 1, 0)                       | false
          max(X, 1)                          | false
          X > 0 ? X : N(0, 1)                | false
          Bernoulli(logistic(X))             | false
          """)
  void sumsOfShapesAreForTheKernelAndTheRestForSamplers(String formula, boolean kernel) {
    EquationModel model = EquationText.read("X = N(2, 1)\nY = " + formula);
    ManyInterventions many = ManyInterventions.of(model, Map.of());
    List<Map<String, Double>> interventions =
        List.of(Map.of(), Map.of("X", 0.5), Map.of("X", 2.0, "Y", 1.0));

    InterventionsSummary found = summarise(many, interventions, List.of("Y"), 500, 3);

    assertThat(many.byKernel()).isEqualTo(kernel);
    assertThat(found.variables()).containsExactly("Y");
    for (int at = 0; at < interventions.size(); at++) {
      List<Intervention> alone = new ArrayList<>();
      interventions.get(at).forEach((name, value) -> alone.add(new Intervention.Set(name, value)));
      ContinuousSummary.Variable one =
          new Simulation(Runnable::run, 1)
              .summarise(
                  EquationSampler.of(model, alone, 3),
                  new SummaryRequest(500, List.of("Y"), false, List.of()),
                  Deadline.NONE)
              .variables()
              .getFirst();
      assertClose(found.moments().at(at, 0), one.mean());
      assertClose(found.moments().at(at, 1), one.variance().orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSetHasItsValueExactlyAndNoVariance(boolean kernel) {
    ManyInterventions many = ManyInterventions.of(CHAIN, Map.of());
    ManyInterventions model = kernel ? many : many.oneByOne();

    Matrix found =
        summarise(model, List.of(Map.of("X", 0.1), Map.of("Y", 1e-3)), List.of(), 12_345, 1)
            .moments();

    assertThat(found.at(0, 0)).isEqualTo(0.1);
    assertThat(found.at(0, 2)).isZero();
    assertThat(found.at(1, 1)).isEqualTo(1e-3);
    assertThat(found.at(1, 3)).isZero();
  }

  @Test
  void contrastsAreThoseOfUnits() {
    Matrix found =
        summarise(
                ManyInterventions.of(CHAIN, Map.of()),
                List.of(Map.of("X", 0.0), Map.of("X", 2.0)),
                List.of("Y"),
                50,
                1)
            .moments();

    assertThat(found.at(1, 0) - found.at(0, 0)).isCloseTo(6, within(1e-12));
    assertThat(found.at(1, 1)).isCloseTo(found.at(0, 1), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneSampleHasNoVariance(boolean kernel) {
    ManyInterventions many = ManyInterventions.of(CHAIN, Map.of());
    ManyInterventions model = kernel ? many : many.oneByOne();

    Matrix found = summarise(model, List.of(Map.of("X", 2.0)), List.of(), 1, 1).moments();

    assertThat(found.at(0, 0)).isEqualTo(2);
    assertThat(found.at(0, 1)).isFinite();
    assertThat(found.at(0, 2)).isNaN();
    assertThat(found.at(0, 3)).isNaN();
  }

  @Test
  void latentVariablesAreLeftOutAndMayBeSet() {
    EquationModel model = EquationText.read("latent U = N(0, 1)\nX = 2*U\nY = X + U");
    ManyInterventions many = ManyInterventions.of(model, Map.of());

    InterventionsSummary found = summarise(many, List.of(Map.of("U", 1.5)), List.of(), 10, 1);

    assertThat(found.variables()).containsExactly("X", "Y");
    assertThat(found.moments().values()).containsExactly(3.0, 4.5, 0.0, 0.0);
    assertThatThrownBy(() -> summarise(many, List.of(Map.of()), List.of("U"), 10, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no variable 'U' is measured");
  }

  @Test
  void whatTheModelDoesNotHaveIsRefused() {
    ManyInterventions linear = ManyInterventions.of(CHAIN, Map.of());
    ManyInterventions equations =
        ManyInterventions.of(EquationText.read("noise W = N(0, 1)\nX = W"), Map.of());

    assertRefused(linear, Map.of("Q", 1.0), "no node 'Q'");
    assertRefused(linear, Map.of("X", Double.NaN), "the value for 'X' is NaN");
    assertRefused(linear, Map.of("X", Double.NEGATIVE_INFINITY), "'X' is -Infinity");
    assertRefused(equations, Map.of("Q", 1.0), "no variable 'Q'");
    assertRefused(equations, Map.of("W", 1.0), "no variable 'W'");
    assertThatThrownBy(() -> ManyInterventions.of(CHAIN, Map.of("Q", 1.0)))
        .hasMessageContaining("no node 'Q'");
  }

  private static void assertRefused(
      ManyInterventions model, Map<String, Double> intervention, String message) {
    assertThatThrownBy(() -> summarise(model, List.of(Map.of(), intervention), List.of(), 10, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void valuesOverTheRangeOfNumbersAreNamedWithTheirRow() {
    LinearModel linear =
        LinearModel.builder().node("X").node("Big").coefficient("X", "Big", 1e308).build();
    EquationModel hidden = EquationText.read("X = N(0, 1)\nBig = (1e200*X)^2\nY = tanh(Big)");

    assertThatThrownBy(() ->
            summarise(
                ManyInterventions.of(linear, Map.of()),
                List.of(Map.of("X", 0.5), Map.of()),
                List.of(),
                5000,
                1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("the variance of 'Big' is over the range of numbers");
    assertThatThrownBy(() ->
            summarise(
                ManyInterventions.of(hidden, Map.of()),
                List.of(Map.of("Big", 0.5), Map.of()),
                List.of("Y"),
                5000,
                1))
        .hasMessageContaining("the equation of 'Big' gives Infinity in row 0");
  }

  @Test
  void whatCostsTooMuchIsRefusedBeforeAnythingIsDrawn() {
    ManyInterventions many = ManyInterventions.of(CHAIN, Map.of());
    List<Map<String, Double>> interventions = Collections.nCopies(10_000, Map.of("X", 1.0));

    assertThatThrownBy(() -> summarise(many, interventions, List.of(), 1_000_000_000, 1))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(
            "the answer needs 20000000000000 values, over the limit of 1000000000; ask for fewer"
                + " samples or interventions at a time");
    assertThatThrownBy(() ->
            many.summarise(
                new InterventionsRequest(interventions, List.of(), 10, 1),
                new Budget(59_999, 1_000_000_000),
                KERNELS,
                KernelRun.plain(),
                Deadline.NONE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("60000 numbers, over the limit of 59999");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theDeadlineStopsIt(boolean kernel) {
    ManyInterventions many = ManyInterventions.of(CHAIN, Map.of());
    ManyInterventions model = kernel ? many : many.oneByOne();
    InterventionsRequest request =
        new InterventionsRequest(List.of(Map.of("X", 1.0)), List.of(), 100, 1);
    KernelRun late = new KernelRun(ParallelLoop.sequential(), () -> true);

    assertThatThrownBy(
            () -> model.summarise(request, BUDGET, KERNELS, late, Deadline.when(() -> true)))
        .isInstanceOf(CancellationException.class);
    if (kernel) {
      assertThatThrownBy(() -> model.summarise(request, BUDGET, KERNELS, late, Deadline.NONE))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void interventionsThatDoNotFitOneCallAreSplit() {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < 2000; node++) {
      builder.node("V" + node);
    }
    LinearModel model = builder.coefficient("V3", "V4", 2).build();
    ManyInterventions many = ManyInterventions.of(model, Map.of());
    List<Map<String, Double>> interventions =
        IntStream.range(0, 1100).mapToObj(value -> Map.of("V3", (double) value)).toList();

    Matrix found = summarise(many, interventions, List.of("V4"), 2, 1).moments();

    assertThat(many.byKernel()).isTrue();
    assertThat(found.at(1099, 0) - found.at(0, 0)).isCloseTo(2198, within(1e-9));
    assertThat(found.at(1060, 0) - found.at(0, 0)).isCloseTo(2120, within(1e-9));
    assertThat(found.at(1000, 1)).isCloseTo(found.at(0, 1), within(1e-9));
  }

  @Test
  void aModelOfMoreColumnsThanAKernelKeepsIsLeftToSamplers() {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < 2100; node++) {
      builder.node("V" + node);
    }
    ManyInterventions many = ManyInterventions.of(builder.build(), Map.of());

    Matrix found = summarise(many, List.of(Map.of("V3", 2.5)), List.of("V3"), 5, 1).moments();

    assertThat(many.byKernel()).isFalse();
    assertThat(found.values()).containsExactly(2.5, 0.0);
  }
}
