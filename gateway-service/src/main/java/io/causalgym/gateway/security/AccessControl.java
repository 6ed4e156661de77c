package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decides from the `Authorization` header who asks and whether the role suffices.
public final class AccessControl {
  private static final String SCHEME = "Bearer ";

  private final Keys keys;

  public AccessControl(Keys keys) {
    this.keys = keys;
  }

  /// @param authorization the header's value
  /// @throws io.causalgym.contract.ProblemException `UNAUTHENTICATED` without a known key,
  ///   `FORBIDDEN` if its role does not include the needed one
  public Principal admit(@Nullable String authorization, Role needed) {
    if (keys.isEmpty()) {
      return Principal.LOCAL;
    }
    Principal principal = keys.holder(bearer(authorization)).orElseThrow(AccessControl::unknownKey);
    if (!principal.role().includes(needed)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "the key '"
                  + principal.name()
                  + "' has the role "
                  + lower(principal.role())
                  + "; this needs "
                  + lower(needed))
          .exception();
    }
    return principal;
  }

  private static String bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problem.of(
              ProblemType.UNAUTHENTICATED,
              "send a key with the header 'Authorization: Bearer <key>'")
          .exception();
    }
    return authorization.substring(SCHEME.length()).strip();
  }

  private static RuntimeException unknownKey() {
    return Problem.of(ProblemType.UNAUTHENTICATED, "this key is not known").exception();
  }

  private static String lower(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
