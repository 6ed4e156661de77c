package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpliedMomentsTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static LinearModel model(long seed) {
    return RandomLinearModels.draw(seed, 1 + (int) (seed % 40), 0.3, seed % 3 * 0.1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void momentsAreThoseOfTheDenseInverse(long seed) {
    LinearModel model = model(seed);
    DenseModel dense = DenseModel.of(model);
    SimpleMatrix mean = dense.mean();
    SimpleMatrix covariance = dense.covariance();

    Gaussian all = ImpliedMoments.of(model, Budget.DEFAULT, Deadline.NONE);

    double scale = covariance.elementMaxAbs();
    for (int row = 0; row < model.size(); row++) {
      assertThat(all.mean(row)).isCloseTo(mean.get(row, 0), within(1e-10 * (1 + scale)));
      for (int column = 0; column < model.size(); column++) {
        assertThat(all.covariance(row, column))
            .isCloseTo(covariance.get(row, column), within(1e-10 * scale));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSubsetHasTheSameMomentsInTheOrderAsked(long seed) {
    LinearModel model = model(seed);
    Gaussian all = ImpliedMoments.of(model, Budget.DEFAULT, Deadline.NONE);
    List<String> some = model.names().reversed().stream().filter(n -> n.length() < 3).toList();

    Gaussian part = ImpliedMoments.of(model, some, Budget.DEFAULT, Deadline.NONE);
    double[] variances = ImpliedMoments.variances(model, some, Budget.DEFAULT, Deadline.NONE);

    for (int row = 0; row < some.size(); row++) {
      assertThat(part.mean(row)).isCloseTo(all.mean(some.get(row)), within(1e-12));
      assertThat(variances[row])
          .isCloseTo(part.variance(row), within(1e-10 * (1 + part.variance(row))));
      for (int column = 0; column < some.size(); column++) {
        assertThat(part.covariance(row, column))
            .isCloseTo(
                all.covariance(some.get(row), some.get(column)),
                within(1e-10 * (1 + part.variance(row))));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void covariancesAreSumsOverTreks(long seed) {
    LinearModel model = RandomLinearModels.draw(seed, 2 + (int) (seed % 5), 0.5, 0.3);
    Treks treks = new Treks(model);

    Gaussian all = ImpliedMoments.of(model, Budget.DEFAULT, Deadline.NONE);

    for (int row = 0; row < model.size(); row++) {
      for (int column = 0; column < model.size(); column++) {
        assertThat(all.covariance(row, column))
            .isCloseTo(treks.covariance(row, column), within(1e-10));
      }
    }
  }

  @Test
  void aChainOfTwentyThousandNodesNeedsNoRecursion() {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < 20_000; node++) {
      builder.node("V" + node).intercept("V" + node, 1);
      if (node > 0) {
        builder.coefficient("V" + (node - 1), "V" + node, 0.5);
      }
    }
    LinearModel chain = builder.build();

    Gaussian ends =
        ImpliedMoments.of(chain, List.of("V0", "V19999"), Budget.DEFAULT, Deadline.NONE);

    assertThat(ends.mean("V19999")).isCloseTo(2, within(1e-12));
    assertThat(ends.variance("V19999")).isCloseTo(4.0 / 3, within(1e-12));
    assertThat(ends.covariance("V0", "V19999")).isZero();
    assertThat(TotalEffects.of(chain, "V0", "V3")).isEqualTo(0.125);
  }

  @Test
  void givenMoreCellsThanTheBudgetHas_whenAsked_thenTheEstimateIsNamed() {
    LinearModel large = RandomLinearModels.sparse(1, 1001, 3000, 0);

    assertThatThrownBy(() -> ImpliedMoments.of(large, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("1002001 cells")
        .hasMessageContaining("1000000");
    assertThatThrownBy(
            () ->
                ImpliedMoments.variances(
                    large, large.names(), new Budget(10_000, 1000), Deadline.NONE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("operations");
  }

  @Test
  void anUnknownNodeIsNamed() {
    assertThatThrownBy(
            () -> ImpliedMoments.of(model(5), List.of("W"), Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'W'");
  }

  @Test
  void givenAPassedDeadline_whenAsked_thenItStops() {
    assertThatThrownBy(() -> ImpliedMoments.of(model(5), Budget.DEFAULT, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
