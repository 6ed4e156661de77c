package io.causalgym.numeric.backend.item;

/// How often a row is drawn in a bootstrap replicate: a Poisson number of mean 1, the smallest
/// whose distribution function is above a uniform number of 52 bits.
///
/// A weight is above `k` from the integer `ABOVE_k` on, which is `2^52 P(X <= k)` rounded up: no
/// uniform number is on the wrong side. The largest weight is 17, of probability `2^-50`.
///
/// Source: Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson
/// frequencies", 2006 (hanley2006creating).
public final class PoissonWeight {
  public static final long ABOVE_0 = 0x5e2d58d8b3bceL;
  public static final long ABOVE_1 = 0xbc5ab1b16779cL;
  public static final long ABOVE_2 = 0xeb715e1dc1583L;
  public static final long ABOVE_3 = 0xfb23979734a26L;
  public static final long ABOVE_4 = 0xff1025f59174eL;
  public static final long ABOVE_5 = 0xffd90f3ba4056L;
  public static final long ABOVE_6 = 0xfffa8b71fc72dL;
  public static final long ABOVE_7 = 0xffff540c0914cL;
  public static final long ABOVE_8 = 0xffffed1f4aa90L;
  public static final long ABOVE_9 = 0xfffffe216e642L;
  public static final long ABOVE_10 = 0xffffffd4d85d4L;
  public static final long ABOVE_11 = 0xfffffffc6da27L;
  public static final long ABOVE_12 = 0xffffffffba12eL;
  public static final long ABOVE_13 = 0xfffffffffb07dL;
  public static final long ABOVE_14 = 0xffffffffffab9L;
  public static final long ABOVE_15 = 0xfffffffffffacL;
  public static final long ABOVE_16 = 0xffffffffffffcL;

  private PoissonWeight() {}

  /// The weight of a row in a replicate.
  public static int of(long seed, long replicate, long row) {
    return of(Philox.bits(seed, replicate, row));
  }

  /// @param bits of which the upper 52 are read
  public static int of(long bits) {
    long u = Philox.upper52(bits);
    int weight = 0;
    weight += u >= ABOVE_0 ? 1 : 0;
    weight += u >= ABOVE_1 ? 1 : 0;
    weight += u >= ABOVE_2 ? 1 : 0;
    weight += u >= ABOVE_3 ? 1 : 0;
    weight += u >= ABOVE_4 ? 1 : 0;
    // Beyond in 6 of 10 000 draws.
    return u >= ABOVE_5 ? rare(u) : weight;
  }

  private static int rare(long u) {
    int weight = 6;
    weight += u >= ABOVE_6 ? 1 : 0;
    weight += u >= ABOVE_7 ? 1 : 0;
    weight += u >= ABOVE_8 ? 1 : 0;
    weight += u >= ABOVE_9 ? 1 : 0;
    weight += u >= ABOVE_10 ? 1 : 0;
    weight += u >= ABOVE_11 ? 1 : 0;
    weight += u >= ABOVE_12 ? 1 : 0;
    weight += u >= ABOVE_13 ? 1 : 0;
    weight += u >= ABOVE_14 ? 1 : 0;
    weight += u >= ABOVE_15 ? 1 : 0;
    weight += u >= ABOVE_16 ? 1 : 0;
    return weight;
  }
}
