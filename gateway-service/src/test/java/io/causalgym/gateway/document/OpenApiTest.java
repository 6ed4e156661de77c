package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.client.Json;
import io.causalgym.contract.DiscoveryOperations;
import io.causalgym.contract.EvaluationOperations;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.JobOperations;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Operations;
import io.causalgym.contract.ProblemException;
import io.causalgym.gateway.Golden;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The document and the records say the same: whatever one accepts or refuses, so does the other.
class OpenApiTest {
  private static final ApiDocument DOCUMENT = new ApiDocument();
  private static final JsonMapper MAPPER = new JsonMapper();

  /// What is read by its address; a key begins with the method.
  private static final Map<String, Operation<?, ?>> READ =
      Map.ofEntries(
          Map.entry("get /api/v1/graphs/{id}", InferenceOperations.READ_GRAPH),
          Map.entry("delete /api/v1/graphs/{id}", InferenceOperations.DELETE_GRAPH),
          Map.entry("get /api/v1/environments", InferenceOperations.ENVIRONMENTS),
          Map.entry("get /api/v1/environments/{name}", InferenceOperations.ENVIRONMENT),
          Map.entry("get /api/v1/datasets", DiscoveryOperations.DATASETS),
          Map.entry("get /api/v1/datasets/{id}", DiscoveryOperations.DATASET),
          Map.entry("get /api/v1/datasets/{id}/summary", DiscoveryOperations.SUMMARY),
          Map.entry("get /api/v1/datasets/{id}/rows", DiscoveryOperations.ROWS),
          Map.entry("delete /api/v1/datasets/{id}", DiscoveryOperations.DELETE_DATASET),
          Map.entry("get /api/v1/relationships", DiscoveryOperations.RELATIONSHIPS),
          Map.entry("delete /api/v1/relationships/{id}", DiscoveryOperations.DELETE_RELATIONSHIP),
          Map.entry("get /api/v1/evaluations", EvaluationOperations.EVALUATIONS),
          Map.entry("get /api/v1/evaluations/{id}", EvaluationOperations.EVALUATION),
          Map.entry("patch /api/v1/evaluations/{id}", EvaluationOperations.TUNE),
          Map.entry("delete /api/v1/evaluations/{id}", EvaluationOperations.DELETE_EVALUATION),
          Map.entry("get /api/v1/evaluations/{id}/items", EvaluationOperations.ITEMS),
          Map.entry("post /api/v1/evaluations/{id}/resume", EvaluationOperations.RESUME),
          Map.entry("get /api/v1/leaderboard", EvaluationOperations.LEADERBOARD),
          Map.entry("get /api/v1/jobs", JobOperations.LIST),
          Map.entry("get /api/v1/jobs/{id}", JobOperations.READ),
          Map.entry("delete /api/v1/jobs/{id}", JobOperations.CANCEL),
          Map.entry("post /api/v1/jobs/{id}/resume", JobOperations.RESUME));

  /// What has no JSON as body, or is asked for over the event bus only.
  private static final Set<Operation<?, ?>> WITHOUT_BODY =
      Stream.concat(
              READ.values().stream(),
              Stream.of(
                  InferenceOperations.SIMULATE_ROWS,
                  DiscoveryOperations.INGEST,
                  EvaluationOperations.ESTIMATE,
                  EvaluationOperations.EXPORT,
                  EvaluationOperations.REFERENCE,
                  JobOperations.WATCH))
          .collect(Collectors.toUnmodifiableSet());

  /// The document's path of each operation that has a body.
  private static final Map<String, Operation<?, ?>> ASKED =
      Operations.ALL.stream()
          .filter(operation -> !WITHOUT_BODY.contains(operation))
          .collect(Collectors.toMap(OpenApiTest::path, Function.identity()));

  /// Whose answer is a thing that was made, and not the answer to the question of its name.
  private static final Set<String> MADE =
      Set.of(
          "/api/v1/graphs",
          "/api/v1/relationships",
          "/api/v1/discoveries",
          "/api/v1/evaluations",
          "/api/v1/experiments");

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

  @Test
  void everyAnsweredExampleHasTheQuestionOfItsName() {
    for (String path : ASKED.keySet()) {
      if (!MADE.contains(path)) {
        List<String> asked = documented(path).map(Sample::name).toList();
        assertThat(answered(path).map(Sample::name)).as(path).isNotEmpty().isSubsetOf(asked);
      }
    }
  }

  @Test
  void thereIsAQuestionForEveryBody() {
    assertThat(ASKED.keySet()).isEqualTo(FullRequests.paths());
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
    return Stream.concat(READ.keySet().stream(), ASKED.keySet().stream())
        .sorted()
        .flatMap(path ->
            Stream.concat(
                Stream.of(golden(path, Golden.answer(operation(path).name()))), answered(path)));
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
      for (String json : FullRequests.together(path)) {
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
            "DoQuery",
            "Model",
            "Scm",
            "Noise",
            "Equation",
            "Network",
            "NetworkVariable",
            "LinearModel",
            "Coefficient",
            "ErrorCovariance",
            "CounterfactualLevel",
            "Event",
            "CounterfactualQuery",
            "CausationQuery",
            "AttributionQuery",
            "MediationQuery",
            "BoundsQuery",
            "Experiment",
            "PosteriorQuery",
            "Mechanism",
            "Sampling",
            "MarginalsQuery",
            "ExplanationQuery",
            "LinearQuery",
            "LinearIdentifyQuery",
            "SimulateQuery",
            "ParametersQuery",
            "Prior",
            "ConvertQuery",
            "DiscoveryQuery",
            "DiscoveryParameters",
            "Knowledge",
            "Bootstrap",
            "Budget",
            "CompareQuery",
            "MarkovCheckQuery",
            "RelationshipQuery",
            "ModelParameters",
            "ModelLimits",
            "Price",
            "ModelUnderTest",
            "Suite",
            "EvaluationQuery",
            "SuiteItemsQuery",
            "ExperimentStep",
            "ExperimentQuery")) {
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
    JsonNode media =
        DOCUMENT
            .root
            .path("paths")
            .path(bare(path))
            .at("/" + method(path) + "/responses/" + status(path) + "/content/application~1json");
    return DOCUMENT.examples(media).entrySet().stream()
        .map(example -> new Sample(path, "example " + example.getKey(), example.getValue()));
  }

  private static List<Sample> full(String path) {
    return FullRequests.of(path).stream()
        .map(json -> new Sample(path, "full", tree(json)))
        .toList();
  }

  private static String answerSchema(String path) {
    return DOCUMENT.answerSchema(bare(path), method(path), status(path));
  }

  private static String method(String path) {
    return READ.containsKey(path) ? path.substring(0, path.indexOf(' ')) : "post";
  }

  private static String bare(String path) {
    return path.substring(path.indexOf(' ') + 1);
  }

  private static String status(String path) {
    return switch (path) {
      case "/api/v1/graphs", "/api/v1/relationships" -> "201";
      case "/api/v1/discoveries",
          "/api/v1/evaluations",
          "/api/v1/experiments",
          "post /api/v1/evaluations/{id}/resume" ->
          "202";
      default -> "200";
    };
  }

  private static Operation<?, ?> operation(String path) {
    return Objects.requireNonNull(READ.containsKey(path) ? READ.get(path) : ASKED.get(path));
  }

  private static String path(Operation<?, ?> operation) {
    return "/api/v1/" + operation.name().replace('.', '/');
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
