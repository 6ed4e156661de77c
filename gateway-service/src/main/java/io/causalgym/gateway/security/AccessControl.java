package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides from the `Authorization` header who asks, by a key or by a token of an OpenID provider,
/// and whether the role suffices.
public final class AccessControl {
  /// Asks nobody.
  public static final AccessControl OPEN = new AccessControl(true, Keys.NONE, null);

  private final boolean open;
  private final Keys keys;
  private final @Nullable TokenCheck tokens;

  private AccessControl(boolean open, Keys keys, @Nullable TokenCheck tokens) {
    this.open = open;
    this.keys = keys;
    this.tokens = tokens;
  }

  /// A file of keys closes the door even while there is no key in it.
  public static AccessControl of(Vertx vertx, SecuritySettings settings) {
    if (settings.isOpen()) {
      return OPEN;
    }
    Keys keys = settings.keys() == null ? Keys.NONE : Keys.read(settings.keys());
    if (settings.oidc() == null) {
      return new AccessControl(false, keys, null);
    }
    TokenCheck tokens = new TokenCheck(vertx, settings.oidc());
    tokens.prepare();
    return new AccessControl(false, keys, tokens);
  }

  /// Whether nobody is asked who it is.
  public boolean isOpen() {
    return open;
  }

  /// Finds out who asks. Complete at once, but for the first token that a new key of the provider
  /// has signed.
  ///
  /// @param authorization the header's value
  /// @return fails with `UNAUTHENTICATED` without a known key or token, and with `UNAVAILABLE` for
  ///   a token that cannot be checked now
  public Future<Principal> identify(@Nullable String authorization, Access access) {
    if (open || !access.isGuarded()) {
      return Future.succeededFuture(Principal.LOCAL);
    }
    return Future.succeededFuture(authorization)
        .compose(header -> holder(Credentials.key(header, access), access));
  }

  private Future<Principal> holder(String key, Access access) {
    Optional<Principal> holder = keys.holder(key);
    if (holder.isPresent()) {
      return Future.succeededFuture(holder.get());
    }
    if (tokens != null && TokenHeader.isLike(key)) {
      return tokens.principal(key);
    }
    return Future.failedFuture(Credentials.refused("this key is not known", access).exception());
  }

  /// @throws io.causalgym.contract.ProblemException `FORBIDDEN` if the role does not include the
  ///   needed one
  public void allow(Principal principal, Access access) {
    Role needed = access.role();
    if (!principal.role().includes(needed)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "'"
                  + principal.name()
                  + "' has the role "
                  + lower(principal.role())
                  + "; this needs "
                  + lower(needed))
          .exception();
    }
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
