package io.causalgym.numeric.backend.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ShapeValueTest {
  private static final MathContext DIGITS = new MathContext(50);
  private static final int TRIALS = 600;

  @Test
  void tanhErrsByLessThanTwoUlp() {
    check(
        ShapeValue::tanh,
        x -> {
          BigDecimal power = exp(x.add(x));
          return power.subtract(BigDecimal.ONE).divide(power.add(BigDecimal.ONE), DIGITS);
        },
        20);
  }

  @Test
  void theLogisticFunctionErrsByLessThanTwoUlp() {
    check(
        ShapeValue::logistic,
        x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS),
        100);
  }

  @Test
  void theSineErrsByLessThanTwoUlp() {
    check(ShapeValue::sine, ShapeValueTest::sine, 12);
    // Where it is small, next to multiples of pi.
    for (int turns = 1; turns < 40; turns++) {
      check(ShapeValue::sine, ShapeValueTest::sine, turns * Math.PI);
    }
  }

  private static void check(DoubleUnaryOperator shape, UnaryOperator<BigDecimal> exact, int reach) {
    RandomGenerator random = new RandomStream(reach, 0).generator(0);
    for (int trial = 0; trial < TRIALS; trial++) {
      double size = trial % 2 == 0 ? reach : Math.exp(-20 * random.nextDouble());
      check(shape, exact, random.nextDouble(-size, size));
    }
  }

  private static void check(DoubleUnaryOperator shape, UnaryOperator<BigDecimal> exact, double x) {
    double value = shape.applyAsDouble(x);
    BigDecimal expected = exact.apply(new BigDecimal(x));
    double error = Math.abs(new BigDecimal(value).subtract(expected).doubleValue());
    assertThat(error / Math.ulp(expected.doubleValue())).as("at %s", x).isLessThan(2);
  }

  /// By halving until the series is short.
  private static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(BigDecimal.valueOf(256), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 40; k++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int square = 0; square < 8; square++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  private static BigDecimal sine(BigDecimal x) {
    MathContext digits = new MathContext(x.precision() + x.abs().intValue() + 80);
    BigDecimal square = x.multiply(x).negate();
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 1; k < 40 || term.abs().doubleValue() > 1e-60; k++) {
      term = term.multiply(square).divide(BigDecimal.valueOf(2L * k * (2 * k + 1)), digits);
      sum = sum.add(term, digits);
    }
    return sum;
  }

  @Test
  void theSineOfLargeNumbersIsNearThatOfTheLibrary() {
    RandomGenerator random = new RandomStream(6, 0).generator(0);
    for (int trial = 0; trial < 100_000; trial++) {
      double x = random.nextDouble(-2e6, 2e6);
      double sine = StrictMath.sin(x);
      assertThat(Math.abs(ShapeValue.sine(x) - sine)).isLessThanOrEqualTo(3 * Math.ulp(sine));
    }
  }

  @Test
  void theEndsAreReached() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(ShapeValue.tanh(infinity)).isEqualTo(1);
    assertThat(ShapeValue.tanh(-infinity)).isEqualTo(-1);
    assertThat(ShapeValue.tanh(0)).isZero();
    assertThat(ShapeValue.tanh(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(ShapeValue.logistic(infinity)).isEqualTo(1);
    assertThat(ShapeValue.logistic(-infinity)).isBetween(0.0, 1e-300);
    assertThat(ShapeValue.logistic(0)).isEqualTo(0.5);
    assertThat(ShapeValue.sine(infinity)).isNaN();
    assertThat(ShapeValue.rectified(-infinity)).isZero();
    assertThat(ShapeValue.tanh(Double.NaN)).isNaN();
    assertThat(ShapeValue.logistic(Double.NaN)).isNaN();
    assertThat(ShapeValue.sine(Double.NaN)).isNaN();
    assertThat(ShapeValue.rectified(Double.NaN)).isNaN();
  }
}
