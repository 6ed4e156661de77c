package io.causalgym.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens against a provider that really answers.
class TokenCheckTest {
  private final Vertx vertx = Vertx.vertx();
  private final StubIssuer issuer = new StubIssuer();
  private final AtomicLong nanos = new AtomicLong();
  private final TokenCheck check = check(issuer.settings());

  @AfterEach
  void stop() {
    issuer.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private TokenCheck check(OidcSettings settings) {
    return new TokenCheck(vertx, settings, nanos::get);
  }

  private static Principal holder(TokenCheck check, String token) {
    return check.principal(token).toCompletionStage().toCompletableFuture().join();
  }

  private ProblemType refusal(String token) {
    return refusal(check, token);
  }

  private static ProblemType refusal(TokenCheck check, String token) {
    CompletionException thrown =
        catchThrowableOfType(CompletionException.class, () -> holder(check, token));
    assertThat(thrown).as("the token passed").isNotNull();
    if (thrown.getCause() instanceof ProblemException refused) {
      return refused.problem().kind();
    }
    throw thrown;
  }

  private void later(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  @Test
  void aTokenOfTheProviderNamesItsHolder() {
    Principal holder = holder(check, issuer.signed(issuer.claims("ada", "gym-compute")));

    assertThat(holder).isEqualTo(new Principal("oidc:ada", Role.COMPUTE));
  }

  @ParameterizedTest
  @CsvSource({
    "gym-read, READ",
    "gym-compute, COMPUTE",
    "gym-admin, ADMIN",
    "gym-admin|gym-read, ADMIN",
    "offline_access|gym-read, READ",
    "read, NONE",
    "gym-ADMIN, NONE",
    "gym-, NONE"
  })
  void theHighestRoleThatIsNamedCounts(String named, Role role) {
    JsonObject claims = issuer.claims("ada", named.split("\\|", -1));

    assertThat(holder(check, issuer.signed(claims)).role()).isEqualTo(role);
  }

  @Test
  void rolesAreFoundInNestedObjectsAndUnderNamesWithDots() {
    OidcSettings plain = issuer.settings();
    JsonObject claims = issuer.claims("ada");
    claims.put("realm_access", new JsonObject().put("roles", new JsonArray().add("compute")));
    claims.put("https://gym.example.org/role", "read");
    claims.put("scope", "openid admin");

    for (String[] expected :
        new String[][] {
          {"realm_access.roles", "COMPUTE"},
          {"https://gym.example.org/role", "READ"},
          {"scope", "ADMIN"},
          {"realm_access", "NONE"},
          {"realm_access.roles.deeper", "NONE"},
          {"nowhere", "NONE"}
        }) {
      TokenCheck own = check(new OidcSettings(plain.issuer(), plain.audience(), expected[0], ""));
      assertThat(holder(own, issuer.signed(claims)).role().name())
          .as(expected[0])
          .isEqualTo(expected[1]);
    }
  }

  private void isRefusedWith(UnaryOperator<JsonObject> change) {
    JsonObject claims = change.apply(issuer.claims("ada", "gym-admin"));

    assertThat(refusal(issuer.signed(claims))).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aTokenHasItsTime() {
    isRefusedWith(claims -> claims.put("exp", now() - 60));
    isRefusedWith(claims -> claims.put("nbf", now() + 60));
    isRefusedWith(claims -> claims.put("exp", "tomorrow"));
    isRefusedWith(claims -> {
      claims.remove("exp");
      return claims;
    });
    // Clocks differ a little.
    assertThat(holder(check, issuer.signed(issuer.claims("ada").put("exp", now() - 5))).name())
        .isEqualTo("oidc:ada");
  }

  @Test
  void aTokenIsForUs() {
    isRefusedWith(claims -> claims.put("aud", "another"));
    isRefusedWith(claims -> claims.put("aud", new JsonArray().add("another").add("third")));
    isRefusedWith(claims -> claims.put("aud", 7));
    isRefusedWith(claims -> {
      claims.remove("aud");
      return claims;
    });
    JsonObject several =
        issuer.claims("ada").put("aud", new JsonArray().add("another").add(StubIssuer.AUDIENCE));
    assertThat(holder(check, issuer.signed(several)).name()).isEqualTo("oidc:ada");
  }

  @Test
  void aTokenIsOfTheProvider() {
    isRefusedWith(claims -> claims.put("iss", "https://id.example.org"));
    isRefusedWith(claims -> claims.put("iss", issuer.address() + "/"));
    isRefusedWith(claims -> {
      claims.remove("iss");
      return claims;
    });
  }

  @Test
  void aSubjectIsPlainText() {
    isRefusedWith(claims -> claims.put("sub", ""));
    isRefusedWith(claims -> claims.put("sub", "ada\nroot"));
    isRefusedWith(claims -> claims.put("sub", "x".repeat(256)));
    isRefusedWith(claims -> claims.put("sub", 7));
    isRefusedWith(claims -> {
      claims.remove("sub");
      return claims;
    });
  }

  @Test
  void anotherKeyUnderTheSameNameIsRefused() {
    JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "first");
    JsonObject claims = issuer.claims("ada", "gym-admin");

    assertThat(refusal(issuer.signed(header, claims, StubIssuer.pair())))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
    header.remove("kid");
    assertThat(refusal(issuer.signed(header, claims, StubIssuer.pair())))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(holder(check, issuer.signed(header, claims, issuer.key("first"))).name())
        .isEqualTo("oidc:ada");
  }

  @Test
  void claimsThatWereChangedAfterwardsAreRefused() {
    String[] parts = issuer.signed(issuer.claims("ada", "gym-read")).split("\\.", -1);
    String changed = StubIssuer.part(issuer.claims("ada", "gym-admin"));

    assertThat(refusal(parts[0] + "." + changed + "." + parts[2]))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "dir", ""})
  void anAlgorithmWithoutAPublicKeyIsRefused(String algorithm) {
    String head = StubIssuer.part(new JsonObject().put("alg", algorithm).put("kid", "first"));
    String claims = StubIssuer.part(issuer.claims("ada", "gym-admin"));

    for (String signature : new String[] {"", "AA"}) {
      assertThat(refusal(head + "." + claims + "." + signature))
          .isEqualTo(ProblemType.UNAUTHENTICATED);
    }
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    JsonObject claims = issuer.claims("ada", "gym-admin");
    byte[] key = issuer.key("first").getPublic().getEncoded();

    assertThat(refusal(issuer.signedWithThePublicKeyAsASecret(claims, key)))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
    // Not even where the provider shows a secret among its keys.
    issuer.shows(
        new JsonObject()
            .put("kty", "oct")
            .put("alg", "HS256")
            .put("kid", "first")
            .put("k", StubIssuer.base64(key)));
    assertThat(
            refusal(check(issuer.settings()), issuer.signedWithThePublicKeyAsASecret(claims, key)))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aKeyThatTheTokenItselfBringsIsNotUsed() {
    var own = StubIssuer.pair();
    JsonObject header =
        new JsonObject()
            .put("alg", "RS256")
            .put("jwk", new JsonObject().put("kty", "RSA"))
            .put("x5c", new JsonArray().add("AA"))
            .put("jku", "http://127.0.0.1:1/keys");

    assertThat(refusal(issuer.signed(header, issuer.claims("ada", "gym-admin"), own)))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void extensionsThatMatterAndAreNotKnownAreRefused() {
    JsonObject header =
        new JsonObject()
            .put("alg", "RS256")
            .put("kid", "first")
            .put("crit", new JsonArray().add("b64"));

    assertThat(refusal(issuer.signed(header, issuer.claims("ada"), issuer.key("first"))))
        .isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a.b.c", "e30.e30.e30", "!.!.!", "bnVsbA.e30.AA", "W10.W10.AA"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(refusal(text)).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aNewKeyIsReadOnceItIsUsed() {
    holder(check, issuer.signed(issuer.claims("ada")));
    issuer.rotate("second");
    later(Duration.ofSeconds(11));

    assertThat(holder(check, issuer.signed(issuer.claims("ada"))).name()).isEqualTo("oidc:ada");
    assertThat(issuer.asked()).isEqualTo(2);
  }

  @Test
  void inventedKeysDoNotMakeUsAskAgainAndAgain() {
    holder(check, issuer.signed(issuer.claims("ada")));
    later(Duration.ofSeconds(11));

    for (int guess = 0; guess < 20; guess++) {
      JsonObject header = new JsonObject().put("alg", "RS256").put("kid", "guess-" + guess);
      assertThat(refusal(issuer.signed(header, issuer.claims("ada"), StubIssuer.pair())))
          .isEqualTo(ProblemType.UNAUTHENTICATED);
    }

    assertThat(issuer.asked()).isEqualTo(2);
  }

  @Test
  void aWithdrawnKeyIsNotBelievedForMoreThanAnHour() {
    String token = issuer.signed(issuer.claims("ada"));
    holder(check, token);
    issuer.rotate("second");
    later(Duration.ofMinutes(61));

    assertThat(refusal(token)).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void whileTheProviderIsAwayItsKeysAreBelievedForAnHourAndThenNobodyIs() {
    String token = issuer.signed(issuer.claims("ada"));
    holder(check, token);
    issuer.broken(true);
    later(Duration.ofMinutes(30));
    assertThat(holder(check, token).name()).isEqualTo("oidc:ada");

    later(Duration.ofMinutes(31));
    assertThat(refusal(token)).isEqualTo(ProblemType.UNAVAILABLE);

    issuer.broken(false);
    later(Duration.ofSeconds(11));
    assertThat(holder(check, token).name()).isEqualTo("oidc:ada");
  }

  @Test
  void aProviderThatWasNeverReachedLetsNobodyIn() {
    issuer.broken(true);
    String token = issuer.signed(issuer.claims("ada", "gym-admin"));
    assertThat(refusal(token)).isEqualTo(ProblemType.UNAVAILABLE);

    issuer.close();
    later(Duration.ofSeconds(11));
    assertThat(refusal(token)).isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void aProviderWithoutUsableKeysLetsNobodyInNotEvenWithoutASignature() {
    issuer.showsNoKeyOfItsOwn();
    issuer.shows(new JsonObject().put("kty", "EC").put("crv", "P-0").put("kid", "first"));
    String claims = StubIssuer.part(issuer.claims("ada", "gym-admin"));
    String none = StubIssuer.part(new JsonObject().put("alg", "none"));
    String signed = StubIssuer.part(new JsonObject().put("alg", "RS256").put("kid", "first"));

    assertThat(refusal(none + "." + claims + ".")).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(refusal(signed + "." + claims + ".AA")).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(refusal(signed + "." + claims + ".")).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aDocumentOfAnotherProviderIsNotBelieved() {
    issuer.callsItself("https://id.example.org");

    assertThat(refusal(issuer.signed(issuer.claims("ada")))).isEqualTo(ProblemType.UNAVAILABLE);
  }
}
