package io.causalgym.evaluation.elicitation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// Numbers of items as a prompt shows them: one block of AES under a key of the suite, so that a
/// reference tells nothing to whoever does not have the key, and a made-up one decodes to nothing.
///
/// A single block needs no mode: no two items of a suite have the same number.
public final class CaseReference {
  private static final Pattern SHOWN = Pattern.compile("\\bCase ([0-9a-v]{26})\\b");
  private static final int BLOCK = 16;
  private static final int DIGITS = 26;
  private static final int BITS = 5;
  private static final long MARK = 0x6361757361L;

  private final SecretKeySpec key;

  /// @param secret anything; equal ones give equal references
  public CaseReference(String secret) {
    byte[] hash = sha256("case reference " + secret);
    this.key = new SecretKeySpec(hash, 0, BLOCK, "AES");
  }

  /// The reference of an item, of 26 digits and letters.
  public String of(int item) {
    byte[] block = ByteBuffer.allocate(BLOCK).putLong(MARK).putLong(item).array();
    return base32(crypt(Cipher.ENCRYPT_MODE, block));
  }

  /// The line of a prompt that holds it.
  public String line(int item) {
    return "Case " + of(item);
  }

  /// The item of the last reference in a text; empty if there is none, or one of another suite.
  public OptionalInt find(String text) {
    Matcher matcher = SHOWN.matcher(text);
    String last = "";
    while (matcher.find()) {
      last = matcher.group(1);
    }
    return last.isEmpty() ? OptionalInt.empty() : decode(last);
  }

  private OptionalInt decode(String reference) {
    BigInteger number = new BigInteger(reference, 1 << BITS);
    // 26 digits hold two bits more than a block: with them set it is nobody's reference.
    if (number.bitLength() > BLOCK * Byte.SIZE) {
      return OptionalInt.empty();
    }
    ByteBuffer block = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, bytes(number)));
    boolean own = block.getLong() == MARK;
    long item = block.getLong();
    return own && item >= 0 && item <= Integer.MAX_VALUE
        ? OptionalInt.of((int) item)
        : OptionalInt.empty();
  }

  private byte[] crypt(int mode, byte[] block) {
    try {
      @SuppressWarnings("InsecureCryptoUsage") // one block under one key: nothing repeats
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String base32(byte[] block) {
    String digits = new BigInteger(1, block).toString(1 << BITS).toLowerCase(Locale.ROOT);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static byte[] bytes(BigInteger reference) {
    byte[] number = reference.toByteArray();
    byte[] block = new byte[BLOCK];
    // A byte for the sign may stand in front.
    int length = Math.min(number.length, BLOCK);
    System.arraycopy(number, number.length - length, block, BLOCK - length, length);
    return block;
  }
}
