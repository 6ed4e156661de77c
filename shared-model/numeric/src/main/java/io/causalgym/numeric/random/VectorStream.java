package io.causalgym.numeric.random;

import static io.causalgym.numeric.random.BoxMuller.A11;
import static io.causalgym.numeric.random.BoxMuller.A13;
import static io.causalgym.numeric.random.BoxMuller.A15;
import static io.causalgym.numeric.random.BoxMuller.A17;
import static io.causalgym.numeric.random.BoxMuller.A19;
import static io.causalgym.numeric.random.BoxMuller.A21;
import static io.causalgym.numeric.random.BoxMuller.A3;
import static io.causalgym.numeric.random.BoxMuller.A5;
import static io.causalgym.numeric.random.BoxMuller.A7;
import static io.causalgym.numeric.random.BoxMuller.A9;
import static io.causalgym.numeric.random.BoxMuller.C10;
import static io.causalgym.numeric.random.BoxMuller.C12;
import static io.causalgym.numeric.random.BoxMuller.C14;
import static io.causalgym.numeric.random.BoxMuller.C16;
import static io.causalgym.numeric.random.BoxMuller.C2;
import static io.causalgym.numeric.random.BoxMuller.C4;
import static io.causalgym.numeric.random.BoxMuller.C6;
import static io.causalgym.numeric.random.BoxMuller.C8;
import static io.causalgym.numeric.random.BoxMuller.HALF_PI;
import static io.causalgym.numeric.random.BoxMuller.LN_2;
import static io.causalgym.numeric.random.BoxMuller.MANTISSA;
import static io.causalgym.numeric.random.BoxMuller.S11;
import static io.causalgym.numeric.random.BoxMuller.S13;
import static io.causalgym.numeric.random.BoxMuller.S15;
import static io.causalgym.numeric.random.BoxMuller.S17;
import static io.causalgym.numeric.random.BoxMuller.S3;
import static io.causalgym.numeric.random.BoxMuller.S5;
import static io.causalgym.numeric.random.BoxMuller.S7;
import static io.causalgym.numeric.random.BoxMuller.S9;
import static io.causalgym.numeric.random.BoxMuller.SQRT_HALF_BITS;
import static io.causalgym.numeric.random.BoxMuller.SWAP;
import static io.causalgym.numeric.random.BoxMuller.ULP;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Whole groups of a stream by vector instructions: the same numbers as {@link Philox4x32} and
/// {@link BoxMuller} to the bit, whatever the width of the vectors.
final class VectorStream {
  /// Blocks whose low halves are neighbours in memory; the high halves come after.
  private static final int RUN = RandomStream.GROUP / 2;

  // Wider vectors than a run would not fit the order of values within a group.
  private static final VectorSpecies<Long> LONGS =
      LongVector.SPECIES_PREFERRED.length() <= RUN
          ? LongVector.SPECIES_PREFERRED
          : LongVector.SPECIES_512;
  private static final VectorSpecies<Double> DOUBLES = LONGS.withLanes(double.class);
  private static final int LANES = LONGS.length();
  private static final LongVector COUNT = LongVector.zero(LONGS).addIndex(1);
  private static final long ONE_BITS = 0x3FF0000000000000L;

  // Exponents are counted from -1024, so that they are not negative; 2^52 with an integer in its
  // last bits, less 2^52, is that integer as a double.
  private static final long BIASED = 1024L << 52;
  private static final long MAGIC_BITS = 0x4330000000000000L;
  private static final double MAGIC = 0x1p52 + 1024;

  /// Values for which all passes stay in the first cache.
  private static final int STRETCH = 512;

  private VectorStream() {}

  static void uniforms(RandomStream stream, long first, double[] to, int from, int count) {
    uniforms(stream, first, to, from, count, 1);
  }

  static void openUniforms(RandomStream stream, long first, double[] to, int from, int count) {
    uniforms(stream, first, to, from, count, 1 - ULP / 2);
  }

  private static void uniforms(
      RandomStream stream, long first, double[] to, int from, int count, double below) {
    words(stream, first, to, from, count);
    for (int at = from; at < from + count; at += LANES) {
      fromOne(bits(to, at)).sub(below).intoArray(to, at);
    }
  }

  // A step for each pass over a stretch of memory: in one pass, or where a
  // helper of this size was compiled before, the compiler gives up inlining, and every vector
  // becomes an allocation. A loop over an array of coefficients ran at half the speed.
  static void normals(RandomStream stream, long first, double[] to, int from, int count) {
    double[] sines = new double[Math.min(STRETCH, count) / 2];
    for (int done = 0; done < count; done += STRETCH) {
      int part = Math.min(STRETCH, count - done);
      words(stream, first + done, to, from + done, part);
      radii(to, from + done, part);
      sines(to, from + done, sines, part / 2);
      turn(to, from + done, sines, part / 2);
    }
  }

  private static void words(RandomStream stream, long first, double[] to, int from, int count) {
    long block = first / 2;
    for (int at = from; at < from + count; at += RandomStream.GROUP) {
      for (int lane = 0; lane < RUN; lane += LANES) {
        words(stream, block, lane, to, at);
      }
      block += RUN;
    }
  }

  /// Leaves the 128 bits of each block in `to`, which carries them as if they were numbers.
  private static void words(RandomStream stream, long block, int lane, double[] to, int at) {
    LongVector counter = COUNT.add(block + lane);
    LongVector word0 = counter.and(Philox4x32.LOW);
    LongVector word1 = counter.lanewise(LSHR, 32);
    LongVector word2 = LongVector.broadcast(LONGS, stream.stream() & Philox4x32.LOW);
    LongVector word3 = LongVector.broadcast(LONGS, stream.stream() >>> 32);
    int key0 = (int) stream.seed();
    int key1 = (int) (stream.seed() >>> 32);
    for (int round = 0; round < Philox4x32.ROUNDS; round++) {
      LongVector product0 = word0.mul(Philox4x32.MULTIPLIER_0);
      LongVector product1 = word2.mul(Philox4x32.MULTIPLIER_1);
      word0 = xor(product1.lanewise(LSHR, 32), word1, key0);
      word1 = product1.and(Philox4x32.LOW);
      word2 = xor(product0.lanewise(LSHR, 32), word3, key1);
      word3 = product0.and(Philox4x32.LOW);
      key0 += Philox4x32.WEYL_0;
      key1 += Philox4x32.WEYL_1;
    }
    store(word1.lanewise(LSHL, 32).or(word0), to, at + lane);
    store(word3.lanewise(LSHL, 32).or(word2), to, at + lane + RUN);
  }

  private static LongVector xor(LongVector high, LongVector word, int key) {
    return high.lanewise(XOR, word).lanewise(XOR, key & Philox4x32.LOW);
  }

  private static void store(LongVector bits, double[] to, int at) {
    bits.reinterpretAsDoubles().intoArray(to, at);
  }

  private static LongVector bits(double[] from, int at) {
    return DoubleVector.fromArray(DOUBLES, from, at).reinterpretAsLongs();
  }

  /// Replaces the words of the radii by the radii.
  private static void radii(double[] to, int from, int count) {
    for (int at = from; at < from + count; at += RandomStream.GROUP) {
      for (int lane = at; lane < at + RUN; lane += LANES) {
        LongVector shifted = open(bits(to, lane)).reinterpretAsLongs().sub(SQRT_HALF_BITS);
        LongVector biased = shifted.add(BIASED).lanewise(LSHR, 52).or(MAGIC_BITS);
        DoubleVector m = shifted.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsDoubles();
        DoubleVector s = m.sub(1).div(m.add(1));
        DoubleVector z = s.mul(s);
        DoubleVector artanh =
            z.mul(A21)
                .add(A19)
                .mul(z)
                .add(A17)
                .mul(z)
                .add(A15)
                .mul(z)
                .add(A13)
                .mul(z)
                .add(A11)
                .mul(z)
                .add(A9)
                .mul(z)
                .add(A7)
                .mul(z)
                .add(A5)
                .mul(z)
                .add(A3);
        DoubleVector twice = s.add(s);
        DoubleVector whole = biased.reinterpretAsDoubles().sub(MAGIC).mul(LN_2);
        DoubleVector log = whole.add(twice.add(twice.mul(z.mul(artanh))));
        log.mul(-2).lanewise(SQRT).intoArray(to, lane);
      }
    }
  }

  /// Writes the sines of the angles, and negates radii where the angle's word says so.
  private static void sines(double[] words, int from, double[] to, int pairs) {
    for (int at = 0; at < pairs; at += LANES) {
      LongVector word = bits(words, second(from, at));
      LongVector radius = bits(words, second(from, at) - RUN);
      store(word.lanewise(LSHL, 63).lanewise(XOR, radius), words, second(from, at) - RUN);
      DoubleVector t = angle(word);
      DoubleVector z = t.mul(t);
      DoubleVector sines =
          z.mul(S17)
              .add(S15)
              .mul(z)
              .add(S13)
              .mul(z)
              .add(S11)
              .mul(z)
              .add(S9)
              .mul(z)
              .add(S7)
              .mul(z)
              .add(S5)
              .mul(z)
              .add(S3);
      t.add(t.mul(z.mul(sines))).intoArray(to, at);
    }
  }

  /// Replaces radii and words of angles by the two normal numbers.
  private static void turn(double[] to, int from, double[] sines, int pairs) {
    for (int at = 0; at < pairs; at += LANES) {
      LongVector word = bits(to, second(from, at));
      DoubleVector t = angle(word);
      DoubleVector z = t.mul(t);
      DoubleVector cosines =
          z.mul(C16)
              .add(C14)
              .mul(z)
              .add(C12)
              .mul(z)
              .add(C10)
              .mul(z)
              .add(C8)
              .mul(z)
              .add(C6)
              .mul(z)
              .add(C4)
              .mul(z)
              .add(C2);
      DoubleVector cosine = z.mul(cosines).add(1);
      DoubleVector sine = DoubleVector.fromArray(DOUBLES, sines, at);
      DoubleVector r = DoubleVector.fromArray(DOUBLES, to, second(from, at) - RUN);
      VectorMask<Double> swap = word.and(SWAP).compare(NE, 0).cast(DOUBLES);
      cosine.blend(sine, swap).mul(r).intoArray(to, second(from, at) - RUN);
      sine.blend(cosine, swap).mul(r).intoArray(to, second(from, at));
    }
  }

  /// Where the second half of pair `at` stands: pairs are counted through the runs.
  private static int second(int from, int at) {
    return from + at + (at & -RUN) + RUN;
  }

  private static DoubleVector angle(LongVector word) {
    return open(word).sub(0.5).mul(HALF_PI);
  }

  private static DoubleVector open(LongVector bits) {
    return fromOne(bits).sub(1 - ULP / 2);
  }

  /// 1 plus the uniform number of the upper 52 bits, exactly.
  private static DoubleVector fromOne(LongVector bits) {
    return bits.lanewise(LSHR, 12).or(ONE_BITS).reinterpretAsDoubles();
  }
}
