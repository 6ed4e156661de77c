package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationOperations;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.JobOperations;
import io.causalgym.contract.Operations;
import io.causalgym.gateway.Golden;
import io.causalgym.gateway.RunningGateway;
import io.causalgym.gateway.routes.Endpoint;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The document has every route, and every route is in the document.
class RoutesTest {
  private static final ApiDocument DOCUMENT = new ApiDocument();

  /// Parts of pages, which nobody asks for by themselves.
  private static final Set<String> PARTS =
      Set.of(
          "/console.css",
          "/console.js",
          "/docs/docs.css",
          "/docs/docs.js",
          "/docs/swagger-ui.css",
          "/docs/swagger-ui-bundle.js",
          "/favicon.ico");

  @Test
  void theRoutesAreTheDocumentedOnesWithTheirStatus() {
    Set<String> documented = new TreeSet<>();
    DOCUMENT
        .root
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    documented.add(
                        method.getKey()
                            + " "
                            + path.getKey()
                            + " "
                            + method.getValue().path("responses").fieldNames().next())));

    assertThat(documented)
        .isEqualTo(
            RunningGateway.endpoints().stream()
                .filter(endpoint -> !PARTS.contains(endpoint.path()))
                .map(endpoint ->
                    endpoint.method().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + endpoint.path().replaceAll(":([a-z]+)", "{$1}")
                        + " "
                        + endpoint.status())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyOperationHasItsGoldenFiles() {
    Operations.ALL.forEach(operation -> {
      assertThat((Object) Json.readRequest(operation.request(), Golden.request(operation.name())))
          .isNotNull();
      assertThat((Object) Json.readAnswer(operation.answer(), Golden.answer(operation.name())))
          .isNotNull();
    });
  }

  @Test
  void everyOperationHasARouteButThePartsOfAStream() {
    Set<String> routed =
        RunningGateway.endpoints().stream().flatMap(RoutesTest::names).collect(Collectors.toSet());

    assertThat(Operations.ALL)
        .filteredOn(operation -> !routed.contains(operation.name()))
        // An estimate is asked for at the route of the evaluation, a reference model below `/v1`.
        .containsExactly(
            InferenceOperations.SIMULATE_ROWS,
            EvaluationOperations.ESTIMATE,
            EvaluationOperations.REFERENCE,
            JobOperations.WATCH);
  }

  /// What an operation behind an endpoint may be called: a thing by its id is read, deleted or
  /// cancelled, and a collection listed.
  private static Stream<String> names(Endpoint endpoint) {
    String path = endpoint.path().replaceAll("^/api/v1/", "");
    String name = path.replaceAll("/:[a-z]+", "").replace('/', '.');
    boolean one = path.matches(".*/:[a-z]+");
    return switch (endpoint.method().name()) {
      case "GET" -> one ? Stream.of(name + ".read") : Stream.of(name, name + ".list");
      case "PATCH" -> Stream.of(name + ".tune");
      case "DELETE" -> Stream.of(name + ".delete", name + ".cancel");
      default -> Stream.of(name);
    };
  }

  @Test
  void everyOperationOfTheDocumentHasANameOfItsOwnAndProblems() {
    Set<String> names = new TreeSet<>();
    DOCUMENT
        .root
        .path("paths")
        .forEach(path ->
            path.forEach(method -> {
              assertThat(names.add(method.path("operationId").asText())).isTrue();
              assertThat(method.path("responses").has("421")).isTrue();
            }));
    assertThat(names).hasSize(67);
  }
}
