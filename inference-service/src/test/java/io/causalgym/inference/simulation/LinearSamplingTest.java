package io.causalgym.inference.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.numeric.distribution.Exponential;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Moments at fixed seeds against implied moments: what passes once passes always.
class LinearSamplingTest {
  private static final int SAMPLES = 50_000;
  private static final Simulation HERE = new Simulation(Runnable::run, 1);

  /// Mean and covariance of a model by expanding `(I - B)^-1 = I + B + B^2 + ...`.
  private record Implied(Columns mean, Columns covariance) {
    static Implied of(LinearModel model) {
      int n = model.size();
      double[][] paths = new double[n][n];
      double[][] power = new double[n][n];
      for (int node = 0; node < n; node++) {
        power[node][node] = 1;
      }
      for (int length = 0; length < n; length++) {
        double[][] longer = new double[n][n];
        for (int a = 0; a < n; a++) {
          for (int b = 0; b < n; b++) {
            paths[a][b] += power[a][b];
            for (int k = 0; k < n; k++) {
              longer[a][b] += model.coefficients().get(a, k) * power[k][b];
            }
          }
        }
        power = longer;
      }
      double[][] mean = new double[1][n];
      double[][] covariance = new double[n][n];
      for (int a = 0; a < n; a++) {
        for (int k = 0; k < n; k++) {
          mean[0][a] += paths[a][k] * model.intercept(k);
          for (int b = 0; b < n; b++) {
            for (int m = 0; m < n; m++) {
              double omega = k == m ? model.variance(k) : model.covariances().get(k, m);
              covariance[a][b] += paths[a][k] * omega * paths[b][m];
            }
          }
        }
      }
      return new Implied(new Columns(mean), new Columns(covariance));
    }
  }

  private static final class Columns {
    private final double[][] values;

    private Columns(double[][] values) {
      this.values = values;
    }
  }

  /// Means and covariances within five standard errors, those of normal variables.
  private static void assertFollows(LinearSampler sampler, LinearModel exact) {
    Implied implied = Implied.of(exact);
    SummaryRequest request = new SummaryRequest(SAMPLES, List.of(), true, List.of());
    ContinuousSummary summary = HERE.summarise(sampler, request, Deadline.NONE);
    double[][] sigma = implied.covariance.values;
    for (int a = 0; a < exact.size(); a++) {
      ContinuousSummary.Variable variable = summary.variables().get(a);
      double error = 5 * Math.sqrt(sigma[a][a] / SAMPLES) + 1e-12;
      assertThat(variable.mean()).isCloseTo(implied.mean.values[0][a], within(error));
      assertThat(variable.variance().orElseThrow()).isEqualTo(summary.covariances().get(a).get(a));
      assertThat(variable.standardError().orElseThrow())
          .isEqualTo(Math.sqrt(variable.variance().orElseThrow() / SAMPLES));
      for (int b = 0; b < exact.size(); b++) {
        double spread = sigma[a][a] * sigma[b][b] + sigma[a][b] * sigma[a][b];
        assertThat(summary.covariances().get(a).get(b))
            .isCloseTo(sigma[a][b], within(5 * Math.sqrt(spread / SAMPLES) + 1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void modelsAreSampledWithTheirImpliedMoments(boolean correlated) {
    for (int seed = 0; seed < 40; seed++) {
      RandomGenerator random = new RandomStream(seed, 1).generator(0);
      LinearModel model = ModelDraws.linear(random, random.nextInt(1, 8), correlated);
      assertFollows(LinearSampler.of(model, List.of(), seed), model);
    }
  }

  @Test
  void aSemidefiniteErrorCovarianceIsSampledToo() {
    LinearModelBuilder builder = LinearModel.builder().node("A").node("B").node("C");
    LinearModel model =
        builder
            .variance("A", 4)
            .variance("B", 9)
            .variance("C", 0)
            .covariance("A", "B", -6)
            .coefficient("A", "C", 2)
            .build();
    assertFollows(LinearSampler.of(model, List.of(), 1), model);
    double[][] rows = new double[3][100];
    LinearSampler.of(model, List.of(), 1).open(100).fill(0, 100, rows);
    for (int row = 0; row < 100; row++) {
      assertThat(rows[1][row]).isCloseTo(-1.5 * rows[0][row], within(1e-12));
    }
  }

  /// The model after interventions on `V1`, `V2` and `V3`, built anew.
  private static LinearModel mutilated(LinearModel model, Map<String, Double> replacement) {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < model.size(); node++) {
      builder.node(model.name(node)).intercept(model.name(node), model.intercept(node));
    }
    builder.intercept("V1", 2.5).variance("V1", 0);
    builder.intercept("V2", model.intercept(2) - 7);
    builder.intercept("V3", 0.5).variance("V3", 2);
    replacement.forEach((parent, value) -> builder.coefficient(parent, "V3", value));
    for (int node = 0; node < model.size(); node++) {
      if (node == 1 || node == 3) {
        continue;
      }
      builder.variance(model.name(node), model.variance(node));
      for (int parent = 0; parent < model.size(); parent++) {
        if (model.coefficients().get(node, parent) != 0) {
          double value = model.coefficients().get(node, parent);
          builder.coefficient(model.name(parent), model.name(node), value);
        }
        if (parent < node && parent != 1 && parent != 3) {
          double value = model.covariances().get(node, parent);
          builder.covariance(model.name(node), model.name(parent), value);
        }
      }
    }
    return builder.build();
  }

  @Test
  void interventionsSampleTheMutilatedModel() {
    for (int seed = 0; seed < 40; seed++) {
      LinearModel model = ModelDraws.linear(new RandomStream(seed, 2).generator(0), 6, true);
      Map<String, Double> replacement = Map.of("V4", 1.25, "V5", -0.5);
      List<Intervention> interventions =
          List.of(
              new Intervention.Set("V1", 2.5),
              new Intervention.Shift("V2", -7),
              new Intervention.ReplaceLinear("V3", replacement, 0.5, 2));
      assertFollows(LinearSampler.of(model, interventions, seed), mutilated(model, replacement));
    }
  }

  @Test
  void aStochasticInterventionDrawsFromItsDistribution() {
    LinearModel model = ModelDraws.linear(new RandomStream(3, 2).generator(0), 4, true);
    Intervention draw = new Intervention.Draw("V2", new Exponential(0.5));
    SummaryRequest request =
        new SummaryRequest(SAMPLES, List.of("V2", "V3"), true, List.of(0.0, 0.25, 0.5, 1.0));
    ContinuousSummary summary =
        HERE.summarise(LinearSampler.of(model, List.of(draw), 4), request, Deadline.NONE);
    ContinuousSummary.Variable drawn = summary.variables().getFirst();
    assertThat(drawn.mean()).isCloseTo(2, within(5 * 2 / Math.sqrt(SAMPLES)));
    assertThat(drawn.min()).isPositive().isEqualTo(drawn.quantiles().get(0));
    assertThat(drawn.max()).isEqualTo(drawn.quantiles().get(3));
    assertThat(drawn.quantiles().get(1)).isCloseTo(2 * Math.log(4.0 / 3), within(0.05));
    assertThat(drawn.quantiles().get(2)).isCloseTo(2 * Math.log(2), within(0.05));
    assertThat(summary.quantileSamples()).isEqualTo(SAMPLES);
    // V3 comes before V2 in the order of causes.
    double bound = 5 * 2 * Math.sqrt(summary.covariances().get(1).get(1) / SAMPLES);
    assertThat(summary.covariances().get(0).get(1)).isCloseTo(0, within(bound));
  }

  @Test
  void shiftsMoveEveryUnitByTheEffect() {
    LinearModel model = LinearModel.builder().node("X").node("Y").coefficient("X", "Y", 3).build();
    double[][] natural = new double[2][100];
    double[][] shifted = new double[2][100];
    LinearSampler.of(model, List.of(), 8).open(100).fill(0, 100, natural);
    LinearSampler.of(model, List.of(new Intervention.Shift("X", 2)), 8)
        .open(100)
        .fill(0, 100, shifted);
    for (int row = 0; row < 100; row++) {
      assertThat(shifted[1][row] - natural[1][row]).isCloseTo(6, within(1e-12));
    }
  }

  @Test
  void whatMakesNoSenseForNumbersIsRefused() {
    LinearModel model = ModelDraws.linear(new RandomStream(3, 2).generator(0), 4, true);
    assertRefused(model, new Intervention.Set("V1", Double.NaN), "NaN");
    assertRefused(model, new Intervention.Set("Q", 1), "'Q'");
    assertRefused(model, new Intervention.ReplaceFormula("V1", "2"), "coefficients");
    assertRefused(model, new Intervention.ReplaceTable("V1", List.of(), List.of(1.0)), "table");
    assertRefused(model, new Intervention.ReplaceLinear("V1", Map.of("Q", 1.0), 0, 1), "'Q'");
    assertRefused(model, new Intervention.ReplaceLinear("V1", Map.of(), 0, -1), "-1.0");
    assertRefused(model, new Intervention.ReplaceLinear("V1", Map.of("V1", 1.0), 0, 1), "cycle");
  }

  private static void assertRefused(LinearModel model, Intervention intervention, String message) {
    assertThatThrownBy(() -> LinearSampler.of(model, List.of(intervention), 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @Test
  void valuesOverTheRangeOfNumbersAreRefusedWithRowAndVariable() {
    LinearModel infinite =
        LinearModel.builder().node("X").node("Big").coefficient("X", "Big", 1e308).build();
    LinearModel wide = LinearModel.builder().node("Wide").variance("Wide", 1e307).build();
    LinearSampler sampler = LinearSampler.of(infinite, List.of(), 1);
    assertThatThrownBy(() -> HERE.summarise(sampler, SummaryRequest.of(5000), Deadline.NONE))
        .hasMessageContaining("'Big' is")
        .hasMessageMatching(".* in row \\d+; .*");
    assertThatThrownBy(() -> CsvRows.of(sampler, List.of()).rows(0, 5000, Deadline.NONE))
        .hasMessageMatching("'Big' is -?Infinity in row \\d+; .*");
    Intervention far =
        new Intervention.Draw("Wide", new io.causalgym.numeric.distribution.Normal(0, 1e200));
    LinearSampler variance = LinearSampler.of(wide, List.of(far), 1);
    assertThatThrownBy(() -> HERE.summarise(variance, SummaryRequest.of(5000), Deadline.NONE))
        .hasMessageContaining("the variance of 'Wide'");
  }

  @Test
  void oneSampleHasNoVariance() {
    LinearModel model = ModelDraws.linear(new RandomStream(3, 2).generator(0), 2, true);
    SummaryRequest request = new SummaryRequest(1, List.of(), true, List.of(0.5));
    ContinuousSummary summary =
        HERE.summarise(LinearSampler.of(model, List.of(), 4), request, Deadline.NONE);
    assertThat(summary.variables().getFirst().variance()).isEmpty();
    assertThat(summary.covariances()).isEmpty();
    assertThat(summary.variables().getFirst().quantiles())
        .containsExactly(summary.variables().getFirst().mean());
  }
}
