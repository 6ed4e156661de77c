package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  private static double parse(String text) {
    char[] padded = ("x" + text + "9").toCharArray();
    return new DecimalParser('.').parse(padded, 1, padded.length - 1);
  }

  @Test
  void everySpellingOfANumberReadsAsTheLibraryReadsIt() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      String text = spelled(random);
      assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  private static String spelled(SplittableRandom random) {
    double value = Double.longBitsToDouble(random.nextLong());
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      value = 1;
    }
    double small = random.nextInt(1_000_000) / Math.pow(10, random.nextInt(6));
    return switch (random.nextInt(7)) {
      case 0 -> Double.toString(value);
      case 1 -> String.format(Locale.ROOT, "%.5f", random.nextDouble(-100, 100));
      case 2 -> String.valueOf(random.nextLong());
      case 3 -> "+" + small + "e" + random.nextInt(-330, 310);
      case 4 -> "-." + random.nextInt(1_000_000);
      case 5 -> random.nextInt(1000) + ".";
      default -> "000" + small + random.nextLong(1_000_000_000_000_000_000L) + "E-" + 5;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e5x", "1.2.3", "0x10", "1d", "1f", "1_000",
        "1,5", "--1", "1 2", "NaN", "infinit", "١", "1e1e1"
      })
  void anythingElseIsNoNumber(String text) {
    assertThat(parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Inf", "Infinity", "+INFINITY", "1e999", "-1e400"})
  void numbersBeyondDoublesAreInfinite(String text) {
    assertThat(parse(text)).isInfinite();
  }

  @Test
  void hugeExponentsNeitherOverflowNorFail() {
    assertThat(parse("1e-99999999999999999999")).isZero();
    assertThat(parse("0e99999999999999999999")).isZero();
    assertThat(parse("0.0000001e7")).isEqualTo(1.0);
  }

  @Test
  void theDecimalSignMayBeAComma() {
    char[] text = "-1,25e1".toCharArray();
    assertThat(new DecimalParser(',').parse(text, 0, text.length)).isEqualTo(-12.5);
    char[] point = "1.5".toCharArray();
    assertThat(new DecimalParser(',').parse(point, 0, point.length)).isNaN();
  }
}
