package io.causalgym.model.environment;

import static io.causalgym.model.environment.Worlds.act;
import static io.causalgym.model.environment.Worlds.adjustedDifference;
import static io.causalgym.model.environment.Worlds.covariance;
import static io.causalgym.model.environment.Worlds.effect;
import static io.causalgym.model.environment.Worlds.joint;
import static io.causalgym.model.environment.Worlds.linear;
import static io.causalgym.model.environment.Worlds.observedDifference;
import static io.causalgym.model.environment.Worlds.p;
import static io.causalgym.model.environment.Worlds.scm;
import static io.causalgym.model.environment.Worlds.see;
import static io.causalgym.model.environment.Worlds.totalEffect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.LatentProjection;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.model.Table;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whether the numbers of the worlds do what their stories say.
class StoriesTest {

  @Test
  void aSprinklerThatIsSeenMakesRainLessLikelyAndOneThatIsTurnedOnDoesNot() {
    Map<String, Integer> rain = Map.of("Rain", 1);

    assertThat(see("rain_sprinkler", rain, Map.of())).isCloseTo(0.5, within(1e-12));
    assertThat(see("rain_sprinkler", rain, Map.of("Sprinkler", 1))).isCloseTo(0.3, within(1e-12));
    assertThat(act("rain_sprinkler", rain, Map.of("Sprinkler", 1))).isCloseTo(0.5, within(1e-12));
    assertThat(see("rain_sprinkler", rain, Map.of("WetGrass", 1, "Sprinkler", 1)))
        .isLessThan(see("rain_sprinkler", rain, Map.of("WetGrass", 1)));
  }

  @Test
  void theFrontDoorFormulaGivesTheEffectOfSmoking() {
    assertThat(effect("smoking_cancer", "Smoking", "Cancer")).isCloseTo(0.17, within(1e-12));
    assertThat(frontDoor("smoking_cancer")).isCloseTo(0.17, within(1e-12));
    assertThat(observedDifference("smoking_cancer", "Smoking", "Cancer"))
        .isCloseTo(0.47, within(1e-12));
  }

  @Test
  void theFrontDoorFormulaFailsWhereTheMediatorIsConfounded() {
    double effect = effect("front_door_fails", "Smoking", "Cancer");

    assertThat(effect).isCloseTo(0.04, within(1e-12));
    assertThat(frontDoor("front_door_fails")).isGreaterThan(2 * effect);
  }

  /// Pearl 1995, equation 14, at 1 less at 0.
  private static double frontDoor(String name) {
    Table joint = joint(scm(name), Map.of());
    double difference = 0;
    for (int tar = 0; tar < 2; tar++) {
      double sum = 0;
      for (int smoking = 0; smoking < 2; smoking++) {
        sum +=
            p(joint, Map.of("Cancer", 1), Map.of("Tar", tar, "Smoking", smoking))
                * p(joint, Map.of("Smoking", smoking), Map.of());
      }
      difference +=
          sum
              * (p(joint, Map.of("Tar", tar), Map.of("Smoking", 1))
                  - p(joint, Map.of("Tar", tar), Map.of("Smoking", 0)));
    }
    return difference;
  }

  @Test
  void womenWereAdmittedLessOftenAndFaredBetterWithinDepartments() {
    String name = "simpson_admissions";

    assertThat(see(name, Map.of("Admitted", 1), Map.of("Sex", 0)))
        .isCloseTo(1198.0 / 2691, within(1e-9));
    assertThat(see(name, Map.of("Admitted", 1), Map.of("Sex", 1)))
        .isCloseTo(557.0 / 1835, within(1e-9));
    assertThat(effect(name, "Sex", "Admitted"))
        .isCloseTo(observedDifference(name, "Sex", "Admitted"), within(1e-9))
        .isLessThan(-0.14);
    assertThat(adjustedDifference(name, "Sex", "Admitted", "Department")).isGreaterThan(0.03);
  }

  @Test
  void surgeryLooksWorseAndIsBetter() {
    String name = "kidney_stones";

    assertThat(see(name, Map.of("Success", 1), Map.of("Treatment", 0)))
        .isCloseTo(289.0 / 350, within(1e-9));
    assertThat(see(name, Map.of("Success", 1), Map.of("Treatment", 1)))
        .isCloseTo(273.0 / 350, within(1e-9));
    assertThat(effect(name, "Treatment", "Success"))
        .isCloseTo(adjustedDifference(name, "Treatment", "Success", "Size"), within(1e-9))
        .isGreaterThan(0.05);
  }

  @Test
  void aTreatmentOfTheSickestSeemsToHarmAndHelps() {
    assertThat(observedDifference("confounded_treatment", "Treatment", "Recovery"))
        .isLessThan(-0.1);
    assertThat(effect("confounded_treatment", "Treatment", "Recovery"))
        .isCloseTo(0.1, within(1e-12));
    assertThat(adjustedDifference("confounded_treatment", "Treatment", "Recovery", "Severity"))
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void adjustingForTheColliderOfAnMHurts() {
    assertThat(effect("m_bias", "LowEducation", "Diabetes")).isCloseTo(0, within(1e-12));
    assertThat(observedDifference("m_bias", "LowEducation", "Diabetes"))
        .isCloseTo(0, within(1e-12));
    assertThat(adjustedDifference("m_bias", "LowEducation", "Diabetes", "MotherDiabetes"))
        .isLessThan(-0.01);
  }

  @Test
  void theNapkinEffectIsAQuotientOfSumsWhateverZ() {
    Table joint = joint(scm("napkin"), Map.of());
    for (int x = 0; x < 2; x++) {
      for (int z = 0; z < 2; z++) {
        double above = 0;
        double below = 0;
        for (int w = 0; w < 2; w++) {
          double weight = p(joint, Map.of("W", w), Map.of());
          above += weight * p(joint, Map.of("X", x, "Y", 1), Map.of("Z", z, "W", w));
          below += weight * p(joint, Map.of("X", x), Map.of("Z", z, "W", w));
        }
        assertThat(above / below)
            .isCloseTo(act("napkin", Map.of("Y", 1), Map.of("X", x)), within(1e-12));
      }
    }
    assertThat(Math.abs(observedDifference("napkin", "X", "Y") - effect("napkin", "X", "Y")))
        .isGreaterThan(0.01);
  }

  @Test
  void aBowHidesTheEffectAnotherModelHasTheSameDataAndNone() {
    Table joint = joint(scm("bow"), Map.of());
    DiscreteScm other =
        DiscreteScm.builder()
            .noise("both", joint.marginal(List.of("Vitamins", "Health")).values())
            .equation("Vitamins", List.of(), List.of("both"), new int[] {0, 0, 1, 1})
            .equation("Health", List.of(), List.of("both"), new int[] {0, 1, 0, 1})
            .build();

    assertThat(joint(other, Map.of()).values()).containsExactly(joint.values(), within(1e-12));
    assertThat(effect("bow", "Vitamins", "Health")).isCloseTo(0.2, within(1e-12));
    assertThat(observedDifference("bow", "Vitamins", "Health")).isGreaterThan(0.4);
    MixedGraph graph = LatentProjection.of(Worlds.environment("bow").graph());
    assertThat(graph.edges()).hasSize(2);
  }

  @Test
  void theLotteryIsAValidInstrument() {
    MixedGraph graph = LatentProjection.of(Worlds.environment("draft_lottery").graph());
    NodeSet lottery = graph.nodes(List.of("LowNumber"));
    NodeSet veteran = graph.nodes(List.of("Veteran"));
    NodeSet earnings = graph.nodes(List.of("HighEarnings"));

    assertThat(
            MSeparation.separated(
                GraphView.of(graph).cutOutOf(veteran), lottery, earnings, NodeSet.EMPTY))
        .isTrue();
    assertThat(MSeparation.separated(graph, lottery, veteran, NodeSet.EMPTY)).isFalse();
    assertThat(
            observedDifference("draft_lottery", "LowNumber", "HighEarnings")
                / observedDifference("draft_lottery", "LowNumber", "Veteran"))
        .isCloseTo(effect("draft_lottery", "Veteran", "HighEarnings"), within(1e-9))
        .isCloseTo(-0.1, within(1e-9));
    assertThat(observedDifference("draft_lottery", "Veteran", "HighEarnings")).isLessThan(-0.15);
  }

  @Test
  void trainingWorksDirectlyAndThroughConfidence() {
    String name = "job_training";
    double total = effect(name, "Training", "Employed");
    double direct = crossWorld(1, 0) - crossWorld(0, 0);
    double reverseIndirect = crossWorld(1, 0) - crossWorld(1, 1);

    assertThat(total).isCloseTo(0.23, within(1e-12));
    assertThat(direct).isCloseTo(0.14, within(1e-12));
    assertThat(direct - reverseIndirect).isCloseTo(total, within(1e-12));
    assertThat(crossWorld(0, 1) - crossWorld(0, 0)).isCloseTo(0.06, within(1e-12));
  }

  /// `P(Employed_{training, Confidence_{other}} = 1)`.
  private static double crossWorld(int training, int other) {
    double sum = 0;
    for (int confidence = 0; confidence < 2; confidence++) {
      sum +=
          act("job_training", Map.of("Confidence", confidence), Map.of("Training", other))
              * act(
                  "job_training",
                  Map.of("Employed", 1),
                  Map.of("Training", training, "Confidence", confidence));
    }
    return sum;
  }

  @Test
  void independentIllnessesExcludeEachOtherInTheHospital() {
    Map<String, Integer> diabetes = Map.of("Diabetes", 1);

    assertThat(observedDifference("berkson", "Gallstones", "Diabetes")).isCloseTo(0, within(1e-12));
    assertThat(see("berkson", diabetes, Map.of("Hospital", 1, "Gallstones", 1)))
        .isLessThan(see("berkson", diabetes, Map.of("Hospital", 1, "Gallstones", 0)) - 0.3);
  }

  @Test
  void theCostOfProductionFindsTheDemandCurveAndRegressionDoesNot() {
    LinearModel market = linear("supply_demand");

    assertThat(totalEffect(market, "Price", "Quantity")).isCloseTo(-2, within(1e-12));
    assertThat(covariance(market, "Cost", "Quantity") / covariance(market, "Cost", "Price"))
        .isCloseTo(-2, within(1e-12));
    assertThat(covariance(market, "Price", "Quantity") / covariance(market, "Price", "Price"))
        .isGreaterThan(-1.5);
    MixedGraph graph = market.graph();
    assertThat(graph.spouses().of(graph.node("Price"))).isEqualTo(graph.nodes(List.of("Quantity")));
  }

  @Test
  void nearnessToACollegeFindsTheReturnToSchooling() {
    LinearModel wages = linear("education_wage");

    assertThat(
            covariance(wages, "Proximity", "LogWage") / covariance(wages, "Proximity", "Education"))
        .isCloseTo(0.1, within(1e-12));
    assertThat(
            covariance(wages, "Education", "LogWage") / covariance(wages, "Education", "Education"))
        .isGreaterThan(0.15);
  }

  @Test
  void thePillAndThrombosisAreIndependentAlthoughOneCausesTheOther() {
    LinearModel pill = linear("cancellation");

    assertThat(covariance(pill, "Pill", "Thrombosis")).isCloseTo(0, within(1e-12));
    assertThat(totalEffect(pill, "Pill", "Thrombosis")).isCloseTo(0, within(1e-12));
    assertThat(pill.coefficients().get(pill.node("Thrombosis"), pill.node("Pill"))).isEqualTo(0.3);
  }

  @Test
  void amongLightChildrenThoseOfSmokersDieLessOften() {
    assertThat(effect("birth_weight", "Smoking", "Mortality")).isPositive();
    Map<String, Integer> death = Map.of("Mortality", 1);
    assertThat(see("birth_weight", death, Map.of("LowWeight", 1, "Smoking", 1)))
        .isLessThan(see("birth_weight", death, Map.of("LowWeight", 1, "Smoking", 0)));
  }

  @Test
  void theGFormulaHandlesFeedbackAndRegressionDoesNot() {
    String name = "treatment_feedback";
    Table joint = joint(scm(name), Map.of());
    double formula = 0;
    double regression = 0;
    for (int low = 0; low < 2; low++) {
      double death =
          p(joint, Map.of("Death", 1), Map.of("FirstDose", 1, "LowCount", low, "SecondDose", 1));
      formula += death * p(joint, Map.of("LowCount", low), Map.of("FirstDose", 1));
      regression += death * p(joint, Map.of("LowCount", low), Map.of());
    }
    double truth = act(name, Map.of("Death", 1), Map.of("FirstDose", 1, "SecondDose", 1));

    assertThat(formula).isCloseTo(truth, within(1e-12));
    assertThat(Math.abs(regression - truth)).isGreaterThan(0.01);
    assertThat(
            Math.abs(p(joint, Map.of("Death", 1), Map.of("FirstDose", 1, "SecondDose", 1)) - truth))
        .isGreaterThan(0.01);
  }

  @Test
  void theEffectTravelsWhenItIsWeightedByAge() {
    double angeles = cityEffect(0);
    double york = cityEffect(1);

    assertThat(angeles).isCloseTo(0.23, within(1e-12));
    assertThat(york).isCloseTo(0.17, within(1e-12));
    double transported = 0;
    for (int age = 0; age < 3; age++) {
      double weight = see("transport", Map.of("Age", age), Map.of("City", 1));
      Table treated = joint(scm("transport"), Map.of("Treatment", 1));
      Table control = joint(scm("transport"), Map.of("Treatment", 0));
      Map<String, Integer> here = Map.of("City", 0, "Age", age);
      transported +=
          weight
              * (p(treated, Map.of("Recovery", 1), here) - p(control, Map.of("Recovery", 1), here));
    }
    assertThat(transported).isCloseTo(york, within(1e-12));
  }

  private static double cityEffect(int city) {
    Map<String, Integer> recovery = Map.of("Recovery", 1);
    return act("transport", recovery, Map.of("City", city, "Treatment", 1))
        - act("transport", recovery, Map.of("City", city, "Treatment", 0));
  }

  @Test
  void itPaysToSwitchTheDoor() {
    assertThat(see("monty_hall", Map.of("Prize", 0), Map.of("Choice", 0)))
        .isCloseTo(1.0 / 3, within(1e-9));
    assertThat(see("monty_hall", Map.of("Prize", 1), Map.of("Choice", 0, "Opened", 2)))
        .isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void thePrisonerWouldBeDeadHadTheFirstRiflemanNotShot() {
    DiscreteScm scm = scm("firing_squad");
    int dead = scm.variable("Dead");
    int[] noises = new int[scm.noiseCount()];
    double both = 0;
    double seen = 0;
    do {
      double weight = 1;
      for (int noise = 0; noise < noises.length; noise++) {
        weight *= scm.noise(noise)[noises[noise]];
      }
      if (Worlds.states(scm, noises, Map.of())[dead] == 1) {
        seen += weight;
        both += weight * Worlds.states(scm, noises, Map.of("FirstShoots", 0))[dead];
      }
    } while (Worlds.advance(scm, noises));

    assertThat(both / seen).isCloseTo(0.5 / 0.55, within(1e-12));
  }
}
