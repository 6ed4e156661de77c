package io.causalgym.numeric.backend.jvm;

import static io.causalgym.numeric.backend.item.ShapeValue.E10;
import static io.causalgym.numeric.backend.item.ShapeValue.E11;
import static io.causalgym.numeric.backend.item.ShapeValue.E12;
import static io.causalgym.numeric.backend.item.ShapeValue.E13;
import static io.causalgym.numeric.backend.item.ShapeValue.E14;
import static io.causalgym.numeric.backend.item.ShapeValue.E15;
import static io.causalgym.numeric.backend.item.ShapeValue.E16;
import static io.causalgym.numeric.backend.item.ShapeValue.E17;
import static io.causalgym.numeric.backend.item.ShapeValue.E2;
import static io.causalgym.numeric.backend.item.ShapeValue.E3;
import static io.causalgym.numeric.backend.item.ShapeValue.E4;
import static io.causalgym.numeric.backend.item.ShapeValue.E5;
import static io.causalgym.numeric.backend.item.ShapeValue.E6;
import static io.causalgym.numeric.backend.item.ShapeValue.E7;
import static io.causalgym.numeric.backend.item.ShapeValue.E8;
import static io.causalgym.numeric.backend.item.ShapeValue.E9;
import static io.causalgym.numeric.backend.item.ShapeValue.END;
import static io.causalgym.numeric.backend.item.ShapeValue.FAR;
import static io.causalgym.numeric.backend.item.ShapeValue.FLAT;
import static io.causalgym.numeric.backend.item.ShapeValue.HALF_PI_LOWER;
import static io.causalgym.numeric.backend.item.ShapeValue.HALF_PI_MIDDLE;
import static io.causalgym.numeric.backend.item.ShapeValue.HALF_PI_UPPER;
import static io.causalgym.numeric.backend.item.ShapeValue.LN_2_LOWER;
import static io.causalgym.numeric.backend.item.ShapeValue.LN_2_UPPER;
import static io.causalgym.numeric.backend.item.ShapeValue.LOG2_E;
import static io.causalgym.numeric.backend.item.ShapeValue.ONE;
import static io.causalgym.numeric.backend.item.ShapeValue.ROUND;
import static io.causalgym.numeric.backend.item.ShapeValue.TWO_OVER_PI;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.item.ShapeValue;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The shapes of {@link ShapeValue} by vector instructions, the same to the bit whatever the width
/// of vectors. Series are written out: a loop over an array of coefficients ran at half the speed.
final class VectorShapes {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = DOUBLES.length();
  private static final long SIGN = Long.MIN_VALUE;

  private VectorShapes() {}

  /// How many of so many values fill whole vectors.
  static int whole(int count) {
    return DOUBLES.loopBound(count);
  }

  /// @param shape sine, hyperbolic tangent or logistic function
  /// @param count a multiple of the width
  static void shape(Shape shape, double[] x, double[] y, int count) {
    switch (shape) {
      case SINE -> sine(x, y, count);
      case TANH -> tanh(x, y, count);
      case LOGISTIC -> logistic(x, y, count);
      case IDENTITY, SQUARE, RECTIFIED -> throw new IllegalArgumentException(shape.name());
    }
  }

  private static void tanh(double[] x, double[] y, int count) {
    for (int at = 0; at < count; at += WIDTH) {
      LongVector bits = DoubleVector.fromArray(DOUBLES, x, at).reinterpretAsLongs();
      DoubleVector size = bits.and(~SIGN).reinterpretAsDoubles();
      DoubleVector twice = size.blend(FLAT, size.compare(GT, FLAT)).mul(2);
      DoubleVector shifted = twice.mul(LOG2_E).add(ROUND);
      DoubleVector scale = power(shifted);
      DoubleVector q = scale.mul(expm1(reduced(twice, shifted))).add(scale.sub(1));
      DoubleVector ratio = q.div(q.add(2));
      ratio.reinterpretAsLongs().or(bits.and(SIGN)).reinterpretAsDoubles().intoArray(y, at);
    }
  }

  private static void logistic(double[] x, double[] y, int count) {
    for (int at = 0; at < count; at += WIDTH) {
      DoubleVector value = DoubleVector.fromArray(DOUBLES, x, at);
      DoubleVector less = value.neg();
      less = less.blend(-END, less.compare(LT, -END));
      less = less.blend(END, less.compare(GT, END));
      DoubleVector shifted = less.mul(LOG2_E).add(ROUND);
      DoubleVector scale = power(shifted);
      DoubleVector power = scale.mul(expm1(reduced(less, shifted))).add(scale);
      DoubleVector.broadcast(DOUBLES, 1).div(power.add(1)).intoArray(y, at);
    }
  }

  private static DoubleVector power(DoubleVector shifted) {
    return shifted.reinterpretAsLongs().lanewise(LSHL, 52).add(ONE).reinterpretAsDoubles();
  }

  private static DoubleVector reduced(DoubleVector y, DoubleVector shifted) {
    DoubleVector halvings = shifted.sub(ROUND);
    return y.sub(halvings.mul(LN_2_UPPER)).sub(halvings.mul(LN_2_LOWER));
  }

  private static DoubleVector expm1(DoubleVector r) {
    DoubleVector series =
        r.mul(E13)
            .add(E12)
            .mul(r)
            .add(E11)
            .mul(r)
            .add(E10)
            .mul(r)
            .add(E9)
            .mul(r)
            .add(E8)
            .mul(r)
            .add(E7)
            .mul(r)
            .add(E6)
            .mul(r)
            .add(E5)
            .mul(r)
            .add(E4)
            .mul(r)
            .add(E3)
            .mul(r)
            .add(E2);
    return r.add(r.mul(r).mul(series));
  }

  private static void sine(double[] x, double[] y, int count) {
    for (int at = 0; at < count; at += WIDTH) {
      DoubleVector value = DoubleVector.fromArray(DOUBLES, x, at);
      DoubleVector shifted = value.mul(TWO_OVER_PI).add(ROUND);
      DoubleVector t = eighth(value, shifted.sub(ROUND));
      DoubleVector z = t.mul(t);
      LongVector quadrant = shifted.reinterpretAsLongs();
      VectorMask<Double> odd = quadrant.and(1).compare(NE, 0).cast(DOUBLES);
      LongVector turned = sineOfEighth(t, z).blend(cosineOfEighth(z), odd).reinterpretAsLongs();
      LongVector sign = quadrant.and(2).lanewise(LSHL, 62);
      turned.lanewise(XOR, sign).reinterpretAsDoubles().intoArray(y, at);
      if (value.lanewise(ABS).compare(GT, FAR).anyTrue()) {
        far(x, y, at);
      }
    }
  }

  private static void far(double[] x, double[] y, int at) {
    for (int lane = at; lane < at + WIDTH; lane++) {
      y[lane] = ShapeValue.sine(x[lane]);
    }
  }

  private static DoubleVector eighth(DoubleVector x, DoubleVector quarters) {
    return x.sub(quarters.mul(HALF_PI_UPPER))
        .sub(quarters.mul(HALF_PI_MIDDLE))
        .sub(quarters.mul(HALF_PI_LOWER));
  }

  private static DoubleVector sineOfEighth(DoubleVector t, DoubleVector z) {
    DoubleVector series =
        z.mul(E17)
            .sub(E15)
            .mul(z)
            .add(E13)
            .mul(z)
            .sub(E11)
            .mul(z)
            .add(E9)
            .mul(z)
            .sub(E7)
            .mul(z)
            .add(E5)
            .mul(z)
            .sub(E3);
    return t.add(t.mul(z.mul(series)));
  }

  private static DoubleVector cosineOfEighth(DoubleVector z) {
    DoubleVector series =
        z.mul(E16)
            .sub(E14)
            .mul(z)
            .add(E12)
            .mul(z)
            .sub(E10)
            .mul(z)
            .add(E8)
            .mul(z)
            .sub(E6)
            .mul(z)
            .add(E4)
            .mul(z)
            .sub(E2);
    return z.mul(series).add(1);
  }
}
