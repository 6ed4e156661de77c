package io.causalgym.numeric.backend.item;

/// Normal numbers from two words of 64 bits, in double and in single precision: those of {@link
/// io.causalgym.numeric.random.RandomStream#normal} up to rounding.
///
/// The logarithm and the circular functions in double precision are the device's, so that a number
/// is within `4e-15` of the stream's where these err by an ulp. In single precision only `+ - * /`
/// and the square root are used; a number is within `2e-6` of the stream's.
///
/// Source: Box, Muller, "A Note on the Generation of Random Normal Deviates", Ann. Math. Stat. 1958
/// (box1958note).
public final class NormalNumber {
  private static final double ULP = 0x1p-52;
  private static final double HALF_PI = 0x1.921fb54442d18p0;
  private static final float LN_2 = 0.6931472f;

  /// The last bit of the angle's word negates both numbers, the one before swaps them.
  private static final long MIRROR = 1;

  private static final long SWAP = 2;

  private NormalNumber() {}

  /// The normal number of an index of a stream.
  ///
  /// @param index not negative
  public static double of(long seed, long stream, long index) {
    long block = Philox.block(index);
    int key0 = (int) seed;
    int key1 = (int) (seed >>> 32);
    int word0 = (int) block;
    int word1 = (int) (block >>> 32);
    int word2 = (int) stream;
    int word3 = (int) (stream >>> 32);
    for (int round = 0; round < Philox.ROUNDS; round++) {
      int next0 = Philox.cross(Philox.MULTIPLIER_1, word2, word1, key0);
      int next2 = Philox.cross(Philox.MULTIPLIER_0, word0, word3, key1);
      word1 = Philox.MULTIPLIER_1 * word2;
      word3 = Philox.MULTIPLIER_0 * word0;
      word0 = next0;
      word2 = next2;
      key0 += Philox.WEYL_0;
      key1 += Philox.WEYL_1;
    }
    return of(Philox.join(word1, word0), Philox.join(word3, word2), Philox.second(index));
  }

  /// @param radius the first half of a block
  /// @param angle its second half
  /// @param second whether the second number of the pair is wanted
  public static double of(long radius, long angle, boolean second) {
    double r = Math.sqrt(-2 * Math.log(Philox.upper52(radius) * ULP + ULP / 2));
    double t = (Philox.upper52(angle) * ULP + ULP / 2 - 0.5) * HALF_PI;
    boolean sine = ((angle & SWAP) != 0) != second;
    double turned = sine ? Math.sin(t) : Math.cos(t);
    return (angle & MIRROR) != 0 ? -r * turned : r * turned;
  }

  /// The same in single precision.
  public static float single(long radius, long angle, boolean second) {
    float r = (float) Math.sqrt(-2 * log(Philox.upper52(radius)));
    // An eighth of a turn to either side of 0, as an odd number of 53 bits.
    float t = (2 * Philox.upper52(angle) + 1 - (1L << 52)) * (float) (0x1p-53 * HALF_PI);
    boolean sine = ((angle & SWAP) != 0) != second;
    float turned = sine ? sine(t) : cosine(t);
    return (angle & MIRROR) != 0 ? -r * turned : r * turned;
  }

  /// The logarithm of `(2 n + 1) / 2^53`. Halved until the rest `m` is in [1/2, 1), whose distance
  /// from 1 is an exact integer: so `m` close to 1 loses nothing.
  private static float log(long n) {
    long odd = 2 * n + 1;
    int halvings = Long.numberOfLeadingZeros(odd) - 11;
    float below = ((1L << 53) - (odd << halvings)) * 0x1p-53f;
    float s = below / (below - 2);
    float z = s * s;
    float series = 1 / 13f * z + 1 / 11f;
    series = series * z + 1 / 9f;
    series = series * z + 1 / 7f;
    series = series * z + 1 / 5f;
    series = series * z + 1 / 3f;
    float artanh = s + s * (z * series);
    return 2 * artanh - halvings * LN_2;
  }

  private static float sine(float t) {
    float z = t * t;
    float series = 1 / 362880f * z - 1 / 5040f;
    series = series * z + 1 / 120f;
    series = series * z - 1 / 6f;
    return t + t * (z * series);
  }

  private static float cosine(float t) {
    float z = t * t;
    float series = -1 / 3628800f * z + 1 / 40320f;
    series = series * z - 1 / 720f;
    series = series * z + 1 / 24f;
    series = series * z - 1 / 2f;
    return 1 + z * series;
  }
}
