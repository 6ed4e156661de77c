package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.gateway.routes.Endpoint;
import io.causalgym.gateway.security.Access;
import io.causalgym.gateway.security.SecuritySettings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has no key gets nothing but health, at every line of the route table.
class NothingButHealthTest {
  private static final Set<String> OPEN = Set.of("/health/live", "/health/ready");
  private static RunningGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    gateway = KeyedGateway.start(folder);
    // As the service does, which alone knows the tokens of evaluations.
    gateway.bus.answersBy(
        "reference",
        request -> {
          int status = ((ReferenceQuery) request).token().isEmpty() ? 401 : 200;
          return Future.succeededFuture(
              FakeBus.reply(Buffer.buffer(), new ReferenceAnswer(status, Map.of(), "{}", false)));
        });
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  static Stream<String> lines() {
    return RunningGateway.endpoints().stream()
        .flatMap(NothingButHealthTest::methods)
        .map(line -> line.replaceAll(":[a-z]+", "ab"));
  }

  /// But for those below /v1, which the token of an evaluation opens; the service checks it.
  static Stream<String> guarded() {
    return lines().filter(line -> !line.matches("\\w+ (/health|/v1)/.*"));
  }

  static Stream<String> noPages() {
    return lines().filter(line -> line.matches("\\w+ (/api|/metrics).*"));
  }

  private static Stream<String> methods(Endpoint endpoint) {
    String path = " " + endpoint.path();
    return endpoint.method().equals(HttpMethod.GET)
        ? Stream.of("GET" + path, "HEAD" + path)
        : Stream.of(endpoint.method().name() + path);
  }

  private static HttpResponse<String> ask(String line, String... headers) throws Exception {
    String[] parts = line.split(" ", -1);
    return gateway.send(parts[0], parts[1], HttpRequest.BodyPublishers.noBody(), headers);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void withoutAKeyThereIsNothingButHealth(String line) throws Exception {
    gateway.bus.calls.clear();

    HttpResponse<String> response = ask(line);

    if (OPEN.contains(line.split(" ", -1)[1])) {
      assertThat(response.statusCode()).isEqualTo(200);
    } else {
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(gateway.bus.calls)
          .filteredOn(call -> !call.operation().equals("reference"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aWrongKeyOpensNoMore(String line) throws Exception {
    assertThat(ask(line, "Authorization", "Bearer x-secret").statusCode()).isEqualTo(401);
    assertThat(ask(line, "Authorization", "Bearer a.b.c").statusCode()).isEqualTo(401);
    assertThat(ask(line, "X-Api-Key", "a-secret").statusCode()).isEqualTo(401);
  }

  static Stream<String> computing() {
    return RunningGateway.endpoints().stream()
        .filter(endpoint -> endpoint.access() == Access.COMPUTE)
        .flatMap(NothingButHealthTest::methods)
        .map(line -> line.replaceAll(":[a-z]+", "ab"));
  }

  /// Whatever is not a look at something is in this list, so that a new line cannot forget its
  /// role.
  @Test
  void onlyLooksNeedNoMoreThanTheRoleRead() {
    assertThat(RunningGateway.endpoints())
        .filteredOn(endpoint -> endpoint.path().startsWith("/api"))
        .allSatisfy(endpoint -> assertThat(endpoint.access()).isEqualTo(needed(endpoint)));
  }

  private static Access needed(Endpoint endpoint) {
    if (endpoint.path().startsWith("/api/v1/admin/")) {
      return Access.ADMIN;
    }
    return endpoint.method().equals(HttpMethod.GET) ? Access.READ : Access.COMPUTE;
  }

  static Stream<String> administering() {
    return RunningGateway.endpoints().stream()
        .filter(endpoint -> endpoint.access() == Access.ADMIN)
        .flatMap(NothingButHealthTest::methods);
  }

  @ParameterizedTest
  @MethodSource("administering")
  void whoIsNoAdministratorDoesNothingOfTheirs(String line) throws Exception {
    assertThat(ask(line, "Authorization", "Bearer r-secret").statusCode()).isEqualTo(403);
    assertThat(ask(line, "Authorization", "Bearer w-secret").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("computing")
  void whoMayOnlyReadNeitherAsksNorChangesAnything(String line) throws Exception {
    gateway.bus.calls.clear();

    HttpResponse<String> response = ask(line, "Authorization", "Bearer r-secret");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(gateway.bus.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/openapi.yaml", "/docs/problems", "/console.js"})
  void aBrowserAsksForTheKeyOfAPage(String path) throws Exception {
    assertThat(ask("GET " + path).headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));

    assertThat(ask("GET " + path, "Authorization", basic("anybody:r-secret")).statusCode())
        .isEqualTo(200);
    assertThat(ask("GET " + path, "Authorization", "Bearer r-secret").statusCode()).isEqualTo(200);
    assertThat(ask("GET " + path, "Authorization", basic("reader:x-secret")).statusCode())
        .isEqualTo(401);
    assertThat(ask("GET " + path, "Authorization", "Basic r-secret!").statusCode()).isEqualTo(401);
  }

  /// Else a page of another site could send requests with it.
  @ParameterizedTest
  @MethodSource("noPages")
  void whatABrowserSendsByItselfOpensPagesOnly(String line) throws Exception {
    HttpResponse<String> response = ask(line, "Authorization", basic("root:a-secret"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void measurementsAreForThoseWhoMayRead() throws Exception {
    assertThat(ask("GET /metrics", "Authorization", "Bearer r-secret").statusCode()).isEqualTo(200);
  }

  @Test
  void aFileWithoutAKeyLetsNobodyIn(@TempDir Path folder) throws Exception {
    Path none = Files.write(folder.resolve("keys"), List.of("# none yet"));
    try (RunningGateway closed =
        KeyedGateway.start(new SecuritySettings(none, null, KeyedGateway.UNLIMITED, null))) {
      assertThat(closed.get("/api/v1/environments").statusCode()).isEqualTo(401);
      assertThat(closed.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
