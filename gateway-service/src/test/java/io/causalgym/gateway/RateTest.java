package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.gateway.security.RateSettings;
import io.causalgym.gateway.security.SecuritySettings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever asks too often is told when to come back.
class RateTest {
  private static RunningGateway gateway(Path folder, RateSettings rates) throws Exception {
    return KeyedGateway.start(new SecuritySettings(KeyedGateway.keys(folder), null, rates, null));
  }

  private static HttpResponse<String> read(RunningGateway gateway, String key) throws Exception {
    return gateway.get("/api/v1/environments", "Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> compute(RunningGateway gateway, String key) throws Exception {
    return gateway.post(
        "/api/v1/do",
        Golden.request("do"),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + key);
  }

  /// Asks until it is one too many.
  private static HttpResponse<String> exhausted(RunningGateway gateway, String key)
      throws Exception {
    HttpResponse<String> last = compute(gateway, key);
    for (int request = 0; last.statusCode() == 200 && request < 1000; request++) {
      last = compute(gateway, key);
    }
    return last;
  }

  @Test
  void whatIsOneTooManyIsAProblemThatSaysWhenToComeBack(@TempDir Path folder) throws Exception {
    try (RunningGateway gateway = gateway(folder, new RateSettings(0, 1, 1, 0))) {
      HttpResponse<String> refused = exhausted(gateway, "w-secret");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(new JsonObject(refused.body()).getString("detail")).contains("worker");
    }
  }

  @Test
  void oneWhoAsksTooOftenIsNotInTheWayOfOthersAndMayRead(@TempDir Path folder) throws Exception {
    try (RunningGateway gateway = gateway(folder, new RateSettings(0, 1, 1, 0))) {
      assertThat(exhausted(gateway, "w-secret").statusCode()).isEqualTo(429);

      assertThat(compute(gateway, "a-secret").statusCode()).isEqualTo(200);
      assertThat(read(gateway, "w-secret").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoGuessesIsRefusedForAMinuteAndHealthIsNot(@TempDir Path folder) throws Exception {
    try (RunningGateway gateway = gateway(folder, new RateSettings(0, 0, 1, 1))) {
      int guesses = 0;
      while (read(gateway, "guess-" + guesses).statusCode() == 401 && guesses < 1000) {
        guesses++;
      }

      assertThat(guesses).isBetween(1, 10);
      assertThat(read(gateway, "r-secret").statusCode()).isEqualTo(429);
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void wrongTokensOfEvaluationsAreGuessesTooAndWithoutKeysCloseNothingElse() throws Exception {
    try (RunningGateway gateway =
        KeyedGateway.start(new SecuritySettings(null, null, new RateSettings(0, 0, 1, 1), null))) {
      gateway.bus.answers(
          "reference",
          () ->
              Future.succeededFuture(
                  FakeBus.reply(Buffer.buffer(), new ReferenceAnswer(401, Map.of(), "{}", false))));
      int guesses = 0;
      while (gateway.get("/v1/models", "x-api-key", "guess").statusCode() == 401
          && guesses < 1000) {
        guesses++;
      }

      assertThat(guesses).isBetween(1, 10);
      assertThat(gateway.get("/v1/models", "x-api-key", "guess").statusCode()).isEqualTo(429);
      assertThat(gateway.get("/api/v1/environments").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/docs").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void requestsWithoutAKeyAreNoGuesses(@TempDir Path folder) throws Exception {
    try (RunningGateway gateway = gateway(folder, new RateSettings(0, 0, 1, 3))) {
      for (int request = 0; request < 10; request++) {
        assertThat(gateway.get("/docs").statusCode()).isEqualTo(401);
      }

      assertThat(read(gateway, "r-secret").statusCode()).isEqualTo(200);
    }
  }
}
