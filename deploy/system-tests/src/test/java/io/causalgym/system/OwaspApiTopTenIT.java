package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks of OWASP's list of 2023 on a running system with keys, as far as no other test makes
/// them; docs/owasp-api-top-ten.md says for each of the ten which do.
@TestInstance(Lifecycle.PER_CLASS)
final class OwaspApiTopTenIT {
  private final GymProcess gym;
  private final Caller alice;
  private final Caller bob;

  OwaspApiTopTenIT(@TempDir Path folder) throws IOException {
    Path keys =
        Files.write(
            folder.resolve("keys"),
            List.of(
                Caller.line("alice", "compute", "key-of-alice"),
                Caller.line("bob", "compute", "key-of-bob")));
    gym =
        GymLaunch.on(folder.resolve("data"))
            .setting("CAUSALGYM_KEYS_FILE", keys.toString())
            .setting("CAUSALGYM_FAILED_KEYS_PER_MINUTE", "0")
            .ready();
    alice = new Caller(gym.http(), "key-of-alice");
    bob = new Caller(gym.http(), "key-of-bob");
  }

  @AfterAll
  void stop() {
    gym.close();
  }

  // API3:2023 Broken object property level authorization

  @Test
  void nobodyStoresInAnothersName() {
    JsonObject graph = Json.graph("dag { X -> forged }");
    for (String field : List.of("owner", "principal", "id_owner")) {
      Answer refused = bob.post("/api/v1/graphs", graph.copy().put(field, "alice"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("unknown-field", field);
    }
    HttpRequest request =
        bob.request("/api/v1/graphs")
            .header("Content-Type", "application/json")
            .header("principal", "alice")
            .header("X-Forwarded-User", "alice")
            .header("X-Remote-User", "alice")
            .POST(HttpRequest.BodyPublishers.ofString(graph.encode()))
            .build();

    Answer stored = gym.http().send(request);

    assertThat(stored.status()).isEqualTo(201);
    String path = "/api/v1/graphs/" + stored.json().getString("id");
    assertThat(bob.get(path).status()).isEqualTo(200);
    assertThat(alice.get(path).status()).isEqualTo(404);
  }

  // API6:2023 Unrestricted access to sensitive business flows

  @Test
  void theAnswersOfAnEvaluationAreBoughtWithItsOwnTokenAlone() {
    for (String path : List.of("/v1/models", "/v1/models/ref/oracle")) {
      assertThat(gym.http().get(path).status()).isEqualTo(401);
      assertThat(alice.get(path).status()).isEqualTo(401);
    }
    JsonObject question =
        new JsonObject()
            .put("model", "ref/oracle")
            .put(
                "messages",
                new JsonArray().add(new JsonObject().put("role", "user").put("content", "?")));
    for (String path : List.of("/v1/chat/completions", "/v1/messages")) {
      assertThat(alice.post(path, question).status()).isEqualTo(401);
    }
  }

  // API7:2023 Server side request forgery

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:169.254.169.254]/v1",
        "http://metadata.google.internal/v1",
        "http://127.0.0.1:22/v1",
        "http://2130706433/v1",
        "http://0x7f.1/v1",
        "http://localhost:6379/v1",
        "http://10.0.0.1/v1",
        "https://attacker.example/v1",
        "https://api.openai.com@attacker.example/v1",
        "https://api.openai.com.attacker.example/v1",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/v1"
      })
  void noRequestSendsTheServerToAnAddressOfItsOwnChoice(String address) {
    JsonObject model =
        new JsonObject()
            .put("id", "m")
            .put("provider", "openai-compatible")
            .put("model", "m")
            .put("baseUrl", address);
    JsonObject evaluation =
        new JsonObject()
            .put("models", new JsonArray().add(model))
            .put("suite", new JsonObject().put("name", "s").put("worlds", 1).put("seed", 1));
    JsonObject experiment =
        new JsonObject()
            .put("model", model)
            .put("environment", "sprinkler")
            .put("beliefs", Json.names("Rain"));

    assertThat(bob.post("/api/v1/evaluations", evaluation).status()).isBetween(400, 422);
    assertThat(bob.post("/api/v1/experiments", experiment).status()).isBetween(400, 422);
    assertThat(bob.get("/api/v1/jobs").json().getJsonArray("jobs")).isEmpty();
  }

  @Test
  void aBusOfASystemWithKeysIsNotReachedByHttp() {
    for (String path :
        List.of("/eventbus", "/eventbus/info", "/causalgym.v1.identify", "/hazelcast/health")) {
      assertThat(alice.get(path).status()).isEqualTo(404);
    }
  }

  // API8:2023 Security misconfiguration

  @ParameterizedTest
  @CsvSource({"GET, /api/v1/jobs", "GET, /nothing", "POST, /api/v1/identify", "GET, /", "TRACE, /"})
  void everyAnswerTellsBrowsersToBeCareful(String method, String path) {
    Answer answer = alice.ask(method, path, null);

    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
        .doesNotContain("server", "x-powered-by");
    assertThat(answer.body()).doesNotContain("Exception", "io.causalgym", "io.vertx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT-LIKE", "PUT", "OPTIONS"})
  void methodsThatNobodyNeedsAreRefused(String method) {
    assertThat(alice.ask(method, "/api/v1/graphs", null).status()).isEqualTo(405);
  }

  // API9:2023 Improper inventory management

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v0/jobs",
        "/api/v2/jobs",
        "/api/jobs",
        "/actuator",
        "/admin",
        "/debug",
        "/swagger.json",
        "/.env",
        "/.git/config",
        "/docs/../openapi.yaml.bak",
        "/docs/%2e%2e/%2e%2e/etc/passwd",
        "/META-INF/MANIFEST.MF"
      })
  void thereIsNothingThatTheDocumentDoesNotHave(String path) {
    assertThat(alice.get(path).status()).isEqualTo(404);
  }
}
