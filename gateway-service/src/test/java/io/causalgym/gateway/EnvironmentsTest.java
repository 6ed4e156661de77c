package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.EnvironmentReference;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The library of worlds.
class EnvironmentsTest {
  private static final String PATH = "/api/v1/environments";
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.bus.calls.clear();
    gateway.bus.answersAsUsual();
  }

  @Test
  void allAreListed() throws Exception {
    HttpResponse<String> response = gateway.get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(Golden.answer("environments").toString());
  }

  @ParameterizedTest
  @CsvSource({"smoking_cancer, smoking_cancer", "a%20b, a b", "%C3%A4, \u00e4", "a%2Fb, a/b"})
  void oneIsAskedForByItsName(String segment, String name) throws Exception {
    HttpResponse<String> response = gateway.get(PATH + "/" + segment);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("environments.read").toString());
    assertThat(gateway.bus.calls.getFirst().request()).isEqualTo(new EnvironmentReference(name));
  }

  @Test
  void anUnknownOneIsNotFound() throws Exception {
    gateway.bus.answers(
        "environments.read",
        () ->
            Future.failedFuture(
                Problem.of(ProblemType.NOT_FOUND, "there is no environment 'x'", "name", "x")
                    .exception()));

    HttpResponse<String> response = gateway.get(PATH + "/x");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("not-found", "there is no environment 'x'");
    assertThat(gateway.occupied()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%09", "LONG"})
  void aNameThatIsNoneIsRefusedHere(String segment) throws Exception {
    HttpResponse<String> response =
        gateway.get(PATH + "/" + segment.replace("LONG", "n".repeat(257)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("invalid-value", "\"field\":\"name\"", "1 to 256");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/environments, 405",
    "DELETE, /api/v1/environments/asia, 405",
    "GET, /api/v1/environments/asia/graph, 404"
  })
  void otherRequestsAreRefused(String method, String path, int status) throws Exception {
    assertThat(gateway.send(method, path, HttpRequest.BodyPublishers.noBody()).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/environments", "/api/v1/environments/asia"})
  void onlyJsonIsThere(String path) throws Exception {
    assertThat(gateway.get(path, "Accept", "text/csv").statusCode()).isEqualTo(406);
    assertThat(gateway.get(path, "Accept", "application/*").statusCode()).isEqualTo(200);
  }
}
