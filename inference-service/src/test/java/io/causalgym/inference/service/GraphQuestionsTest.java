package io.causalgym.inference.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.graph.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphQuestionsTest {
  private static final GraphDocument COLLIDER = GraphDocument.text("dag { A -> C <- B; C -> D }");
  private static final GraphDocument CONFOUNDED =
      GraphDocument.text("dag { Z -> X; Z -> Y; X -> Y; X -> D }");

  private final GraphQuestions questions = new GraphQuestions();

  @Test
  void anOpenPathIsNamedEdgeByEdge() {
    SeparationAnswer open =
        questions.separation(
            new SeparationQuery(COLLIDER, List.of("A"), List.of("B"), List.of("D")), Deadline.NONE);

    assertThat(open)
        .isEqualTo(
            new SeparationAnswer(
                false,
                List.of(
                    new EdgeDocument("A", "C", EdgeSymbol.DIRECTED),
                    new EdgeDocument("B", "C", EdgeSymbol.DIRECTED))));
    assertThat(
            questions
                .separation(
                    new SeparationQuery(COLLIDER, List.of("A"), List.of("B"), List.of()),
                    Deadline.NONE)
                .separated())
        .isTrue();
  }

  @Test
  void pathsStopAtTheLimitAndSaySo() {
    PathsAnswer one =
        questions.paths(
            new PathsQuery(CONFOUNDED, "X", "Y", List.of(), PathsQuery.Kind.ALL, null, 1),
            Deadline.NONE);
    PathsAnswer all =
        questions.paths(
            new PathsQuery(CONFOUNDED, "X", "Y", List.of(), PathsQuery.Kind.ALL, null, null),
            Deadline.NONE);

    assertThat(one.paths()).hasSize(1);
    assertThat(one.truncated()).isTrue();
    assertThat(all.paths()).hasSize(2);
    assertThat(all.truncated()).isFalse();
  }

  @Test
  void anEmptySetIsASetAndNoSetIsAReason() {
    AdjustmentSetsAnswer found = sets(CONFOUNDED, AdjustmentSetsQuery.Kind.MINIMAL);
    AdjustmentSetsAnswer empty =
        sets(GraphDocument.text("dag { X -> Y }"), AdjustmentSetsQuery.Kind.MINIMAL);
    AdjustmentSetsAnswer none =
        sets(GraphDocument.text("dag { X -> Y; X <-> Y }"), AdjustmentSetsQuery.Kind.MINIMAL);

    assertThat(found.sets()).containsExactly(List.of("Z"));
    assertThat(empty.exists()).isTrue();
    assertThat(empty.sets()).containsExactly(List.of());
    assertThat(none.exists()).isFalse();
    assertThat(none.reason()).isNotBlank();
    assertThat(none.openPath()).isNotEmpty();
  }

  private AdjustmentSetsAnswer sets(GraphDocument graph, AdjustmentSetsQuery.Kind kind) {
    return questions.adjustmentSets(
        new AdjustmentSetsQuery(
            graph, List.of("X"), List.of("Y"), kind, List.of(), List.of(), null),
        Deadline.NONE);
  }

  @Test
  void anInvalidSetIsToldWithItsOpenPath() {
    var check =
        questions.adjustmentCheck(
            new AdjustmentCheckQuery(CONFOUNDED, List.of("X"), List.of("Y"), List.of()),
            Deadline.NONE);

    assertThat(check.valid()).isFalse();
    assertThat(check.openPath())
        .containsExactly(
            new EdgeDocument("Z", "X", EdgeSymbol.DIRECTED),
            new EdgeDocument("Z", "Y", EdgeSymbol.DIRECTED));
  }

  @Test
  void anUnknownNodeIsNamedWithTheFieldThatNamesIt() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() ->
            Refusals.answerOrProblem(() ->
                questions.separation(
                    new SeparationQuery(COLLIDER, List.of("A"), List.of("Q"), List.of()),
                    Deadline.NONE)))
        .withMessageContaining("'y' names 'Q'")
        .satisfies(
            refusal -> assertThat(refusal.problem().kind()).isEqualTo(ProblemType.UNKNOWN_NODE));
  }
}
