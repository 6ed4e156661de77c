package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteFormTest {

  @Test
  void twoHundredRandomModelsOfSeed6GiveEveryUnitTheSameStatesAsTheirFormulas() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 200; round++) {
      String text = model(random);
      EquationModel model = EquationText.read(text);
      DiscreteScm scm = found(model);
      for (int unit = 0; unit < 50; unit++) {
        List<Intervention> done = new ArrayList<>();
        if (unit % 2 == 1) {
          String name = scm.name(random.nextInt(scm.size()));
          done.add(new Intervention.Set(name, random.nextInt(scm.card(scm.variable(name)))));
        }
        Map<String, Double> noises = noises(model, random);
        assertThat(states(scm, noises, model, done))
            .as(text + done + noises)
            .isEqualTo(values(model.intervened(done), noises, scm));
      }
    }
  }

  private static DiscreteScm found(EquationModel model) {
    return switch (model.asDiscrete()) {
      case ExactForm.Found<DiscreteScm>(DiscreteScm scm) -> scm;
      case ExactForm.Absent<DiscreteScm>(String variable, String reason) ->
          throw new AssertionError(variable + ": " + reason);
    };
  }

  /// Noises of every kind that can be finite, shared ones and latent variables among them.
  private static String model(SplittableRandom random) {
    StringBuilder text =
        new StringBuilder("noise E = U(0, 1)\nnoise F = Categorical(0.5, 0.25, 0.25)\n");
    List<String> binary = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      String name = "V" + at;
      String parent = binary.isEmpty() ? "1" : binary.get(random.nextInt(binary.size()));
      String other = binary.isEmpty() ? "0" : binary.get(random.nextInt(binary.size()));
      String p = random.nextInt(1, 9) / 10.0 + " / (1 + " + parent + ")";
      String formula =
          switch (random.nextInt(8)) {
            case 0 -> "Bernoulli(" + p + ")";
            case 1 -> "bernoulli(E, " + p + ")";
            case 2 -> "E < " + p + " or Bernoulli(0.2)";
            case 3 -> "Bernoulli(0.3) == " + other;
            case 4 -> "categorical(E, " + p + ", 1 - " + p + ")";
            case 5 -> "F > " + other;
            case 6 -> "if(" + other + ", F == 1, U(0, 2) > 1 + " + parent + " / 3)";
            default -> "mod(" + parent + " + " + other + " + Bernoulli(0.1), 2)";
          };
      text.append(at > 0 && random.nextInt(4) == 0 ? "latent " : "");
      text.append(name).append(" = ").append(formula).append('\n');
      binary.add(name);
    }
    return text.toString();
  }

  private static Map<String, Double> noises(EquationModel model, SplittableRandom random) {
    Map<String, Double> drawn = new HashMap<>();
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      List<Double> p = NoiseStates.probabilities(model.noise(noise));
      double value =
          switch (model.noise(noise)) {
            case Uniform(double low, double high) -> random.nextDouble(low, high);
            default -> random.nextInt(p.size());
          };
      drawn.put(model.noiseName(noise), value);
    }
    return drawn;
  }

  private static Map<String, Integer> values(
      EquationModel model, Map<String, Double> drawn, DiscreteScm scm) {
    double[][] noises = new double[model.noiseCount()][1];
    for (int noise = 0; noise < noises.length; noise++) {
      noises[noise][0] = drawn.getOrDefault(model.noiseName(noise), Double.NaN);
    }
    double[][] values = new double[model.size()][1];
    model.evaluator(1).evaluate(noises, values, 1, 0);
    Map<String, Integer> states = new HashMap<>();
    scm.names().forEach(name -> states.put(name, (int) values[model.variable(name)][0]));
    return states;
  }

  /// The tables walked through, with each uniform noise in the interval where it falls.
  private static Map<String, Integer> states(
      DiscreteScm scm, Map<String, Double> drawn, EquationModel model, List<Intervention> done) {
    Map<String, Integer> states = new HashMap<>();
    for (int variable : scm.topologicalOrder()) {
      int cell = 0;
      for (int parent : scm.parents(variable)) {
        cell = cell * scm.card(parent) + states.getOrDefault(scm.name(parent), -1);
      }
      for (int noise : scm.noisesOf(variable)) {
        double[] p = scm.noise(noise);
        cell = cell * p.length + state(model, scm.noiseName(noise), drawn, p);
      }
      String name = scm.name(variable);
      states.put(name, scm.table(variable)[cell]);
      for (Intervention intervention : done) {
        if (intervention instanceof Intervention.Set(String set, double value)
            && set.equals(name)) {
          states.put(name, (int) value);
        }
      }
    }
    return states;
  }

  private static int state(
      EquationModel model, String noise, Map<String, Double> drawn, double[] p) {
    double value = drawn.getOrDefault(noise, Double.NaN);
    if (!(model.noise(model.findNoise(noise)) instanceof Uniform(double low, double high))) {
      return (int) value;
    }
    double below = 0;
    for (int state = 0; state < p.length - 1; state++) {
      below += p[state];
      if ((value - low) / (high - low) < below) {
        return state;
      }
    }
    return p.length - 1;
  }

  @Test
  void latentVariablesBecomeSharedNoises() {
    DiscreteScm scm =
        found(
            EquationText.read(
                "latent U = Bernoulli(0.5)\nX = Bernoulli(0.2 + 0.6*U)\nY = Bernoulli(0.1 + 0.3*U)"));

    assertThat(scm.names()).containsExactly("X", "Y");
    assertThat(scm.graph().spouses().of(0).contains(1)).isTrue();
  }

  @Test
  void statesThatOnlyAnInterventionGivesAreExactToo() {
    DiscreteScm scm =
        found(
            EquationText.read(
                "states X = {a, b, c}; X = Bernoulli(0.5)\nY = Bernoulli(0.2 + 0.3 * X)"));

    assertThat(scm.states(0)).containsExactly("a", "b", "c");
    double[] p = scm.noise(scm.noisesOf(1)[0]);
    int[] table = scm.table(1);
    double one = 0;
    for (int state = 0; state < p.length; state++) {
      one += table[2 * p.length + state] * p[state];
    }
    assertThat(one).isEqualTo(0.8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X = N(0, 1) | X | its noise is N(0, 1), which has infinitely many values",
        "X = Poisson(2) | X | its noise is Poisson(2)",
        "X = U(0, 1) | X | its noise X.noise1 is uniform and not only compared",
        "X = Bernoulli(0.5) / 2 | X | it takes the value 0.5",
        "X = -Bernoulli(0.5) | X | it takes the value -1.0",
        "X = Bernoulli(0.5); Y = 1 / X | Y | gives Infinity",
        "states X = {a, b}; X = Categorical(0.2, 0.3, 0.5) | X | no integer from 0 to 1",
        "X = floor(1e6 * Bernoulli(0.5)) | X | no integer from 0 to 999",
        "latent X = Bernoulli(0.5) | X | every variable is latent"
      })
  void aModelThatIsNotDiscreteSaysWhereAndWhy(String text, String variable, String reason) {
    assertThat(EquationText.read(text).asDiscrete())
        .isInstanceOfSatisfying(
            ExactForm.Absent.class,
            absent -> {
              assertThat(absent.variable()).isEqualTo(variable);
              assertThat(absent.reason()).contains(reason);
            });
  }

  @Test
  void tooManyCasesAreRefusedBeforeTheyAreCounted() {
    StringBuilder text = new StringBuilder("Y = 0");
    for (int at = 0; at < 40; at++) {
      text.insert(0, "X" + at + " = Bernoulli(0.5)\n").append(" + X").append(at);
    }

    assertThat(EquationText.read(text.toString()).asDiscrete().toString()).contains("cases");
  }
}
