package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseInversionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 * X + sin(X) + N(0, 1)",
        "X - 3 * N(0, 1)",
        "exp(X + 0.5 * N(0, 1))",
        "(X ^ 2 + 1) * exp(N(0, 1)) / 7",
        "5 / (3 + U(0, 1))",
        "log(10 + U(0, 1) * (X ^ 2 + 1))",
        "tanh(X + N(0, 1)) - 1",
        "logistic(-(N(0, 1) + X))",
        "logit(0.3 + 0.2 * U(0, 1))",
        "N(X, X ^ 2 + 1)",
        "U(X, X + 3)",
        "Exponential(X ^ 2 + 1)",
        "Laplace(0, 2) + X",
        "LogNormal(X, 0.5)",
        "StudentT(3, X, 2)",
        "Gamma(2, X ^ 2 + 1)",
        "Beta(2, 3)",
        "Logistic(X, 1)"
      })
  void theSolutionIsTheNoiseThatWasPutInAndTheSlopeItsDerivative(String formula) {
    EquationModel model = EquationText.read("X = N(0, 1)\nY = " + formula);
    int noise = model.findNoise("Y.noise1");
    NoiseInversion inversion = model.inversion(1, 4).orElseThrow();
    assertThat(inversion.kind()).isEqualTo(NoiseInversion.Kind.VALUE);
    assertThat(inversion.noise()).isEqualTo(noise);
    SplittableRandom random = new SplittableRandom(5);
    double[][] noises = new double[2][4];
    double[][] values = new double[2][4];
    double[][] stepped = new double[2][4];
    for (int round = 0; round < 50; round++) {
      for (int row = 0; row < 4; row++) {
        noises[0][row] = random.nextDouble(-1, 1);
        noises[1][row] = random.nextDouble();
      }
      model.evaluator(4).evaluate(noises, values, 4, 0);
      double[] put = noises[1].clone();
      double[] solved = new double[4];
      double[] slope = new double[4];
      inversion.solve(noises, values, 4, solved, slope);
      double step = 1e-6;
      for (int row = 0; row < 4; row++) {
        noises[1][row] += step;
      }
      model.evaluator(4).evaluate(noises, stepped, 4, 0);
      for (int row = 0; row < 4; row++) {
        assertThat(solved[row]).isCloseTo(put[row], within(1e-9));
        assertThat(slope[row])
            .isCloseTo(Math.abs(stepped[1][row] - values[1][row]) / step, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sin(N(0, 1))",
        "X",
        "if(X > 0, N(0, 1), 0)",
        "Poisson(3)",
        "E + X",
        "bernoulli(E, 0.5)",
        "1 + Bernoulli(X)",
        "X + Bernoulli(0.5)"
      })
  void noNoiseFollowsWhereTheEquationIsNotInvertible(String formula) {
    EquationModel model = EquationText.read("noise E = U(0, 1)\nX = N(E, 1)\nY = " + formula);

    assertThat(model.inversion(1, 4)).isEmpty();
  }

  @Test
  void aThresholdLeavesTheIntervalOfItsUniformNoise() {
    EquationModel model =
        EquationText.read("X = U(0, 1)\nY = Bernoulli(X)\nZ = Categorical(X/2, 0.5, 0.5 - X/2)");
    double[][] noises = new double[3][4];
    double[][] values = {{0.2, 0.2, 0.2, 0.2}, {1, 0, 2, 1}, {0, 1, 2, 7}};
    double[] lower = new double[4];
    double[] upper = new double[4];

    NoiseInversion ofY = model.inversion(1, 4).orElseThrow();
    ofY.solve(noises, values, 4, lower, upper);
    assertThat(ofY.kind()).isEqualTo(NoiseInversion.Kind.INTERVAL);
    assertThat(lower).containsExactly(0, 0.2, Double.NaN, 0);
    assertThat(upper).containsExactly(0.2, 1, Double.NaN, 0.2);

    model.inversion(2, 4).orElseThrow().solve(noises, values, 4, lower, upper);
    assertThat(lower).containsExactly(0, 0.1, 0.6, Double.NaN);
    assertThat(upper).containsExactly(0.1, 0.6, 1, Double.NaN);
  }

  @Test
  void anObservationOutsideTheRangeHasNoNoise() {
    EquationModel model = EquationText.read("Y = exp(N(0, 1))");
    double[] solved = new double[1];

    model
        .inversion(0, 1)
        .orElseThrow()
        .solve(new double[1][1], new double[][] {{-1}}, 1, solved, new double[1]);

    assertThat(solved[0]).isNaN();
  }
}
