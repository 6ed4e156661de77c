package io.causalgym.inference.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.client.Json;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateAnswer;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterventionQuestionsTest {
  private static final String LINEAR =
      "\"model\": {\"linear\": {\"nodes\": [\"X\", \"Y\"], \"coefficients\": "
          + "[{\"from\": \"X\", \"to\": \"Y\", \"value\": 2}], \"error_variances\": "
          + "{\"X\": 1, \"Y\": 1}, \"error_covariances\": [{\"a\": \"X\", \"b\": \"Y\", \"value\": 0.5}]}}";
  private static final String SHAPES =
      "\"model\": {\"scm\": {\"text\": \"X = N(0, 1)\\nY = 2*X + sin(X) + N(0, 1)\"}}";
  private static final String OTHER =
      "\"model\": {\"scm\": {\"text\": \"X = Exponential(1)\\nY = exp(X/9) * X + N(0, 1)\"}}";

  private final SimulationQuestions questions = new SimulationQuestions(new JvmBackend());

  private SimulateAnswer ask(String fields) {
    SimulateQuery query = Json.readRequest(SimulateQuery.class, Buffer.buffer("{" + fields + "}"));
    return Refusals.answerOrProblem(
        () -> questions.summary(query, Deadline.NONE, KernelRun.plain()));
  }

  private static List<SimulateAnswer.Moments> moments(SimulateAnswer answer) {
    return Objects.requireNonNull(answer.interventions());
  }

  @ParameterizedTest
  @ValueSource(strings = {LINEAR, SHAPES, OTHER})
  void eachInterventionIsWhatItIsAlone(String model) {
    String rest = ", \"samples\": 3000, \"seed\": -5";

    SimulateAnswer all = ask(model + ", \"interventions\": [{}, {\"X\": 1.5}]" + rest);

    List<SimulateAnswer> alone =
        List.of(ask(model + rest), ask(model + ", \"do\": {\"X\": 1.5}" + rest));
    assertThat(all.samples()).isEqualTo(3000);
    assertThat(all.seed()).isEqualTo(-5);
    assertThat(all.variables()).extracting(SimulateAnswer.Variable::name).containsExactly("X", "Y");
    assertThat(all.variables()).extracting(SimulateAnswer.Variable::mean).containsOnlyNulls();
    assertThat(all.covariance()).isNull();
    for (int row = 0; row < 2; row++) {
      for (int at = 0; at < 2; at++) {
        SimulateAnswer.Moments found = moments(all).get(row);
        SimulateAnswer.Variable one = alone.get(row).variables().get(at);
        assertClose(found.means().get(at), one.mean());
        assertClose(Objects.requireNonNull(found.variances()).get(at), one.variance());
        assertClose(Objects.requireNonNull(found.standardErrors()).get(at), one.standardError());
      }
    }
  }

  private static void assertClose(
      double found, @org.jspecify.annotations.Nullable Double expected) {
    double value = Objects.requireNonNull(expected);
    assertThat(found).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
  }

  @Test
  void variablesAreInTheOrderAskedForAndShiftsAreAlways() {
    SimulateAnswer answer =
        ask(
            LINEAR
                + ", \"interventions\": [{\"X\": 1}, {\"X\": 1, \"Y\": 7}], \"shift\": {}, "
                + "\"variables\": [\"Y\", \"X\"], \"samples\": 10");
    SimulateAnswer shifted =
        ask(
            LINEAR
                + ", \"interventions\": [{\"X\": 1}], \"shift\": {\"Y\": 0.5}, "
                + "\"variables\": [\"Y\"], \"samples\": 10");

    assertThat(answer.variables())
        .extracting(SimulateAnswer.Variable::name)
        .containsExactly("Y", "X");
    assertThat(moments(answer).get(1).means().toArray()).containsExactly(7, 1);
    assertThat(shifted.interventions()).hasSize(1);
    assertThat(moments(shifted).getFirst().means().get(0))
        .isCloseTo(moments(answer).getFirst().means().get(0) + 0.5, within(1e-12));
  }

  @Test
  void oneSampleHasMeansOnly() {
    SimulateAnswer.Moments found =
        moments(ask(SHAPES + ", \"interventions\": [{\"X\": 2}], \"samples\": 1")).getFirst();

    assertThat(found.means().get(0)).isEqualTo(2);
    assertThat(found.variances()).isNull();
    assertThat(found.standardErrors()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"Q": 1}]          | "samples": 10          | INVALID_MODEL | 'Q'
          [{}]                | "variables": ["Q"]     | INVALID_MODEL | no variable 'Q' is measured
          [{}]                | "shift": {"Q": 1}      | INVALID_MODEL | 'Q'
          [{},{},{},{},{},{}] | "samples": 1000000000  | TOO_COSTLY    | needs 24000000000 values, over the limit of 20000000000; ask for fewer
          """)
  void whatCannotBeIsRefused(String interventions, String rest, ProblemType type, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ask(SHAPES + ", \"interventions\": " + interventions + ", " + rest))
        .satisfies(refused -> assertThat(refused.problem().kind()).isEqualTo(type))
        .satisfies(refused -> assertThat(refused.problem().detail()).contains(detail));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asia", "rain_sprinkler"})
  void aDiscreteModelHasExactAnswersElsewhere(String world) {
    String model = "\"model\": {\"environment\": \"" + world + "\"}";

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ask(model + ", \"interventions\": [{\"X\": 1}]"))
        .satisfies(
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemType.UNSUPPORTED))
        .withMessageContaining("ask 'do' with 'interventions'");
  }
}
