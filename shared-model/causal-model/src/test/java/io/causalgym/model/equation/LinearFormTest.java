package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.distribution.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearFormTest {

  @Test
  void twoHundredRandomModelsOfSeed7HaveTheMomentsOfTheirFormulas() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      String text = model(random);
      EquationModel model = EquationText.read(text);
      LinearModel linear = found(model);
      double[][] loadings = loadings(model);
      double[] mean = mean(model);
      double[][] total = totalEffects(linear);
      for (int a = 0; a < linear.size(); a++) {
        int one = model.variable(linear.name(a));
        double expected = 0;
        for (int cause = 0; cause < linear.size(); cause++) {
          expected += total[a][cause] * linear.intercept(cause);
        }
        assertThat(expected).as(text).isCloseTo(mean[one], within(1e-9));
        for (int b = 0; b < linear.size(); b++) {
          int other = model.variable(linear.name(b));
          double covariance = 0;
          for (int noise = 0; noise < model.noiseCount(); noise++) {
            covariance += loadings[one][noise] * loadings[other][noise];
          }
          assertThat(covariance(linear, total, a, b)).as(text).isCloseTo(covariance, within(1e-9));
        }
      }
    }
  }

  private static LinearModel found(EquationModel model) {
    return switch (model.asLinear()) {
      case ExactForm.Found<LinearModel>(LinearModel linear) -> linear;
      case ExactForm.Absent<LinearModel>(String variable, String reason) ->
          throw new AssertionError(variable + ": " + reason);
    };
  }

  private static String model(SplittableRandom random) {
    StringBuilder text = new StringBuilder("noise E = N(1, 2)\n");
    for (int at = 0; at < 6; at++) {
      text.append(at < 5 && random.nextInt(4) == 0 ? "latent " : "").append("V" + at + " = ");
      for (int parent = 0; parent < at; parent++) {
        if (random.nextInt(2) == 0) {
          double factor = random.nextInt(-20, 20) / 10.0;
          String term =
              switch (random.nextInt(4)) {
                case 0 -> factor + " * V" + parent;
                case 1 -> "-(V" + parent + " - 2) / 4";
                case 2 -> "V" + parent + " * sqrt(4) * " + factor;
                default -> "(V" + parent + " + 0.5 * E + 1)";
              };
          text.append(term).append(" + ");
        }
      }
      text.append(random.nextInt(3) == 0 ? "E + " : "")
          .append("N(1, ")
          .append(at + 1)
          .append(")\n");
    }
    return text.toString();
  }

  /// How far a variable moves when a noise moves by its standard deviation.
  private static double[][] loadings(EquationModel model) {
    double[][] loadings = new double[model.size()][model.noiseCount()];
    double[] mean = mean(model);
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      double[] moved = values(model, noise);
      for (int variable = 0; variable < model.size(); variable++) {
        loadings[variable][noise] = moved[variable] - mean[variable];
      }
    }
    return loadings;
  }

  private static double[] mean(EquationModel model) {
    return values(model, -1);
  }

  private static double[] values(EquationModel model, int moved) {
    double[][] noises = new double[model.noiseCount()][1];
    for (int noise = 0; noise < noises.length; noise++) {
      if (model.noise(noise) instanceof Normal(double mean, double sd)) {
        noises[noise][0] = mean + (noise == moved ? sd : 0);
      }
    }
    double[][] values = new double[model.size()][1];
    model.evaluator(1).evaluate(noises, values, 1, 0);
    return java.util.Arrays.stream(values).mapToDouble(column -> column[0]).toArray();
  }

  /// `(I - B)^-1`, by substitution in topological order.
  private static double[][] totalEffects(LinearModel linear) {
    double[][] total = new double[linear.size()][linear.size()];
    for (int node : linear.topologicalOrder()) {
      total[node][node] = 1;
      for (int parent = 0; parent < linear.size(); parent++) {
        double factor = linear.coefficients().get(node, parent);
        for (int cause = 0; cause < linear.size() && factor != 0; cause++) {
          total[node][cause] += factor * total[parent][cause];
        }
      }
    }
    return total;
  }

  private static double covariance(LinearModel linear, double[][] total, int a, int b) {
    double sum = 0;
    for (int i = 0; i < linear.size(); i++) {
      for (int j = 0; j < linear.size(); j++) {
        double omega = i == j ? linear.variance(i) : linear.covariances().get(i, j);
        sum += total[a][i] * omega * total[b][j];
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X = U(0, 1) | X | its noise is U(0, 1), which is not normal",
        "X = N(0, 1); Y = X ^ 2 | Y | it has 'pow' of a variable",
        "X = N(0, 1); Y = X * X | Y | it multiplies variables",
        "X = N(0, 1); Y = N(0, X) | Y | it multiplies variables or noises",
        "X = N(0, 1); Y = 1 / X | Y | it has '/' of a variable",
        "latent X = N(0, 1) | X | every variable is latent"
      })
  void aModelThatIsNotLinearSaysWhereAndWhy(String text, String variable, String reason) {
    assertThat(EquationText.read(text).asLinear())
        .isInstanceOfSatisfying(
            ExactForm.Absent.class,
            absent -> {
              assertThat(absent.variable()).isEqualTo(variable);
              assertThat(absent.reason()).contains(reason);
            });
  }
}
