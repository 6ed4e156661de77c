package io.causalgym.gateway.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names requests: by the caller's own id where it is harmless in a log, else by a fresh one.
final class RequestIds {
  private static final int LONGEST = 64;

  // Random once, then counted: unique over restarts and nodes, and nothing random per request.
  private final String prefix;
  private long count;

  RequestIds() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    this.prefix = HexFormat.of().formatHex(random) + "-";
  }

  /// @param given the caller's `X-Request-Id`
  String id(@Nullable String given) {
    return given != null && harmless(given) ? given : prefix + Long.toString(count++, 36);
  }

  private static boolean harmless(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int index = 0; index < id.length(); index++) {
      char letter = id.charAt(index);
      boolean known =
          letter >= 'a' && letter <= 'z'
              || letter >= 'A' && letter <= 'Z'
              || letter >= '0' && letter <= '9'
              || letter == '.'
              || letter == '_'
              || letter == '-';
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
