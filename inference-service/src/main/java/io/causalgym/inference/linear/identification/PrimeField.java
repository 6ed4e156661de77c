package io.causalgym.inference.linear.identification;

import java.util.random.RandomGenerator;

/// Arithmetic of the integers modulo the Mersenne prime `2^61 - 1`, in which a rank has no
/// rounding.
final class PrimeField {
  static final long PRIME = (1L << 61) - 1;

  private PrimeField() {}

  static long draw(RandomGenerator random) {
    return random.nextLong(1, PRIME);
  }

  static long add(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  static long negate(long a) {
    return a == 0 ? 0 : PRIME - a;
  }

  static long multiply(long a, long b) {
    long low = a * b;
    long high = (Math.multiplyHigh(a, b) << 3) | (low >>> 61);
    return add(low & PRIME, high);
  }

  /// `a^-1` as `a^(p - 2)`, by Fermat.
  static long invert(long a) {
    long result = 1;
    long power = a;
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = multiply(result, power);
      }
      power = multiply(power, power);
    }
    return result;
  }

  /// `target += factor * source`.
  static void addMultiple(long[] target, long factor, long[] source) {
    for (int at = 0; at < target.length; at++) {
      if (source[at] != 0) {
        target[at] = add(target[at], multiply(factor, source[at]));
      }
    }
  }
}
