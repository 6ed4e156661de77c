package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.client.Json;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import io.causalgym.contract.ProblemException;
import io.causalgym.gateway.Golden;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The document and the records say the same: whatever one accepts or refuses, so does the other.
class OpenApiTest {
  private static final ApiDocument DOCUMENT = new ApiDocument();
  private static final JsonMapper MAPPER = new JsonMapper();

  /// The document's path of each operation that has a body.
  private static final Map<String, Operation<?, ?>> ASKED =
      Map.of(
          "/api/v1/graphs", InferenceOperations.STORE_GRAPH,
          "/api/v1/separation", InferenceOperations.SEPARATION,
          "/api/v1/paths", InferenceOperations.PATHS,
          "/api/v1/adjustment-sets", InferenceOperations.ADJUSTMENT_SETS,
          "/api/v1/adjustment-sets/check", InferenceOperations.ADJUSTMENT_CHECK,
          "/api/v1/identify", InferenceOperations.IDENTIFY,
          "/api/v1/do", InferenceOperations.DO);

  /// Requests that between them have every field of every schema.
  private static final Map<String, List<String>> FULL =
      Map.of(
          "/api/v1/graphs",
          List.of(
              """
              {"nodes": [{"name": "U", "latent": true}, "X"], "kind": "admg",
               "edges": [{"from": "X", "to": "Y", "kind": "<->"}]}\
              """,
              """
              {"text": "dag { X -> Y }", "format": "dagitty"}\
              """,
              """
              {"id": "%s"}\
              """
                  .formatted("0f".repeat(32))),
          "/api/v1/separation",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "x": ["X"], "y": ["Y"], "given": ["Z"]}\
              """),
          "/api/v1/paths",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "from": "X", "to": "Y", "given": ["Z"], "kind": "open",
               "maxLength": 3, "limit": 5}\
              """),
          "/api/v1/adjustment-sets",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "treatments": ["X"], "outcomes": ["Y"], "kind": "all",
               "unmeasured": ["U"], "required": ["W"], "limit": 5}\
              """),
          "/api/v1/adjustment-sets/check",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "treatments": ["X"], "outcomes": ["Y"], "set": ["Z"]}\
              """),
          "/api/v1/identify",
          List.of(
              """
              {"graph": {"text": "dag {}"},
               "query": {"outcome": ["Y"], "do": ["X"], "given": ["Z"]}}\
              """),
          "/api/v1/do",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "outcome": ["Y"], "do": {"X": 1}, "given": ["Z"],
               "distribution": {"vars": ["Y"], "cards": [2], "p": [0.5, 0.5]}}\
              """,
              """
              {"graph": {"text": "dag {}"}, "outcome": ["Y"],
               "interventions": [{"X": "low"}],
               "distribution": {"vars": ["Y"], "p": [0.5, 0.5]}}\
              """));

  /// Constraints between fields, which cannot be broken one at a time.
  private static final Map<String, List<String>> TOGETHER =
      Map.of(
          "/api/v1/graphs",
          List.of(
              "{}",
              "{\"text\": \"dag {}\", \"nodes\": []}",
              "{\"text\": \"dag {}\", \"id\": \"%s\"}".formatted("0f".repeat(32)),
              "{\"nodes\": [], \"format\": \"dot\"}",
              "{\"id\": \"%s\", \"kind\": \"dag\"}".formatted("0f".repeat(32))),
          "/api/v1/do",
          List.of(
              """
              {"graph": {"text": "dag {}"}, "outcome": ["Y"], "do": ["X"],
               "interventions": [{"X": 1}],
               "distribution": {"vars": ["Y"], "p": [0.5, 0.5]}}\
              """));

  record Sample(String path, String name, JsonNode json) {
    @Override
    public String toString() {
      return path + " " + name;
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aDocumentedRequestIsAcceptedByBoth(Sample sample) {
    assertThat(DOCUMENT.faults(DOCUMENT.requestSchema(sample.path()), sample.json())).isEmpty();
    assertThat(read(sample)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aDocumentedAnswerIsAcceptedByBoth(Sample sample) {
    Operation<?, ?> operation = operation(sample.path());
    assertThat(DOCUMENT.faults(answerSchema(sample.path()), sample.json())).isEmpty();
    assertThat(
            (Object) Json.readAnswer(operation.answer(), Buffer.buffer(sample.json().toString())))
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenConstraintIsRefusedByBoth(Sample sample) {
    assertThat(DOCUMENT.faults(DOCUMENT.requestSchema(sample.path()), sample.json()))
        .as(sample.json().toString())
        .isNotEmpty();
    assertThatThrownBy(() -> read(sample))
        .as(sample.json().toString())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(400));
  }

  @Test
  void everyFieldOfEveryRequestIsBrokenSomewhere() {
    Set<String> visited = new HashSet<>();
    for (String path : ASKED.keySet()) {
      for (Sample sample : full(path)) {
        Breakage breakage = new Breakage(DOCUMENT, sample.json());
        breakage.of(DOCUMENT.requestSchema(path));
        visited.addAll(breakage.visited);
      }
    }

    assertThat(visited).containsAll(fields());
  }

  static Stream<Sample> requests() {
    return ASKED.keySet().stream()
        .sorted()
        .flatMap(path ->
            Stream.concat(
                Stream.of(golden(path, Golden.request(operation(path).name()))),
                Stream.concat(full(path).stream(), documented(path))));
  }

  static Stream<Sample> answers() {
    return Stream.concat(
        Stream.of(golden("/api/v1/graphs/{id}", Golden.answer("graphs.read"))),
        ASKED.keySet().stream()
            .sorted()
            .flatMap(path ->
                Stream.concat(
                    Stream.of(golden(path, Golden.answer(operation(path).name()))),
                    answered(path))));
  }

  static Stream<Sample> broken() {
    List<Sample> broken = new ArrayList<>();
    for (String path : ASKED.keySet().stream().sorted().toList()) {
      Map<String, Sample> byConstraint = new LinkedHashMap<>();
      for (Sample sample : full(path)) {
        for (Breakage.Broken one :
            new Breakage(DOCUMENT, sample.json()).of(DOCUMENT.requestSchema(path))) {
          byConstraint.put(one.constraint(), new Sample(path, one.constraint(), one.instance()));
        }
      }
      broken.addAll(byConstraint.values());
      for (String json : TOGETHER.getOrDefault(path, List.of())) {
        broken.add(new Sample(path, "together " + json, tree(json)));
      }
    }
    return broken.stream();
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (String schema :
        List.of(
            "Graph",
            "Edge",
            "LatentNode",
            "SeparationQuery",
            "PathsQuery",
            "AdjustmentSetsQuery",
            "AdjustmentCheckQuery",
            "CausalQuery",
            "IdentifyQuery",
            "Table",
            "DoQuery")) {
      DOCUMENT
          .schema(schema)
          .path("properties")
          .fieldNames()
          .forEachRemaining(field -> fields.add(schema + "/" + field));
    }
    return fields;
  }

  private static Stream<Sample> documented(String path) {
    JsonNode media =
        DOCUMENT.root.path("paths").path(path).at("/post/requestBody/content/application~1json");
    return DOCUMENT.examples(media).entrySet().stream()
        .map(example -> new Sample(path, "example " + example.getKey(), example.getValue()));
  }

  private static Stream<Sample> answered(String path) {
    String status = path.equals("/api/v1/graphs") ? "201" : "200";
    JsonNode media =
        DOCUMENT
            .root
            .path("paths")
            .path(path)
            .at("/post/responses/" + status + "/content/application~1json");
    return DOCUMENT.examples(media).entrySet().stream()
        .map(example -> new Sample(path, "example " + example.getKey(), example.getValue()));
  }

  private static List<Sample> full(String path) {
    return FULL.getOrDefault(path, List.of()).stream()
        .map(json -> new Sample(path, "full", tree(json)))
        .toList();
  }

  private static String answerSchema(String path) {
    return switch (path) {
      case "/api/v1/graphs" -> DOCUMENT.answerSchema(path, "post", "201");
      case "/api/v1/graphs/{id}" -> DOCUMENT.answerSchema(path, "get", "200");
      default -> DOCUMENT.answerSchema(path, "post", "200");
    };
  }

  private static Operation<?, ?> operation(String path) {
    Operation<?, ?> operation = ASKED.get(path);
    return operation == null ? InferenceOperations.READ_GRAPH : operation;
  }

  private static Sample golden(String path, Buffer json) {
    return new Sample(path, "golden", tree(json.toString()));
  }

  private static Object read(Sample sample) {
    return Json.readRequest(
        operation(sample.path()).request(), Buffer.buffer(sample.json().toString()));
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
