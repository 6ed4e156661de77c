package io.causalgym.runtime.cache;

import io.causalgym.client.Json;
import io.causalgym.contract.Operation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an answer is kept under: the operation and the SHA-256 of the request's canonical bytes.
///
/// @param text readable in a cache that others look into too
public record CacheKey(String text) {
  /// Raised when an answer to an unchanged request changes, so that members of two versions do not
  /// serve one another's answers.
  public static final int CONTRACT_VERSION = 1;

  /// The key of a request whose answer is the same whoever asks.
  public static CacheKey of(Operation<?, ?> operation, Object request) {
    return new CacheKey(prefix(operation) + hash(Json.canonical(request)));
  }

  /// The key of a request whose answer depends on what its owner has stored.
  public static CacheKey owned(Operation<?, ?> operation, Object request, String owner) {
    return new CacheKey(
        prefix(operation)
            + hash(owner.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + "/"
            + hash(Json.canonical(request)));
  }

  private static String prefix(Operation<?, ?> operation) {
    return CONTRACT_VERSION + "/" + operation.name() + "/";
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JVM has SHA-256", impossible);
    }
  }
}
