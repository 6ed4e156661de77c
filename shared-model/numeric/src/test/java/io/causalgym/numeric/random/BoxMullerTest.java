package io.causalgym.numeric.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BoxMullerTest {

  @Test
  void theSeriesAreAccurateToTheLastBits() {
    RandomGenerator random = new RandomStream(3, 0).generator(0);
    for (int trial = 0; trial < 200_000; trial++) {
      double u =
          trial % 2 == 0 ? random.nextDouble(0x1p-53, 1) : Math.exp(-36 * random.nextDouble());
      double log = StrictMath.log(u);
      assertThat(BoxMuller.log(u)).isCloseTo(log, within(-1e-15 * log));
      double t = random.nextDouble(-Math.PI / 4, Math.PI / 4);
      assertThat(BoxMuller.sine(t)).isCloseTo(StrictMath.sin(t), within(6e-16 * Math.abs(t)));
      assertThat(BoxMuller.cosine(t)).isCloseTo(StrictMath.cos(t), within(6e-16));
    }
  }

  @Test
  void theExtremesAreFiniteAndReachEightAndAHalf() {
    double largest = BoxMuller.normal(0, 1L << 63, false);
    assertThat(Math.abs(largest)).isCloseTo(Math.sqrt(2 * 53 * Math.log(2)), within(1e-9));
    double smallest = BoxMuller.normal(-1, 0, false);
    assertThat(Math.abs(smallest)).isBetween(1e-9, 1e-7);
  }

  @Test
  void theTwoLastBitsOfTheAngleTurnByQuarters() {
    long radius = 0x3333333333333333L;
    long angle = 0x7777777777777770L;
    double x = BoxMuller.normal(radius, angle, false);
    double y = BoxMuller.normal(radius, angle, true);
    assertThat(Math.abs(y)).isLessThan(x);
    assertThat(BoxMuller.normal(radius, angle | 1, false)).isEqualTo(-x);
    assertThat(BoxMuller.normal(radius, angle | 1, true)).isEqualTo(-y);
    assertThat(BoxMuller.normal(radius, angle | 2, false)).isEqualTo(y);
    assertThat(BoxMuller.normal(radius, angle | 2, true)).isEqualTo(x);
  }
}
