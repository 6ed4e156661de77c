package io.causalgym.inference.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.client.Json;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.Method;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.TableDocument;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EffectQuestionsTest {
  private static final String CONFOUNDED = "dag { Z -> X; Z -> Y; X -> Y }";

  // P(Z) = (.5, .5); P(X=1 | Z) = (.2, .6); P(Y=1 | X, Z) = ((.1, .5), (.4, .9)), Z before X before
  // Y.
  private static final String TABLE =
      "{\"vars\": [\"Z\", \"X\", \"Y\"], \"p\": [.36, .04, .06, .04, .1, .1, .03, .27]}";

  private final EffectQuestions questions =
      new EffectQuestions(
          Identifier.withAllCriteria(),
          new EffectEvaluator(Budget.DEFAULT),
          new BoundsQuestions(),
          new JvmBackend());

  private DoAnswer ask(String graph, String table, String rest) {
    DoQuery query =
        Json.readRequest(
            DoQuery.class,
            Buffer.buffer(
                "{\"graph\": {\"text\": \""
                    + graph
                    + "\"}, \"distribution\": "
                    + table.replace(" .", " 0.").replace("[.", "[0.")
                    + ", "
                    + rest
                    + "}"));
    return Refusals.answerOrProblem(
        () -> questions.effect(query, Deadline.NONE, KernelRun.plain()));
  }

  private static TableDocument distribution(DoAnswer answer) {
    assertThat(answer).isInstanceOf(DoAnswer.Effect.class);
    return Objects.requireNonNull(((DoAnswer.Effect) answer).distribution());
  }

  @Test
  void namesAskForEveryValueAndValuesForOne() {
    TableDocument every =
        distribution(ask(CONFOUNDED, TABLE, "\"outcome\": [\"Y\"], \"do\": [\"X\"]"));
    TableDocument one =
        distribution(ask(CONFOUNDED, TABLE, "\"outcome\": [\"Y\"], \"do\": {\"X\": 1}"));

    // By hand: P(Y=1 | do(X=0)) = .5 * .1 + .5 * .5, P(Y=1 | do(X=1)) = .5 * .4 + .5 * .9.
    assertThat(every.vars()).containsExactly("X", "Y");
    assertThat(every.p().toArray()).containsExactly(new double[] {.7, .3, .35, .65}, within(1e-12));
    assertThat(one.vars()).containsExactly("Y");
    assertThat(one.p().toArray()).containsExactly(new double[] {.35, .65}, within(1e-12));
  }

  @Test
  void evidenceStandsBetweenInterventionAndOutcome() {
    TableDocument table =
        distribution(
            ask(CONFOUNDED, TABLE, "\"outcome\": [\"Y\"], \"do\": [\"X\"], \"given\": [\"Z\"]"));

    assertThat(table.vars()).containsExactly("X", "Z", "Y");
    assertThat(table.p().toArray())
        .containsExactly(new double[] {.9, .1, .5, .5, .6, .4, .1, .9}, within(1e-12));
  }

  @Test
  void manyInterventionsAreAnsweredInTheirOrder() {
    DoAnswer answer =
        ask(CONFOUNDED, TABLE, "\"outcome\": [\"Y\"], \"interventions\": [{\"X\": 1}, {\"X\": 0}]");

    assertThat(answer).isInstanceOf(DoAnswer.Effect.class);
    List<TableDocument> tables = Objects.requireNonNull(((DoAnswer.Effect) answer).distributions());
    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).p().get(1)).isCloseTo(.65, within(1e-12));
    assertThat(tables.get(1).p().get(1)).isCloseTo(.3, within(1e-12));
  }

  @Test
  void aQueryThatIsNotIdentifiableHasAHedgeAndNoNumber() {
    DoAnswer answer =
        ask(
            "dag { X -> Y; X <-> Y }",
            "{\"vars\": [\"X\", \"Y\"], \"p\": [.25, .25, .25, .25]}",
            "\"outcome\": [\"Y\"], \"do\": [\"X\"]");

    assertThat(answer).isInstanceOf(DoAnswer.NotIdentified.class);
    assertThat(Json.write(answer).toString()).contains("\"hedge\"").doesNotContain("distribution");
  }

  @Test
  void aStratumThatNeverHappensLeavesItsCellsUndefined() {
    TableDocument table =
        distribution(
            ask(
                "dag { X -> Y }",
                "{\"vars\": [\"X\", \"Y\"], \"p\": [.5, .5, 0, 0]}",
                "\"outcome\": [\"Y\"], \"do\": [\"X\"]"));

    assertThat(table.p().get(0)).isEqualTo(.5);
    assertThat(table.p().get(2)).isNaN();
    assertThat(table.undefined()).isNotNull().hasSize(2);
    assertThat(Json.write(table).toString()).contains("[0.5,0.5,null,null]");
  }

  @Test
  void latentNodesAreProjectedOutAndCannotBeAskedAbout() {
    String graph = "dag { U [latent]; U -> X; U -> Y; X -> Y }";
    IdentifyQuery query =
        new IdentifyQuery(GraphDocument.text(graph), CausalQuery.text("P(Y | do(X))"));
    IdentifyQuery about =
        new IdentifyQuery(GraphDocument.text(graph), CausalQuery.text("P(U | do(X))"));

    assertThat(questions.identify(query, Deadline.NONE))
        .isInstanceOf(IdentifyAnswer.NotIdentified.class);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Refusals.answerOrProblem(() -> questions.identify(about, Deadline.NONE)))
        .withMessageContaining("'U' is latent");
  }

  @Test
  void theFrontDoorIsNamed() {
    IdentifyAnswer answer =
        questions.identify(
            new IdentifyQuery(
                GraphDocument.text("dag { X -> M -> Y; X <-> Y }"),
                CausalQuery.text("P(Y | do(X))")),
            Deadline.NONE);

    assertThat(answer).isInstanceOf(IdentifyAnswer.Identified.class);
    assertThat(((IdentifyAnswer.Identified) answer).method()).isEqualTo(Method.FRONTDOOR);
  }

  @Test
  void whatTheDistributionLacksIsNamed() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() ->
            ask(
                CONFOUNDED,
                "{\"vars\": [\"X\", \"Y\"], \"p\": [.25, .25, .25, .25]}",
                "\"outcome\": [\"Y\"], \"do\": [\"X\"]"))
        .satisfies(refusal -> {
          assertThat(refusal.problem().kind()).isEqualTo(ProblemType.INVALID_DISTRIBUTION);
          assertThat(refusal.problem().more()).containsEntry("missing", List.of("Z"));
        });
  }

  @Test
  void anAnswerOverTheLimitIsRefusedWithItsEstimate() {
    EffectQuestions frugal =
        new EffectQuestions(
            Identifier.withAllCriteria(),
            new EffectEvaluator(new Budget(3, 1000)),
            new BoundsQuestions(),
            new JvmBackend());
    DoQuery query =
        new DoQuery(
            GraphDocument.text("dag { X -> Y }"),
            new TableDocument(List.of("X", "Y"), null, Doubles.of(.25, .25, .25, .25), null),
            null,
            List.of("Y"),
            io.causalgym.contract.Bindings.names(List.of("X")),
            null,
            null);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() ->
            Refusals.answerOrProblem(() -> frugal.effect(query, Deadline.NONE, KernelRun.plain())))
        .satisfies(refusal -> {
          assertThat(refusal.problem().kind()).isEqualTo(ProblemType.TOO_COSTLY);
          assertThat(refusal.problem().more()).containsEntry("estimate", 4L);
        });
  }
}
