package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The head of a signed token (RFC 7515, section 4), read before anything is believed.
///
/// Only algorithms with a public and a private key pass: with a shared secret, or with none,
/// whoever knows the provider's public keys could write tokens (RFC 8725, sections 2.1 and 3.1).
///
/// @param keyId which key of the provider signed it, if it says so
record TokenHeader(@Nullable String keyId) {
  private static final int LONGEST = 12 << 10;
  private static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  /// Whether a key has the form of a signed token.
  static boolean isLike(String key) {
    return key.length() <= LONGEST && key.chars().filter(letter -> letter == '.').count() == 2;
  }

  /// @throws io.causalgym.contract.ProblemException `UNAUTHENTICATED` if it cannot be read or is
  ///   signed in a way that proves nothing
  static TokenHeader of(String token) {
    // Without a key that it can use, the library takes tokens without a signature for valid.
    if (token.endsWith(".")) {
      throw refused("the token is not signed");
    }
    JsonObject header = decoded(token.substring(0, token.indexOf('.')));
    if (!(header.getValue("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
      throw refused("the token's algorithm is not one of those with a public key");
    }
    if (header.containsKey("crit")) {
      throw refused("the token has extensions that are not understood here");
    }
    return new TokenHeader(header.getValue("kid") instanceof String id ? id : null);
  }

  private static JsonObject decoded(String segment) {
    try {
      return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(segment)));
    } catch (IllegalArgumentException | DecodeException unreadable) {
      throw refused("the token cannot be read");
    }
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(ProblemType.UNAUTHENTICATED, detail).exception();
  }
}
