package io.causalgym.numeric.random;

import io.causalgym.numeric.VectorApi;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import java.util.random.RandomGenerator;

/// An endless sequence of independent random values, each found from its index alone.
///
/// Streams of one seed never share a block of the generator; by convention noise `j` of a model is
/// stream `j`. The bits, the uniform number and the normal number of one index come from the same
/// bits: use each index for one purpose. Two normals of one group of sixteen come from one block,
/// and are independent as usual.
///
/// Values are the same on every machine: the vector forms use only operations that round like the
/// scalar ones.
///
/// @param seed any number
/// @param stream from 0 to {@link #MOST_STREAMS} - 1; larger ones are reached by {@link #derived}
public record RandomStream(long seed, long stream) {

  /// Streams of a seed that callers number themselves.
  public static final long MOST_STREAMS = 1L << 48;

  /// Values of a stream that {@link #derived} streams replace, at most.
  public static final int MOST_DERIVED = 1 << 15;

  // Lemire rejects with a probability below 2^-33, so the last attempt is reached in none of 2^495
  // draws.
  private static final int ATTEMPTS = 16;

  private static final double ULP = 0x1p-52;

  /// Values of an index come in groups: blocks `8 g .. 8 g + 7` give the values `16 g .. 16 g +
  /// 15`, first their low halves, then their high halves. So a vector of blocks is stored as it is.
  static final int GROUP = 16;

  /// The stream of a draw's further random numbers, such as those of attempt `number` of a
  /// rejection method: it shares no value with another stream.
  ///
  /// @param number from 1 to {@link #MOST_DERIVED} - 1, or 0 for this stream
  public RandomStream derived(int number) {
    Objects.checkIndex(number, MOST_DERIVED);
    return number == 0 ? this : new RandomStream(seed, stream + number * MOST_STREAMS);
  }

  /// 64 random bits.
  ///
  /// @param index not negative
  public long bits(long index) {
    return Philox4x32.bits(seed, stream, block(index), (index & 8) != 0);
  }

  /// A uniform number in [0, 1), a multiple of 2^-52.
  public double uniform(long index) {
    return (bits(index) >>> 12) * ULP;
  }

  /// A uniform number in (0, 1), an odd multiple of 2^-53; the distribution is symmetric about 1/2.
  public double openUniform(long index) {
    return uniform(index) + ULP / 2;
  }

  /// An integer from 0 to `bound` - 1, all equally likely.
  ///
  /// Source: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 2019, algorithm 5
  /// (lemire2019fast).
  ///
  /// @param bound at least 1
  public int below(long index, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " must be at least 1");
    }
    long bits = bits(index);
    long rest = bits * bound;
    if (Long.compareUnsigned(rest, bound) < 0) {
      long biased = Long.remainderUnsigned(-bound, bound);
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        if (Long.compareUnsigned(rest, biased) >= 0) {
          break;
        }
        bits = derived(attempt).bits(index);
        rest = bits * bound;
      }
    }
    return (int) Math.unsignedMultiplyHigh(bits, bound);
  }

  /// A standard normal number by the Box-Muller method; see {@link BoxMuller} for its accuracy.
  public double normal(long index) {
    long block = block(index);
    long radius = Philox4x32.bits(seed, stream, block, false);
    long angle = Philox4x32.bits(seed, stream, block, true);
    return BoxMuller.normal(radius, angle, (index & 8) != 0);
  }

  // Lambdas, as a method reference would load the class of the vector code where it cannot run.

  /// Writes {@link #uniform} of `count` indices from `first` on to `to[from]` and after.
  public void fillUniform(long first, double[] to, int from, int count) {
    fill(
        first,
        to,
        from,
        count,
        this::uniform,
        (stream, at, into, start, n) -> VectorStream.uniforms(stream, at, into, start, n));
  }

  /// Writes {@link #openUniform} of `count` indices from `first` on to `to[from]` and after.
  public void fillOpenUniform(long first, double[] to, int from, int count) {
    fill(
        first,
        to,
        from,
        count,
        this::openUniform,
        (stream, at, into, start, n) -> VectorStream.openUniforms(stream, at, into, start, n));
  }

  /// Writes {@link #normal} of `count` indices from `first` on to `to[from]` and after.
  public void fillNormal(long first, double[] to, int from, int count) {
    fill(
        first,
        to,
        from,
        count,
        this::normal,
        (stream, at, into, start, n) -> VectorStream.normals(stream, at, into, start, n));
  }

  /// Writes whole groups of values.
  @FunctionalInterface
  private interface Groups {
    void fill(RandomStream stream, long first, double[] to, int from, int count);
  }

  private void fill(
      long first, double[] to, int from, int count, LongToDoubleFunction value, Groups groups) {
    Objects.checkFromIndexSize(from, count, to.length);
    int start = (int) Math.min(-first & (GROUP - 1), count);
    int end = VectorApi.AVAILABLE ? start + (count - start & -GROUP) : start;
    for (int k = 0; k < start; k++) {
      to[from + k] = value.applyAsDouble(first + k);
    }
    if (end > start) {
      groups.fill(this, first + start, to, from + start, end - start);
    }
    for (int k = end; k < count; k++) {
      to[from + k] = value.applyAsDouble(first + k);
    }
  }

  /// The values from `first` on as a generator that is drawn from; not thread-safe.
  public RandomGenerator generator(long first) {
    return new StreamGenerator(this, first);
  }

  private static long block(long index) {
    if (index < 0) {
      throw new IndexOutOfBoundsException("index " + index + " is negative");
    }
    return (index >>> 4 << 3) + (index & 7);
  }
}
