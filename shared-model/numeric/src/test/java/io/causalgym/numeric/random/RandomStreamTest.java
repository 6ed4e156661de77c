package io.causalgym.numeric.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final RandomStream STREAM = new RandomStream(0x5EED5EED5EEDL, 3);

  @Test
  void anyChunkHoldsTheBitsOfTheSingleValues() {
    RandomGenerator chunks = new RandomStream(1, 0).generator(0);
    for (int trial = 0; trial < 300; trial++) {
      long first = chunks.nextLong(1L << chunks.nextInt(4, 60));
      int count = chunks.nextInt(150);
      int from = chunks.nextInt(10);
      double[] uniforms = new double[200];
      double[] open = new double[200];
      double[] normals = new double[200];
      STREAM.fillUniform(first, uniforms, from, count);
      STREAM.fillOpenUniform(first, open, from, count);
      STREAM.fillNormal(first, normals, from, count);
      for (int k = 0; k < count; k++) {
        assertThat(uniforms[from + k]).isEqualTo(STREAM.uniform(first + k));
        assertThat(open[from + k]).isEqualTo(STREAM.openUniform(first + k));
        assertThat(normals[from + k]).isEqualTo(STREAM.normal(first + k));
      }
      assertThat(Arrays.copyOfRange(normals, from + count, 200)).containsOnly(0);
      assertThat(Arrays.copyOf(normals, from)).isEqualTo(new double[from]);
    }
  }

  @Test
  void everyIndexHasBitsOfItsOwn() {
    long distinct = LongStream.range(0, 100_000).map(STREAM::bits).distinct().count();
    assertThat(distinct).isEqualTo(100_000);
  }

  @Test
  void uniformNumbersFollowFromTheBits() {
    for (long index = 0; index < 1000; index++) {
      double expected = (STREAM.bits(index) >>> 12) * 0x1p-52;
      assertThat(STREAM.uniform(index)).isEqualTo(expected);
      assertThat(STREAM.openUniform(index)).isEqualTo(expected + 0x1p-53);
    }
  }

  @Test
  void derivedStreamsAndOtherSeedsAreOtherNumbers() {
    assertThat(STREAM.derived(0)).isEqualTo(STREAM);
    assertThat(STREAM.derived(1).bits(0)).isNotEqualTo(STREAM.bits(0));
    assertThat(STREAM.derived(1).stream()).isEqualTo(RandomStream.MOST_STREAMS + 3);
    assertThat(new RandomStream(STREAM.seed() + (1L << 32), 3).bits(0))
        .isNotEqualTo(STREAM.bits(0));
  }

  @Test
  void aGeneratorReadsTheBitsInOrder() {
    RandomGenerator generator = STREAM.generator(14);
    assertThat(generator.nextLong()).isEqualTo(STREAM.bits(14));
    assertThat(generator.nextLong()).isEqualTo(STREAM.bits(15));
    assertThat(generator.nextLong()).isEqualTo(STREAM.bits(16));
  }

  @Test
  void anIntegerIsTheUpperPartOfTheProductWithTheBound() {
    for (int bound : new int[] {1, 2, 3, 10, 1 << 20, Integer.MAX_VALUE}) {
      for (long index = 0; index < 1000; index++) {
        int value = STREAM.below(index, bound);
        assertThat(value).isBetween(0, bound - 1);
        assertThat(value)
            .isEqualTo((int) Math.unsignedMultiplyHigh(STREAM.bits(index), (long) bound));
      }
    }
  }

  @Test
  void aNegativeIndexOrAnEmptyRangeIsRefused() {
    assertThatThrownBy(() -> STREAM.bits(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> STREAM.below(0, 0)).hasMessageContaining("bound 0");
    assertThatThrownBy(() -> STREAM.fillNormal(0, new double[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
