package io.causalgym.inference.counterfactual.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.CounterfactualAnswer;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.CounterfactualEvent;
import io.causalgym.inference.counterfactual.CounterfactualQuery;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.PotentialResponse;
import io.causalgym.model.ModelException;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.equation.ExactForm;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ParticleAbductionTest {

  /// X = U + E1, M = a X + E2, Y = b X + c M + U + E3, with standard normal noises U, E1, E2, E3.
  @Test
  void expectationsOfLinearGaussianModelsAreTheClosedFormOn20ModelsOfSeed11() {
    SplittableRandom random = new SplittableRandom(11);
    double worst = 0;
    for (int at = 0; at < 20; at++) {
      double a = random.nextDouble() * 2 - 1;
      double b = random.nextDouble() * 2 - 1;
      double c = random.nextDouble() * 2 - 1;
      double m = random.nextDouble() * 2 - 1;
      double y = random.nextDouble() * 4 - 2;
      double set = random.nextDouble() * 4 - 2;
      EquationModel model =
          EquationText.read(
              String.format(
                  Locale.ROOT,
                  "noise U = N(0, 1)\nX = U + N(0, 1)\nM = %s*X + N(0, 1)\nY = %s*X + %s*M + U + N(0, 1)",
                  a,
                  b,
                  c));
      double[] ofM = {a, a, 1, 0};
      double[] ofY = {b + c * a + 1, b + c * a, c, 1};
      NormalPosterior posterior =
          new NormalPosterior(new double[][] {ofM, ofY}, new double[] {m, y});
      double truth = (b + c * a) * set + posterior.mean(new double[] {1, 0, c, 1});

      ParticleAnswer.Estimated found =
          estimated(
              model,
              ParticleQuestion.of(
                  List.of(Observation.of("M", m), Observation.of("Y", y)),
                  List.of(new Target.Expectation(Response.under("Y", "X", set))),
                  at));

      ParticleAnswer.Estimate estimate = found.estimates().getFirst();
      worst = Math.max(worst, Math.abs(estimate.value() - truth) / estimate.standardError());
      assertThat(estimate.standardError()).isLessThan(0.02);
      assertThat(found.logEvidence()).isCloseTo(posterior.logDensity(), within(0.03));
      assertThat(found.solved()).containsExactly("M", "Y");
      assertThat(found.effective()).isBetween(1000.0, 100_000.0);
    }
    assertThat(worst).as("largest error in standard errors").isBetween(0.5, 4.0);
  }

  @Test
  void aUnitThatIsFullyObservedHasOneExactCounterfactual() {
    EquationModel model =
        EquationText.read("X = N(0, 2)\nM = exp(0.5*X + N(0, 1))\nY = X*M + N(1, 3)");

    ParticleAnswer.Estimated found =
        estimated(
            model,
            ParticleQuestion.of(
                List.of(Observation.of("X", 1), Observation.of("M", 2), Observation.of("Y", 7)),
                List.of(
                    new Target.Expectation(Response.under("Y", "X", 0)),
                    new Target.Difference(Response.factual("Y"), Response.under("Y", "M", 3)),
                    new Target.Event(
                        List.of(new Target.Within(Response.under("Y", "X", 0), 5, 5.1)))),
                1));

    // log M = X/2 + e, so that M_0 = 2 exp(-1/2); the noise of Y is 5.
    assertThat(found.estimates().get(0).value()).isCloseTo(5, within(1e-12));
    assertThat(found.estimates().get(0).standardError()).isLessThan(1e-12);
    assertThat(found.estimates().get(1).value()).isCloseTo(-1, within(1e-12));
    assertThat(found.estimates().get(2).value()).isEqualTo(1);
    assertThat(found.effective()).isCloseTo(100_000, within(1e-3));
  }

  @Test
  void probabilitiesOfADiscreteModelAreThoseOfTheExactEngine() {
    EquationModel model =
        EquationText.read(
            "noise U = Bernoulli(0.4)\nX = Bernoulli(0.2 + 0.6*U)\n"
                + "Y = Bernoulli(0.1 + 0.3*X + 0.4*U)");
    DiscreteScm scm =
        switch (model.asDiscrete()) {
          case ExactForm.Found<DiscreteScm>(DiscreteScm found) -> found;
          case ExactForm.Absent<DiscreteScm> absent -> throw new AssertionError(absent.reason());
        };
    CounterfactualAnswer exact =
        new Counterfactuals(scm, CounterfactualBudget.DEFAULT)
            .probability(
                new CounterfactualQuery(
                    List.of(PotentialResponse.under("Y", Map.of("X", 0)).is(0)),
                    List.of(
                        CounterfactualEvent.observed("X", 1),
                        CounterfactualEvent.observed("Y", 1))),
                Deadline.NONE);

    ParticleAnswer.Estimated found =
        estimated(
            model,
            ParticleQuestion.of(
                List.of(Observation.of("X", 1), Observation.of("Y", 1)),
                List.of(
                    new Target.Event(
                        List.of(new Target.Within(Response.under("Y", "X", 0), 0, 0)))),
                5));

    assertThat(exact).isInstanceOf(CounterfactualAnswer.Found.class);
    if (exact instanceof CounterfactualAnswer.Found truth) {
      ParticleAnswer.Estimate estimate = found.estimates().getFirst();
      assertThat(estimate.value())
          .isCloseTo(truth.probability(), within(4 * estimate.standardError()));
      assertThat(estimate.standardError()).isBetween(1e-4, 0.01);
      assertThat(found.logEvidence()).isCloseTo(Math.log(truth.condition()), within(0.02));
    }
  }

  @Test
  void aVariableWhoseNoiseDoesNotFollowNeedsATolerance() {
    EquationModel model = EquationText.read("X = N(0, 1)\nE = N(0, 1)\nY = E^2 + X");
    List<Target> targets = List.of(new Target.Expectation(Response.under("Y", "X", 1)));

    assertThat(
            new ParticleAbduction(model)
                .answer(
                    ParticleQuestion.of(List.of(Observation.of("Y", 1)), targets, 1),
                    Deadline.NONE))
        .isInstanceOfSatisfying(
            ParticleAnswer.ToleranceNeeded.class,
            refused -> assertThat(refused.message()).contains("'Y'", "give a tolerance"));
    assertThat(
            estimated(
                    model,
                    ParticleQuestion.of(
                        List.of(new Observation.Value("Y", 1, OptionalDouble.of(0.05))),
                        targets,
                        1))
                .smoothed())
        .containsExactly("Y");
  }

  @Test
  void aNarrowKernelApproachesTheExactSolution() {
    EquationModel solvable = EquationText.read("X = N(0, 1)\nY = X + N(0, 1)");
    EquationModel other = EquationText.read("X = N(0, 1)\nE = N(0, 1)\nY = X + E");
    List<Target> targets = List.of(new Target.Expectation(Response.under("Y", "X", 2)));

    ParticleAnswer.Estimate exact =
        estimated(solvable, ParticleQuestion.of(List.of(Observation.of("Y", 1)), targets, 3))
            .estimates()
            .getFirst();
    ParticleAnswer.Estimate near =
        estimated(
                other,
                ParticleQuestion.of(
                    List.of(new Observation.Value("Y", 1, OptionalDouble.of(0.02))), targets, 4))
            .estimates()
            .getFirst();

    assertThat(exact.value()).isCloseTo(2.5, within(4 * exact.standardError()));
    assertThat(near.value()).isCloseTo(2.5, within(4 * near.standardError() + 0.001));
  }

  @Test
  void anIntervalConditionsOnTheVariableBeingInIt() {
    EquationModel model = EquationText.read("X = U(0, 1)\nY = 2*X");

    ParticleAnswer.Estimated found =
        estimated(
            model,
            ParticleQuestion.of(
                List.of(new Observation.Range("Y", 1, Double.POSITIVE_INFINITY)),
                List.of(new Target.Expectation(Response.factual("X"))),
                6));

    ParticleAnswer.Estimate estimate = found.estimates().getFirst();
    assertThat(estimate.value()).isCloseTo(0.75, within(4 * estimate.standardError()));
    assertThat(found.logEvidence()).isCloseTo(Math.log(0.5), within(0.02));
  }

  @Test
  void tooFewParticlesThatFitGiveNoNumber() {
    EquationModel model = EquationText.read("X = N(0, 1)\nY = X + N(0, 0.001)");

    assertThat(
            new ParticleAbduction(model)
                .answer(
                    ParticleQuestion.of(
                        List.of(Observation.of("Y", 5)),
                        List.of(new Target.Expectation(Response.factual("X"))),
                        1),
                    Deadline.NONE))
        .isInstanceOfSatisfying(
            ParticleAnswer.TooFewParticles.class,
            refused -> assertThat(refused.message()).contains("more particles"));
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndAnotherOneOthers() {
    EquationModel model = EquationText.read("X = N(0, 1)\nY = X + N(0, 1)");
    List<Target> targets = List.of(new Target.Expectation(Response.under("Y", "X", 2)));
    List<Observation> evidence = List.of(Observation.of("Y", 1));

    ParticleAnswer first = estimated(model, ParticleQuestion.of(evidence, targets, 7));

    assertThat(estimated(model, ParticleQuestion.of(evidence, targets, 7))).isEqualTo(first);
    assertThat(estimated(model, ParticleQuestion.of(evidence, targets, 8))).isNotEqualTo(first);
  }

  @Test
  void twoObservationsOfOneVariableAreRefused() {
    EquationModel model = EquationText.read("X = N(0, 1)");

    assertThatThrownBy(() ->
            estimated(
                model,
                ParticleQuestion.of(
                    List.of(Observation.of("X", 1), Observation.of("X", 2)),
                    List.of(new Target.Expectation(Response.factual("X"))),
                    1)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("observed twice");
  }

  @Test
  void itStopsAtItsDeadline() {
    EquationModel model = EquationText.read("X = N(0, 1)");
    ParticleQuestion question =
        ParticleQuestion.of(List.of(), List.of(new Target.Expectation(Response.factual("X"))), 1);

    assertThatThrownBy(
            () -> new ParticleAbduction(model).answer(question, Deadline.when(() -> true)))
        .isInstanceOf(CancellationException.class);
  }

  private static ParticleAnswer.Estimated estimated(
      EquationModel model, ParticleQuestion question) {
    ParticleAnswer answer = new ParticleAbduction(model).answer(question, Deadline.NONE);
    assertThat(answer).isInstanceOf(ParticleAnswer.Estimated.class);
    return (ParticleAnswer.Estimated) answer;
  }
}
