package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A gateway with keys.
class AccessTest {
  private static RunningGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    gateway = KeyedGateway.start(folder);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "worker, w-secret, 200",
    "root, a-secret, 200",
    "reader, r-secret, 403",
    "nobody, x-secret, 401"
  })
  void aQuestionNeedsTheRoleCompute(String name, String key, int status) throws Exception {
    gateway.bus.calls.clear();

    HttpResponse<String> response =
        gateway.post(
            "/api/v1/do",
            Golden.request("do"),
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + key);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).doesNotContain(key);
    if (status == 200) {
      assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo(name);
    } else {
      assertThat(gateway.bus.calls).isEmpty();
    }
  }

  @Test
  void readingNeedsNoMoreThanTheRoleRead() throws Exception {
    HttpResponse<String> response =
        gateway.get("/api/v1/graphs/" + FakeBus.GRAPH_ID, "Authorization", "bearer r-secret");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/environments, r-secret, 200",
    "/api/v1/environments, w-secret, 200",
    "/api/v1/environments, x-secret, 401",
    "/api/v1/environments/asia, r-secret, 200",
    "/api/v1/environments/asia, x-secret, 401"
  })
  void theLibraryNeedsTheRoleRead(String path, String key, int status) throws Exception {
    assertThat(gateway.get(path, "Authorization", "Bearer " + key).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counterfactuals",
        "causation",
        "attribution",
        "mediation",
        "bounds",
        "linear",
        "linear.identify",
        "posterior",
        "marginals",
        "explanation",
        "simulate",
        "parameters",
        "networks.convert"
      })
  void aQuestionAboutAModelNeedsTheRoleCompute(String operation) throws Exception {
    gateway.bus.calls.clear();

    assertThat(ask(operation, "r-secret")).isEqualTo(403);
    assertThat(ask(operation, "x-secret")).isEqualTo(401);
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(ask(operation, "w-secret")).isEqualTo(200);
  }

  private static int ask(String operation, String key) throws Exception {
    return gateway
        .post(
            "/api/v1/" + operation.replace('.', '/'),
            Golden.request(operation),
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + key)
        .statusCode();
  }

  @Test
  void rowsNeedTheRoleComputeTooBeforeAnythingIsWritten() throws Exception {
    gateway.bus.calls.clear();

    HttpResponse<String> response =
        gateway.post(
            "/api/v1/simulate",
            Golden.request("simulate"),
            "Content-Type",
            "application/json",
            "Accept",
            "text/csv",
            "Authorization",
            "Bearer r-secret");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "Basic dzp3LXNlY3JldA==", "w-secret", "Bearer", "'Bearer '"})
  void withoutAKeyTheSchemeIsNamed(String authorization) throws Exception {
    HttpResponse<String> response =
        authorization.isEmpty()
            ? gateway.get("/api/v1/graphs/" + FakeBus.GRAPH_ID)
            : gateway.get("/api/v1/graphs/" + FakeBus.GRAPH_ID, "Authorization", authorization);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body()).contains("unauthenticated");
  }
}
