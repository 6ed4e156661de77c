package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads what a request presents: `Authorization: Bearer KEY`, and for pages also `Basic`, the
/// scheme that a browser has a dialogue for, with the key as the password.
///
/// Nothing but pages takes `Basic`: a browser sends it by itself, also with requests that a foreign
/// page makes.
final class Credentials {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final String DIALOGUE = "Basic realm=\"Causal Gym: the key is the password\"";

  private Credentials() {}

  /// @param authorization the header's value
  /// @throws io.causalgym.contract.ProblemException `UNAUTHENTICATED` where there is no key in it
  static String key(@Nullable String authorization, Access access) {
    String header = authorization == null ? "" : authorization;
    if (starts(header, BEARER)) {
      return header.substring(BEARER.length()).strip();
    }
    if (access == Access.PAGE && starts(header, BASIC)) {
      return password(header.substring(BASIC.length()).strip());
    }
    throw refused("send a key with the header 'Authorization: Bearer <key>'", access).exception();
  }

  /// A problem that says how to present a key.
  static Problem refused(String detail, Access access) {
    Problem problem = Problem.of(ProblemType.UNAUTHENTICATED, detail);
    return access == Access.PAGE ? problem.with("challenge", DIALOGUE) : problem;
  }

  private static boolean starts(String text, String scheme) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
