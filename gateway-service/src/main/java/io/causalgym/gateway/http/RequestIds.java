package io.causalgym.gateway.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names requests: by the caller's own id where it is harmless in a log, else by a fresh one.
final class RequestIds {
  private static final int LONGEST = 64;
  private static final boolean[] HARMLESS = table();

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
    return !id.isEmpty()
        && id.length() <= LONGEST
        && id.chars().allMatch(letter -> letter < HARMLESS.length && HARMLESS[letter]);
  }

  private static boolean[] table() {
    boolean[] table = new boolean[128];
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
        .chars()
        .forEach(letter -> table[letter] = true);
    return table;
  }
}
