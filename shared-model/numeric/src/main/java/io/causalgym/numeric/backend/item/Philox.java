package io.causalgym.numeric.backend.item;

/// The bits of {@link io.causalgym.numeric.random.RandomStream} by integers of 32 bits, as devices
/// have them: a 64-bit product only carries the upper half of a 32-bit one.
///
/// A kernel that wants both normal numbers of a block writes the ten rounds itself, by {@link
/// #cross}, as {@link NormalNumber#of} does for one.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011,
/// section 4.3 (salmon2011parallel), Philox4x32-10.
public final class Philox {
  public static final int ROUNDS = 10;
  public static final int MULTIPLIER_0 = 0xD2511F53;
  public static final int MULTIPLIER_1 = 0xCD9E8D57;
  public static final int WEYL_0 = 0x9E3779B9;
  public static final int WEYL_1 = 0xBB67AE85;

  private static final long LOW = 0xFFFFFFFFL;
  private static final double ULP = 0x1p-52;

  private Philox() {}

  /// 64 random bits: `RandomStream.bits`.
  ///
  /// @param index not negative
  public static long bits(long seed, long stream, long index) {
    return half(seed, stream, block(index), second(index));
  }

  /// A number in [0, 1): `RandomStream.uniform`.
  public static double uniform(long seed, long stream, long index) {
    return upper52(bits(seed, stream, index)) * ULP;
  }

  /// The upper 52 bits of a word, as a number from 0 on. Shifted with the sign and masked:
  /// TornadoVM 5.2.0 writes `>>>` as OpenCL's `>>` of signed numbers, which keeps the sign.
  public static long upper52(long bits) {
    return (bits >> 12) & 0x000FFFFFFFFFFFFFL;
  }

  /// A number in (0, 1): `RandomStream.openUniform`.
  public static double openUniform(long seed, long stream, long index) {
    return uniform(seed, stream, index) + ULP / 2;
  }

  /// The block of 128 bits to which an index belongs.
  public static long block(long index) {
    return ((index >>> 4) << 3) + (index & 7);
  }

  /// Whether an index has the second half of its block.
  public static boolean second(long index) {
    return (index & 8) != 0;
  }

  /// A word of the next round: words 0 and 2 cross over, words 1 and 3 become the lower halves of
  /// the products `MULTIPLIER_1 * word2` and `MULTIPLIER_0 * word0`.
  public static int cross(int multiplier, int word, int other, int key) {
    return (int) (((multiplier & LOW) * (word & LOW)) >>> 32) ^ other ^ key;
  }

  /// Two words of 32 bits as one of 64.
  public static long join(int upper, int lower) {
    return ((long) upper << 32) | (lower & LOW);
  }

  private static long half(long seed, long stream, long block, boolean second) {
    int key0 = (int) seed;
    int key1 = (int) (seed >>> 32);
    int word0 = (int) block;
    int word1 = (int) (block >>> 32);
    int word2 = (int) stream;
    int word3 = (int) (stream >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      int next0 = cross(MULTIPLIER_1, word2, word1, key0);
      int next2 = cross(MULTIPLIER_0, word0, word3, key1);
      word1 = MULTIPLIER_1 * word2;
      word3 = MULTIPLIER_0 * word0;
      word0 = next0;
      word2 = next2;
      key0 += WEYL_0;
      key1 += WEYL_1;
    }
    return second ? join(word3, word2) : join(word1, word0);
  }
}
