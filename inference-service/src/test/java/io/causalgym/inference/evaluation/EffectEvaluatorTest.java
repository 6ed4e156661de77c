package io.causalgym.inference.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.AdjustmentFinder;
import io.causalgym.inference.identification.FrontdoorMediators;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectEvaluatorTest {
  private static final MixedGraph CONFOUNDED =
      MixedGraph.builder()
          .edge("Z", "X", EdgeKind.DIRECTED)
          .edge("Z", "Y", EdgeKind.DIRECTED)
          .edge("X", "Y", EdgeKind.DIRECTED)
          .build();
  private static final Table JOINT =
      Table.distribution(
          List.of("Z", "X", "Y"),
          new int[] {2, 2, 2},
          new double[] {.1, .2, .1, .1, .05, .15, .2, .1});

  private static final AdjustmentFinder ADJUST_FOR_Z =
      (graph, x, y, deadline) -> Optional.of(NodeSet.of(graph.node("Z")));

  private final EffectEvaluator evaluator = new EffectEvaluator(Budget.DEFAULT);

  private static Identification.Identified identified(
      MixedGraph graph, List<String> y, List<String> x, List<String> z, AdjustmentFinder finder) {
    return (Identification.Identified)
        new Identifier(finder, new FrontdoorMediators())
            .identify(graph, new IdentificationQuery(y, x, z), Deadline.NONE);
  }

  private static Identification.Identified confounded() {
    return identified(CONFOUNDED, List.of("Y"), List.of("X"), List.of(), ADJUST_FOR_Z);
  }

  private static SequencedMap<String, Integer> states(Object... pairs) {
    SequencedMap<String, Integer> states = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      states.put((String) pairs[at], (Integer) pairs[at + 1]);
    }
    return states;
  }

  @Test
  void namesAloneAskForEveryValueWithOutcomesLast() {
    EffectAnswer answer =
        evaluator.answer(
            confounded(),
            JOINT,
            EffectRequest.all(List.of("Y"), List.of("X"), List.of()),
            Deadline.NONE);
    assertThat(answer.table().names()).containsExactly("X", "Y");
    // By hand: P(Y=1 | do(X=0)) = .5 * .2/.3 + .5 * .15/.2
    assertThat(answer.table().value(1)).isCloseTo(.5 * .2 / .3 + .5 * .75, within(1e-12));
    assertThat(answer.table().value(0) + answer.table().value(1)).isCloseTo(1, within(1e-12));
    assertThat(answer.undefined()).isEmpty();
  }

  @Test
  void valuesAskForTheirPartOfTheTableManyAtOnce() {
    List<EffectRequest> requests =
        IntStream.range(0, 2)
            .mapToObj(state ->
                new EffectRequest(List.of("Y"), List.of("X"), List.of(), states("X", state)))
            .toList();
    List<EffectAnswer> answers = evaluator.answers(confounded(), JOINT, requests, Deadline.NONE);
    assertThat(answers.get(0).table().names()).containsExactly("Y");
    assertThat(answers.get(1).table().value(1)).isCloseTo(.5 * .5 + .5 * (.1 / .3), within(1e-12));
  }

  @Test
  void evidenceStandsBetweenInterventionsAndOutcomesInTheOrderAsked() {
    Identification.Identified found =
        identified(CONFOUNDED, List.of("Y"), List.of("X"), List.of("Z"), AdjustmentFinder.NONE);
    EffectAnswer answer =
        evaluator.answer(
            found,
            JOINT,
            EffectRequest.all(List.of("Y"), List.of("X"), List.of("Z")),
            Deadline.NONE);
    assertThat(answer.table().names()).containsExactly("X", "Z", "Y");
    assertThat(answer.table().value(3)).isCloseTo(.75, within(1e-12));
  }

  @Test
  void variablesThatTheGraphDoesNotHaveAreSummedOut() {
    Table wider = JOINT.times(Table.of(List.of("Extra"), new int[] {3}, new double[] {.2, .3, .5}));
    EffectRequest request = EffectRequest.all(List.of("Y"), List.of("X"), List.of());
    double[] expected =
        evaluator.answer(confounded(), JOINT, request, Deadline.NONE).table().values();
    assertThat(evaluator.answer(confounded(), wider, request, Deadline.NONE).table().values())
        .containsExactly(expected, within(1e-12));
  }

  @Test
  void aStratumThatNeverMeetsTheTreatmentMakesTheCellUndefined() {
    Table sparse =
        Table.distribution(
            List.of("Z", "X", "Y"),
            new int[] {2, 2, 2},
            new double[] {.3, .2, 0, 0, .05, .15, .2, .1});
    EffectAnswer answer =
        evaluator.answer(
            confounded(),
            sparse,
            EffectRequest.all(List.of("Y"), List.of("X"), List.of()),
            Deadline.NONE);
    assertThat(answer.table().value(0)).isFinite();
    assertThat(answer.table().value(2)).isNaN();
    assertThat(answer.undefined()).hasSize(2);
    assertThat(answer.undefined().getFirst().assignment()).isEqualTo(Map.of("X", 1, "Y", 0));
    assertThat(answer.undefined().getFirst().reason()).contains("P(X=1, Z=0) is 0");
  }

  @Test
  void aStratumThatNeverOccursDoesNotCount() {
    Table sparse =
        Table.distribution(
            List.of("Z", "X", "Y"), new int[] {2, 2, 2}, new double[] {0, 0, 0, 0, .1, .3, .4, .2});
    EffectAnswer answer =
        evaluator.answer(
            confounded(),
            sparse,
            EffectRequest.all(List.of("Y"), List.of("X"), List.of()),
            Deadline.NONE);
    assertThat(answer.undefined()).isEmpty();
    assertThat(answer.table().value(1)).isCloseTo(.75, within(1e-12));
  }

  @Test
  void impossibleEvidenceHasNoAnswerEvenWhereTheFormulaIgnoresIt() {
    // Y does not depend on Z, so that the formula is P(Y | X); but Z is never 1.
    MixedGraph graph = MixedGraph.builder().node("Z").edge("X", "Y", EdgeKind.DIRECTED).build();
    Table joint =
        Table.distribution(
            List.of("X", "Y", "Z"), new int[] {2, 2, 2}, new double[] {.1, 0, .4, 0, .3, 0, .2, 0});
    Identification.Identified found =
        identified(graph, List.of("Y"), List.of("X"), List.of("Z"), AdjustmentFinder.NONE);
    EffectAnswer answer =
        evaluator.answer(
            found,
            joint,
            new EffectRequest(List.of("Y"), List.of("X"), List.of("Z"), states("X", 0)),
            Deadline.NONE);
    assertThat(answer.table().names()).containsExactly("Z", "Y");
    assertThat(answer.table().value(1)).isCloseTo(.8, within(1e-12));
    assertThat(answer.table().value(2)).isNaN();
    assertThat(answer.undefined())
        .extracting(Undefined::assignment)
        .containsExactly(states("X", 0, "Z", 1, "Y", 0), states("X", 0, "Z", 1, "Y", 1));
    assertThat(answer.undefined().getFirst().reason()).contains("evidence");
  }

  @Test
  void aFreeVariableTakesAValueThatDefinesTheAnswer() {
    // Napkin: Z is free in the formula, and X never is 1 where Z is 0.
    MixedGraph napkin =
        MixedGraph.builder()
            .edge("W", "Z", EdgeKind.DIRECTED)
            .edge("Z", "X", EdgeKind.DIRECTED)
            .edge("X", "Y", EdgeKind.DIRECTED)
            .edge("W", "X", EdgeKind.BIDIRECTED)
            .edge("W", "Y", EdgeKind.BIDIRECTED)
            .build();
    double[] values = new double[16];
    for (int cell = 0; cell < 16; cell++) {
      boolean z = (cell & 4) != 0;
      boolean x = (cell & 2) != 0;
      boolean y = (cell & 1) != 0;
      values[cell] = .25 * (z ? .5 : x ? 0 : 1) * (y == x ? .8 : .2);
    }
    Table joint = Table.distribution(List.of("W", "Z", "X", "Y"), new int[] {2, 2, 2, 2}, values);
    Identification.Identified found =
        identified(napkin, List.of("Y"), List.of("X"), List.of(), AdjustmentFinder.NONE);
    assertThat(found.estimand().free()).contains("Z");
    EffectAnswer answer =
        evaluator.answer(
            found, joint, EffectRequest.all(List.of("Y"), List.of("X"), List.of()), Deadline.NONE);
    assertThat(answer.undefined()).isEmpty();
    assertThat(answer.table().values())
        .containsExactly(new double[] {.8, .2, .2, .8}, within(1e-12));
  }

  @Test
  void whatIsMissingWrongOrTooMuchIsSaidBeforeAnythingIsComputed() {
    EffectRequest request = EffectRequest.all(List.of("Y"), List.of("X"), List.of());
    refuses(evaluator, JOINT.marginal(List.of("X", "Y")), request, "the formula needs [Z]");
    refuses(
        evaluator,
        JOINT,
        new EffectRequest(List.of("Y"), List.of("X"), List.of(), states("X", 2)),
        "'X' has no state 2; give 0 to 1");
    refuses(new EffectEvaluator(new Budget(3, 1_000_000)), JOINT, request, "an estimated 4 cells");
    refuses(new EffectEvaluator(new Budget(100, 10)), JOINT, request, "operations");
    assertThatThrownBy(
            () -> new EffectRequest(List.of("Y"), List.of("X"), List.of(), states("Q", 0)))
        .isInstanceOf(EvaluationException.class);
    assertThatThrownBy(() -> evaluator.answer(confounded(), JOINT, request, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static void refuses(
      EffectEvaluator evaluator, Table joint, EffectRequest request, String message) {
    assertThatThrownBy(() -> evaluator.answer(confounded(), joint, request, Deadline.NONE))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining(message);
  }
}
