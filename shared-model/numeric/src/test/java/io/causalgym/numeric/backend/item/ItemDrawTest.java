package io.causalgym.numeric.backend.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.distribution.Poisson;
import io.causalgym.numeric.random.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ItemDrawTest {
  private final RandomGenerator random = new RandomStream(17, 0).generator(0);

  @Test
  void bitsAndUniformNumbersAreThoseOfTheStream() {
    for (int trial = 0; trial < 20_000; trial++) {
      RandomStream stream = stream();
      long index = random.nextLong(1L << random.nextInt(1, 63));
      long seed = stream.seed();
      assertThat(Philox.bits(seed, stream.stream(), index)).isEqualTo(stream.bits(index));
      assertThat(Philox.uniform(seed, stream.stream(), index)).isEqualTo(stream.uniform(index));
      assertThat(Philox.openUniform(seed, stream.stream(), index))
          .isEqualTo(stream.openUniform(index));
    }
  }

  private RandomStream stream() {
    return new RandomStream(random.nextLong(), random.nextLong(1L << random.nextInt(1, 48)));
  }

  @Test
  void normalNumbersAreThoseOfTheStreamUpToRounding() {
    for (int trial = 0; trial < 20_000; trial++) {
      RandomStream stream = stream();
      long index = random.nextLong(1L << random.nextInt(1, 62));
      double expected = stream.normal(index);
      assertThat(NormalNumber.of(stream.seed(), stream.stream(), index))
          .isCloseTo(expected, within(4e-15));
      long radius = stream.bits(index & ~8);
      long angle = stream.bits(index | 8);
      assertThat((double) NormalNumber.single(radius, angle, (index & 8) != 0))
          .isCloseTo(expected, within(2e-6));
    }
  }

  @Test
  void extremesInSinglePrecisionAreFiniteAndRight() {
    for (long radius :
        new long[] {0, -1, 1L << 63, Long.MAX_VALUE, 1L << 12, 0x5555555555555555L}) {
      for (long angle : new long[] {0, -1, 1L << 63, Long.MAX_VALUE, 1, 2, 3}) {
        for (boolean second : new boolean[] {false, true}) {
          assertThat((double) NormalNumber.single(radius, angle, second))
              .isCloseTo(NormalNumber.of(radius, angle, second), within(2e-6));
        }
      }
    }
  }

  @Test
  void weightsAreDrawsOfThePoissonDistribution() {
    Poisson poisson = new Poisson(1);
    RandomStream stream = new RandomStream(3, 4);
    for (int row = 0; row < 200_000; row++) {
      assertThat((double) PoissonWeight.of(3, 4, row)).isEqualTo(poisson.draw(stream, row));
    }
  }

  @Test
  void thresholdsAreTheDistributionFunctionRoundedUp() {
    MathContext digits = new MathContext(60);
    BigDecimal reciprocal = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 60; k++) {
      reciprocal = reciprocal.add(term);
      term = term.divide(BigDecimal.valueOf(-k), digits);
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal probability = reciprocal;
    for (int k = 0; k <= 16; k++) {
      sum = sum.add(probability);
      long above =
          sum.multiply(BigDecimal.valueOf(1L << 52)).setScale(0, RoundingMode.CEILING).longValue();
      assertThat(PoissonWeight.of((above - 1) << 12)).isEqualTo(k);
      assertThat(PoissonWeight.of(above << 12)).isEqualTo(k + 1);
      probability = probability.divide(BigDecimal.valueOf(k + 1), digits);
    }
    assertThat(PoissonWeight.of(-1)).isEqualTo(17);
    assertThat(PoissonWeight.of(0)).isZero();
  }

  @Test
  void offsetsFollowTheStates() {
    int[] states = {3, 4, 5};
    int[] strides = {7, 0, 2};
    for (int index = 0; index < 20; index++) {
      assertThat(CellOffset.of(index, states, strides, 1, 3)).isEqualTo(index % 5 * 2);
    }
    assertThat(CellOffset.of(59, states, strides, 0, 3)).isEqualTo(2 * 7 + 4 * 2);
  }
}
