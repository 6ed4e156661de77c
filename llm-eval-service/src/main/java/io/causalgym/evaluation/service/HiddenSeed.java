package io.causalgym.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Seeds that nobody knows before the evaluation is over: the hash of seed and salt is shown first
/// and binds the server, the seed and the salt afterwards, so that anybody can check both.
final class HiddenSeed {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private HiddenSeed() {}

  static long seed() {
    return RANDOM.nextLong();
  }

  /// 128 random bits, without which 64 bits of seed could be searched.
  static String salt() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static String reveal(long seed, String salt) {
    return seed + ":" + salt;
  }

  /// SHA-256 of {@link #reveal} in UTF-8, in hexadecimal.
  static String commitment(long seed, String salt) {
    try {
      byte[] text = reveal(seed, salt).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
