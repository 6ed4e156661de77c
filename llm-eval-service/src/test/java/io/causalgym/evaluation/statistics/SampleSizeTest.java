package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

  @Test
  void theTableOfWorldsForADifference() {
    SampleSize usual = SampleSize.usual();

    assertThat(usual.forPassRates(0.2, 0.05)).isEqualTo(621);
    assertThat(usual.forPassRates(0.2, 0.03)).isEqualTo(1737);
    assertThat(usual.forDifference(0.15, 0.02)).isEqualTo(442);
    assertThat(usual.forDifference(0.15, 0.01)).isEqualTo(1766);
    assertThat(usual.forDifference(0.15, -0.01)).isEqualTo(1766);
    assertThat(usual.detectable(0.15, 442)).isCloseTo(0.02, within(2e-5));
  }

  @ParameterizedTest
  @CsvSource({"50, 0.38", "100, 0.26", "200, 0.19", "400, 0.13"})
  void theTableOfWidthsOfADiscriminationSlope(int worlds, double width) {
    // Residuals of 0.135 with a mean square of 0.0396; the table was simulated.
    double deviation = SampleSize.slopeDeviation(0.135, 0.0396);

    assertThat(SampleSize.width(deviation, worlds, 0.95)).isCloseTo(width, within(0.008));
  }

  @Test
  void passRatesOfThatManyWorldsDifferWithThePowerAskedFor() {
    RandomGenerator random = new RandomStream(21, 0).generator(0);
    int found = 0;
    for (int simulation = 0; simulation < 4000; simulation++) {
      int wins = 0;
      int losses = 0;
      for (int world = 0; world < 621; world++) {
        double draw = random.nextDouble();
        wins += draw < 0.125 ? 1 : 0;
        losses += draw >= 0.125 && draw < 0.2 ? 1 : 0;
      }
      double z = Math.abs(wins - losses) / Math.sqrt(wins + losses);
      found += z > 1.959964 ? 1 : 0;
    }

    assertThat(found / 4000.0).isCloseTo(0.8, within(0.02));
  }

  @Test
  void itemsOfOneWorldAreWorthLess() {
    assertThat(SampleSize.effective(200, 8, 0)).isEqualTo(1600);
    assertThat(SampleSize.effective(200, 8, 1)).isEqualTo(200);
    assertThat(SampleSize.effective(200, 8, 0.4)).isCloseTo(1600 / 3.8, within(1e-9));
  }

  @Test
  void whatCannotBeIsRefused() {
    SampleSize usual = SampleSize.usual();
    assertThatThrownBy(() -> usual.forPassRates(0.1, 0.2)).hasMessageContaining("0.2");
    assertThatThrownBy(() -> usual.forDifference(0.1, 0)).hasMessageContaining("difference 0.0");
    assertThatThrownBy(() -> new SampleSize(0.01, 0.05)).hasMessageContaining("power 0.01");
    assertThatThrownBy(() -> SampleSize.designEffect(8, -0.1)).hasMessageContaining("-0.1");
    assertThat(usual.forPassRates(0.2, 0.2)).isPositive();
    assertThat(usual.forPassRates(1, 1)).isEqualTo(1);
  }
}
