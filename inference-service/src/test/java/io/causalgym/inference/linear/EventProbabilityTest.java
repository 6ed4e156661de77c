package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventProbabilityTest {

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.15865525393145705",
    "1.959963984540054, 0.025",
    "2.9999, 0.0013503412829549248",
    "3, 1.3498980316300945e-3",
    "6, 9.865876450376981e-10",
    "10, 7.619853024160525e-24",
    "-1, 0.8413447460685429",
  })
  void tailsAreThoseOfTheTables(double x, double tail) {
    assertThat(StandardNormal.upperTail(x)).isCloseTo(tail, within(2e-12 * tail));
    assertThat(StandardNormal.upperQuantile(tail)).isCloseTo(x, within(1e-10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoTailsAreTheIntegralOverOneOfTheConditionalOther(long seed) {
    Random random = new Random(seed);
    double h = 2 * random.nextGaussian();
    double k = 2 * random.nextGaussian();
    double rho = 0.98 * (2 * random.nextDouble() - 1);
    int steps = 4_000;
    double width = (9 - h) / steps;
    double sum = 0;
    for (int step = 0; step <= steps; step++) {
      double x = h + step * width;
      double weight = step == 0 || step == steps ? 1 : step % 2 == 0 ? 2 : 4;
      sum +=
          weight
              * StandardNormal.density(x)
              * StandardNormal.upperTail((k - rho * x) / Math.sqrt(1 - rho * rho));
    }

    assertThat(StandardNormal.upperTail(h, k, rho)).isCloseTo(sum * width / 3, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({"0.5", "-0.3", "0.999999", "-0.999999", "1", "-1", "0"})
  void theQuadrantHasItsClosedForm(double rho) {
    assertThat(StandardNormal.upperTail(0, 0, rho))
        .isCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void threeEventsAreTheOctantWithinTheError(long seed) {
    LinearModel model = RandomLinearModels.draw(seed, 6, 0.6, 0.2);
    List<String> nodes = List.of("V1", "V3", "V5");
    Gaussian prior = ImpliedMoments.of(model, nodes, Budget.DEFAULT, Deadline.NONE);
    List<Threshold> events =
        nodes.stream()
            .map(node -> new Threshold(new Quantity.Variable(node), true, prior.mean(node)))
            .toList();
    double angles = 0;
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < row; column++) {
        angles +=
            Math.asin(
                prior.covariance(row, column)
                    / Math.sqrt(prior.variance(row) * prior.variance(column)));
      }
    }

    EventProbability answer = of(model, events, List.of());

    EventProbability.Estimated estimate = (EventProbability.Estimated) answer;
    assertThat(estimate.error()).isLessThan(1e-3);
    assertThat(estimate.value())
        .isCloseTo(1.0 / 8 + angles / (4 * Math.PI), within(2 * estimate.error() + 1e-6));
  }

  @Test
  void anEventThatFollowsFromTheOthersCostsNothing() {
    // Y_1 - Y_0 = 2, so that Y_1 > 3 is Y_0 > 1.
    LinearModel model = LinearModel.builder().node("X").node("Y").coefficient("X", "Y", 2).build();
    Quantity one = new Quantity.Variable("Y", World.of(Map.of("X", 1.0)));
    Quantity zero = new Quantity.Variable("Y", World.of(Map.of("X", 0.0)));
    Quantity error = new Quantity.Error("X");

    EventProbability two =
        of(model, List.of(new Threshold(one, true, 3), new Threshold(zero, false, 2)), List.of());
    EventProbability three =
        of(
            model,
            List.of(
                new Threshold(one, true, 3),
                new Threshold(zero, false, 2),
                new Threshold(error, true, 0)),
            List.of());

    double between = StandardNormal.upperTail(1) - StandardNormal.upperTail(2);
    assertThat(((EventProbability.Exact) two).value()).isCloseTo(between, within(1e-12));
    EventProbability.Estimated estimate = (EventProbability.Estimated) three;
    assertThat(estimate.value()).isCloseTo(between / 2, within(2 * estimate.error() + 1e-6));
  }

  @Test
  void givenEvidence_whenAsked_thenTheThresholdIsThatOfTheUnit() {
    LinearModel model = LinearModel.builder().node("X").node("Y").coefficient("X", "Y", 2).build();
    Quantity counterfactual = new Quantity.Variable("Y", World.of(Map.of("X", 1.0)));
    List<Observation> evidence =
        List.of(
            new Observation(new Quantity.Variable("X"), 0),
            new Observation(new Quantity.Variable("Y"), 0.5));

    assertThat(of(model, List.of(new Threshold(counterfactual, true, 2.4)), evidence))
        .isEqualTo(new EventProbability.Exact(1));
    assertThat(of(model, List.of(new Threshold(counterfactual, false, 2.4)), evidence))
        .isEqualTo(new EventProbability.Exact(0));
  }

  @Test
  void theSameSeedGivesTheSameEstimate() {
    LinearModel model = RandomLinearModels.draw(4, 6, 0.6, 0.2);
    List<Threshold> events =
        model.names().stream()
            .map(node -> new Threshold(new Quantity.Variable(node), true, -1))
            .toList();
    assertThat(of(model, events, List.of())).isEqualTo(of(model, events, List.of()));
  }

  @Test
  void noEventsAreRefused() {
    LinearModel model = RandomLinearModels.draw(4, 6, 0.6, 0.2);
    assertThatThrownBy(() -> of(model, List.of(), List.of()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("0 events");
  }

  private static EventProbability of(
      LinearModel model, List<Threshold> events, List<Observation> evidence) {
    return EventProbability.of(model, events, evidence, 1, Budget.DEFAULT, Deadline.NONE);
  }
}
