package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterventionalMomentsTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBatchIsTheMutilatedModelOfEachIntervention(long seed) {
    LinearModel model = RandomLinearModels.draw(seed, 3 + (int) (seed % 10), 0.4, 0.2);
    Random random = new Random(seed);
    List<Map<String, Double>> interventions = new ArrayList<>();
    for (int at = 0; at < 6; at++) {
      interventions.add(some(random, model));
    }

    List<Gaussian> answers = OnJvm.batch(model, interventions, model.names());

    for (int at = 0; at < interventions.size(); at++) {
      DenseModel dense = DenseModel.of(model).mutilated(model, interventions.get(at));
      assertSame(answers.get(at), dense.mean(), dense.covariance());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFixedNodeIsTheSameAsAChangedModel(long seed) {
    LinearModel model = RandomLinearModels.draw(seed, 3 + (int) (seed % 10), 0.4, 0.2);
    Map<String, Double> fixed = some(new Random(seed), model);
    List<Change> changes = new ArrayList<>();
    fixed.forEach((node, value) -> changes.add(new Change.Fix(node, value)));

    Gaussian answer = OnJvm.of(model, fixed, model.names());

    DenseModel changed = DenseModel.of(ChangedModel.of(model, changes));
    assertSame(answer, changed.mean(), changed.covariance());
  }

  @Test
  void givenManyValuesOfOneNode_whenAsked_thenTheCovarianceIsShared() {
    LinearModel model = RandomLinearModels.draw(3, 5, 0.5, 0);
    List<Gaussian> answers =
        OnJvm.batch(
            model, List.of(Map.of("V1", 0.0), Map.of("V2", 0.0), Map.of("V1", 2.0)), List.of("V0"));

    assertThat(answers.get(2).mean(0) - answers.get(0).mean(0))
        .isCloseTo(2 * TotalEffects.of(model, "V1", "V0"), within(1e-12));
    assertThat(answers.get(2).variance(0)).isEqualTo(answers.get(0).variance(0));
  }

  @Test
  void aBatchOverTheBudgetIsRefused() {
    LinearModel model = RandomLinearModels.draw(3, 5, 0.5, 0);
    List<Map<String, Double>> many = Collections.nCopies(300_000, Map.of("V1", 1.0));

    assertThatThrownBy(() -> OnJvm.batch(model, many, model.names()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("1800030 cells");
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    LinearModel model = RandomLinearModels.draw(3, 5, 0.5, 0);
    assertThatThrownBy(() -> OnJvm.of(model, Map.of("V1", Double.NaN), model.names()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'V1'");
  }

  private static Map<String, Double> some(Random random, LinearModel model) {
    Map<String, Double> fixed = new HashMap<>();
    for (int at = random.nextInt(4); at > 0; at--) {
      fixed.put(model.name(random.nextInt(model.size())), random.nextGaussian());
    }
    return fixed;
  }

  private static void assertSame(Gaussian answer, SimpleMatrix mean, SimpleMatrix covariance) {
    double scale = 1 + covariance.elementMaxAbs();
    for (int row = 0; row < answer.size(); row++) {
      assertThat(answer.mean(row)).isCloseTo(mean.get(row, 0), within(1e-10 * scale));
      for (int column = 0; column < answer.size(); column++) {
        assertThat(answer.covariance(row, column))
            .isCloseTo(covariance.get(row, column), within(1e-10 * scale));
      }
    }
  }
}
