package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.Assignment;
import io.causalgym.contract.Bindings;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.Estimand;
import io.causalgym.contract.ExpressionDocument;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.Method;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.contract.State;
import io.causalgym.contract.TableDocument;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  private static final GraphDocument GRAPH =
      GraphDocument.of(
          List.of(new NodeDocument("U", true), NodeDocument.measured("X")),
          List.of(new EdgeDocument("X", "Y", EdgeSymbol.DIRECTED)),
          GraphKindName.ADMG);

  static Stream<Object> requests() {
    Map<String, State> order = new LinkedHashMap<>();
    order.put("Z", new State.Index(1));
    order.put("A", new State.Label("high"));
    return Stream.of(
        GRAPH,
        GraphDocument.text("dag { X -> Y }"),
        GraphDocument.stored("0".repeat(64)),
        new SeparationQuery(GRAPH, List.of("X"), List.of("Y"), List.of()),
        new AdjustmentSetsQuery(
            GRAPH,
            List.of("X"),
            List.of("Y"),
            AdjustmentSetsQuery.Kind.ALL_MINIMAL,
            List.of("U"),
            List.of(),
            7),
        new AdjustmentCheckQuery(GRAPH, List.of("X"), List.of("Y"), List.of()),
        new IdentifyQuery(GRAPH, new CausalQuery(List.of("Y"), List.of("X"), List.of(), null)),
        new IdentifyQuery(GRAPH, CausalQuery.text("P(Y | do(X))")),
        new DoQuery(
            GRAPH,
            new TableDocument(List.of("X", "Y"), null, Doubles.of(.1, .2, .3, .4), null),
            null,
            List.of("Y"),
            Bindings.values(new Assignment(order)),
            Bindings.names(List.of("Z")),
            null));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void givenARequest_whenWrittenAndRead_thenItIsTheSame(Object request) {
    assertThat(Json.<Object>readRequest(cast(request.getClass()), Json.write(request)))
        .isEqualTo(request);
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> cast(Class<?> type) {
    return (Class<Object>) type;
  }

  @Test
  void givenABodyThatIsASliceOfABuffer_whenRead_thenOnlyTheSliceIs() {
    Buffer body = Buffer.buffer("xx{\"text\":\"dag { X -> Y }\"}yy");
    assertThat(Json.readRequest(GraphDocument.class, body.slice(2, body.length() - 2)).text())
        .isEqualTo("dag { X -> Y }");
  }

  @Test
  void givenAnAnswerWithMoreFields_whenRead_thenTheyArePassedOver() {
    Estimand estimand =
        new Estimand(
            "P(Y | X)",
            "P(Y \\mid X)",
            new ExpressionDocument.Probability(List.of("Y"), List.of("X")),
            Map.of());
    IdentifyAnswer answer = new IdentifyAnswer.Identified(estimand, Method.ID, List.of("line 2"));
    String json = Json.write(answer).toString();
    Buffer more = Buffer.buffer(json.substring(0, json.length() - 1) + ",\"provenance\":{}}");
    assertThat(Json.readAnswer(IdentifyAnswer.class, more)).isEqualTo(answer);
  }

  @Test
  void givenAnAnswerWithUndefinedCells_whenWrittenAndRead_thenTheyAreNullAndNamed() {
    TableDocument table =
        new TableDocument(
            List.of("X"),
            null,
            Doubles.of(Double.NaN, 1),
            List.of(
                new TableDocument.UndefinedCell(
                    new Assignment(Map.of("X", new State.Index(0))), "never seen")));
    Estimand estimand = new Estimand("1", "1", new ExpressionDocument.One(), Map.of());
    DoAnswer answer = new DoAnswer.Effect(table, null, estimand, Method.ADJUSTMENT, null);
    assertThat(Json.write(answer).toString()).contains("\"p\":[null,1.0]", "\"undefined\":[{");
    assertThat(Json.readAnswer(DoAnswer.class, Json.write(answer))).isEqualTo(answer);
  }

  @Test
  void givenAProblem_whenWrittenAndRead_thenItIsTheSame() {
    Problem problem =
        Problem.of(ProblemType.CYCLIC_GRAPH, "X -> Y -> X is a cycle; remove an edge", "graph", "X")
            .with("cycle", List.of("X", "Y"));
    assertThat(Json.readAnswer(Problem.class, Json.write(problem))).isEqualTo(problem);
  }

  @Test
  void givenALatentNode_whenWrittenOften_thenTheBytesStayTheSame() {
    assertThat(new String(Json.canonical(GRAPH), java.nio.charset.StandardCharsets.UTF_8))
        .contains("{\"name\":\"U\",\"latent\":true}");
  }

  @Test
  void givenAMillionNumbers_whenRead_thenNoneIsLost() {
    StringBuilder json = new StringBuilder("{\"vars\":[\"X\"],\"cards\":[100000],\"p\":[0.5");
    json.append(",1e-5".repeat(99_999)).append("]}");
    assertThat(
            Json.readRequest(TableDocument.class, Buffer.buffer(json.toString())).p().stream()
                .sum())
        .isCloseTo(1.49999, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void givenARequestThatIsTooLong_whenRead_thenItsProblemIsShort() {
    String long1 = "{\"text\":\"dag{}\", \"" + "x".repeat(900) + "\":1}";
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Json.readRequest(GraphDocument.class, Buffer.buffer(long1)));
    assertThat(refused.problem().kind()).isEqualTo(ProblemType.UNKNOWN_FIELD);
  }
}
