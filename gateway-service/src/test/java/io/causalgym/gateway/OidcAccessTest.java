package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.gateway.security.SecuritySettings;
import io.causalgym.gateway.security.StubIssuer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that takes keys and tokens of a provider.
class OidcAccessTest {
  private static StubIssuer issuer;
  private static RunningGateway gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    issuer = new StubIssuer();
    gateway =
        KeyedGateway.start(
            new SecuritySettings(
                KeyedGateway.keys(folder), issuer.settings(), KeyedGateway.UNLIMITED, null));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    issuer.close();
  }

  private static HttpResponse<String> ask(String token) throws Exception {
    gateway.bus.calls.clear();
    return gateway.post(
        "/api/v1/do",
        Golden.request("do"),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + token);
  }

  @Test
  void aTokenAsksWithTheRoleThatItNames() throws Exception {
    assertThat(ask(issuer.signed(issuer.claims("ada", "gym-compute"))).statusCode()).isEqualTo(200);
    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("oidc:ada");
  }

  @Test
  void aTokenWithoutTheRoleIsForbidden() throws Exception {
    assertThat(ask(issuer.signed(issuer.claims("ada", "gym-read"))).statusCode()).isEqualTo(403);
    HttpResponse<String> nothing = ask(issuer.signed(issuer.claims("ada")));
    assertThat(nothing.statusCode()).isEqualTo(403);
    assertThat(nothing.body()).contains("none").contains("compute");
    assertThat(gateway.bus.calls).isEmpty();
  }

  @Test
  void aTokenOfTheNameOfAKeyIsSomebodyElse() throws Exception {
    ask(issuer.signed(issuer.claims("worker", "gym-compute")));

    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("oidc:worker");
  }

  @Test
  void keysGoOn() throws Exception {
    assertThat(ask("w-secret").statusCode()).isEqualTo(200);
    assertThat(gateway.bus.calls.getFirst().context().principal()).isEqualTo("worker");
  }

  @Test
  void aTokenThatIsNotValidIsNotShownAgain() throws Exception {
    String token = issuer.signed(issuer.claims("ada", "gym-admin").put("exp", 1));

    HttpResponse<String> response = ask(token);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body()).doesNotContain(token);
  }

  /// The first token waits for the keys, and its body with it.
  @Test
  void whereTheProviderIsAwayTokensAreUnavailableAndKeysGoOn(@TempDir Path folder)
      throws Exception {
    StubIssuer away = new StubIssuer();
    String token = away.signed(away.claims("ada", "gym-admin"));
    away.close();
    try (RunningGateway alone =
        KeyedGateway.start(
            new SecuritySettings(
                KeyedGateway.keys(folder), away.settings(), KeyedGateway.UNLIMITED, null))) {
      String[] json = {"Content-Type", "application/json", "Authorization", "Bearer " + token};

      HttpResponse<String> refused = alone.post("/api/v1/do", Golden.request("do"), json);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();

      json[3] = "Bearer w-secret";
      assertThat(alone.post("/api/v1/do", Golden.request("do"), json).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatArrivesWhileTheKeysAreReadIsNotLost() throws Exception {
    try (StubIssuer fresh = new StubIssuer();
        RunningGateway late =
            KeyedGateway.start(
                new SecuritySettings(null, fresh.settings(), KeyedGateway.UNLIMITED, null))) {
      HttpResponse<String> response =
          late.post(
              "/api/v1/do",
              Golden.request("do"),
              "Content-Type",
              "application/json",
              "Authorization",
              "Bearer " + fresh.signed(fresh.claims("ada", "gym-compute")));

      assertThat(response.statusCode()).isEqualTo(200);
    }
  }
}
