package io.causalgym.model.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.equation.EquationModel;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentsTest {

  @Test
  void theLibraryHasWorldsOfEveryKind() {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Environment environment : Environments.all()) {
      kinds.merge(environment.model().getClass().getSimpleName(), 1, Integer::sum);
    }

    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Discrete", 17, "Linear", 3, "Network", 3, "Equations", 1));
    assertThat(Environments.names())
        .doesNotHaveDuplicates()
        .contains(
            "rain_sprinkler",
            "smoking_cancer",
            "simpson_admissions",
            "kidney_stones",
            "confounded_treatment",
            "m_bias",
            "napkin",
            "bow",
            "draft_lottery",
            "job_training",
            "berkson",
            "supply_demand",
            "asia",
            "alarm",
            "sachs");
    assertThat(Environments.named("atlantis")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.causalgym.model.environment.Environments#all")
  void everyWorldTellsWhatItIs(Environment environment) {
    assertThat(environment.name()).matches("[a-z]+(_[a-z]+)*");
    assertThat(environment.title()).isNotBlank();
    assertThat(environment.story().split("[.?] ")).hasSizeBetween(2, 5);
    assertThat(environment.teaches()).endsWith(".");
    assertThat(environment.source()).containsPattern("\\b(19|20)\\d\\d\\b");
    assertThat(environment.model().names())
        .contains(environment.treatment(), environment.outcome());
    if (!(environment.model() instanceof CausalModel.Equations)) {
      assertThat(environment.model().names()).noneMatch(environment.latent()::contains);
    }
    assertThat(environment.graph().names()).containsAll(environment.model().names());
    assertThat(environment.question()).contains(environment.outcome()).startsWith("P(");
    assertThat(environment.licence().contains("CC BY-SA 3.0"))
        .isEqualTo(environment.model() instanceof CausalModel.Network);
  }

  @ParameterizedTest
  @CsvSource({
    "asia, 8, 8",
    "alarm, 37, 46",
    "sachs, 11, 17",
    "smoking_cancer, 4, 4",
    "simpson_admissions, 3, 3"
  })
  void theGraphsHaveTheSizesThatArePublished(String name, int nodes, int edges) {
    Environment environment = Worlds.environment(name);

    assertThat(environment.graph().size()).isEqualTo(nodes);
    assertThat(environment.graph().edges()).hasSize(edges);
  }

  @Test
  void theContinuousWorldIsFiniteWhereItsNoisesAreLarge() {
    EquationModel model =
        ((CausalModel.Equations) Worlds.environment("dose_response").model()).equations();
    for (double level : new double[] {-6, -3, 0, 3, 6}) {
      double[][] noises = new double[model.noiseCount()][1];
      for (int noise = 0; noise < noises.length; noise++) {
        noises[noise][0] =
            model.noise(noise).mean() + level * Math.sqrt(model.noise(noise).variance());
      }
      double[][] values = new double[model.size()][1];
      model.evaluator(1).evaluate(noises, values, 1, 0);
      assertThat(values[model.variable("Response")][0]).isBetween(-40.0, 140.0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: x | has no line '---'",
        "title: x; ---; X = 1 | has no field model",
        "model: poem; ---; X = 1 | has a model poem",
        "model: equations; ---; X = 1 | has no field title"
      })
  void aBrokenFileNamesTheEnvironment(String file, String problem) {
    assertThatIllegalStateException()
        .isThrownBy(() -> EnvironmentReader.read("atlantis", file.replace("; ", "\n")))
        .withMessage("the environment atlantis " + problem);
  }
}
