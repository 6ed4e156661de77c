package io.causalgym.numeric.random;

/// Philox4x32-10, a keyed bijection of 128-bit counters whose outputs pass the statistical test
/// batteries.
///
/// The key is the seed. The low half of the counter counts blocks, the high half is the stream.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011,
/// section 4.3 (salmon2011parallel).
final class Philox4x32 {
  static final int ROUNDS = 10;
  static final long MULTIPLIER_0 = 0xD2511F53L;
  static final long MULTIPLIER_1 = 0xCD9E8D57L;
  // The golden ratio and the square root of 3, less 1.
  static final int WEYL_0 = 0x9E3779B9;
  static final int WEYL_1 = 0xBB67AE85;
  static final long LOW = 0xFFFFFFFFL;

  private Philox4x32() {}

  /// 64 of the 128 bits of a block.
  ///
  /// @param high whether words 2 and 3 are wanted instead of 0 and 1
  static long bits(long seed, long stream, long block, boolean high) {
    int key0 = (int) seed;
    int key1 = (int) (seed >>> 32);
    long word0 = block & LOW;
    long word1 = block >>> 32;
    long word2 = stream & LOW;
    long word3 = stream >>> 32;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * word0;
      long product1 = MULTIPLIER_1 * word2;
      word0 = (product1 >>> 32) ^ word1 ^ (key0 & LOW);
      word1 = product1 & LOW;
      word2 = (product0 >>> 32) ^ word3 ^ (key1 & LOW);
      word3 = product0 & LOW;
      key0 += WEYL_0;
      key1 += WEYL_1;
    }
    return high ? word3 << 32 | word2 : word1 << 32 | word0;
  }
}
