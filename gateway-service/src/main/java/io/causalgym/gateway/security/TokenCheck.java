package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who holds a token of an OpenID provider.
///
/// The name is `oidc:` and the token's subject, which no key can have, since names of keys are
/// without colons.
public final class TokenCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
  private static final String PREFIX = "oidc:";

  /// OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters.
  private static final String SUBJECT = "[\\x21-\\x7e]{1,255}";

  private final OidcSettings settings;
  private final ProviderKeys keys;

  public TokenCheck(Vertx vertx, OidcSettings settings) {
    this(vertx, settings, System::nanoTime);
  }

  TokenCheck(Vertx vertx, OidcSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.keys = new ProviderKeys(vertx, settings, nanos);
  }

  /// Reads the provider's keys before anybody needs them. Where it cannot be reached, tokens are
  /// answered with `UNAVAILABLE` until it can; keys of the gateway go on.
  public void prepare() {
    keys.having(null).onFailure(noted -> {});
  }

  /// @return fails with `UNAUTHENTICATED` if the token is not the provider's, not for us, not yet
  ///   or no longer valid, with `UNAVAILABLE` if that cannot be found out
  Future<Principal> principal(String token) {
    return Future.succeededFuture(token)
        .map(TokenHeader::of)
        .compose(header -> keys.having(header.keyId()))
        .compose(check -> check.authenticate(new TokenCredentials(token)))
        .map(this::principal)
        .recover(TokenCheck::refused);
  }

  private Principal principal(User user) {
    JsonObject claims = user.attributes().getJsonObject("accessToken");
    // The library lets a token pass that has no end.
    if (!(claims.getValue("exp") instanceof Number)) {
      throw new IllegalArgumentException("the token does not say when it ends");
    }
    if (!(claims.getValue("sub") instanceof String subject) || !subject.matches(SUBJECT)) {
      throw new IllegalArgumentException("the token has no subject of 1 to 255 ASCII characters");
    }
    return new Principal(PREFIX + subject, role(claims));
  }

  /// The highest of the roles that are named, so that a token may name others of its provider.
  private Role role(JsonObject claims) {
    Collection<?> named = words(value(claims));
    return Arrays.stream(Role.values())
        .filter(role -> named.contains(settings.rolePrefix() + lower(role)))
        .reduce(Role.NONE, (lower, higher) -> higher);
  }

  private @Nullable Object value(JsonObject claims) {
    // A name with dots, as some providers prefix theirs with an address, is looked up whole first.
    Object value = claims.getValue(settings.roleClaim());
    if (value != null) {
      return value;
    }
    value = claims;
    for (String name : settings.roleClaim().split("\\.", -1)) {
      value = value instanceof JsonObject object ? object.getValue(name) : null;
    }
    return value;
  }

  private static Collection<?> words(@Nullable Object value) {
    return switch (value) {
      case JsonArray several -> several.getList();
      case String text -> List.of(text.split(" ", -1));
      case null, default -> List.of();
    };
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  // Whatever the library fails with: it has no type of its own for "not valid".
  private static Future<Principal> refused(Throwable reason) {
    if (reason instanceof ProblemException known) {
      return Future.failedFuture(known);
    }
    LOG.atDebug().addKeyValue("reason", reason.getMessage()).log("token refused");
    return Future.failedFuture(
        Problem.of(
                ProblemType.UNAUTHENTICATED,
                "the token is not valid here and now; get a new one from the provider")
            .exception());
  }
}
