package io.causalgym.contract;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// An immutable list of numbers without boxing. On the wire an array; an undefined cell is NaN here
/// and `null` there.
public final class Doubles {
  private final double[] values;

  private Doubles(double[] values) {
    this.values = values;
  }

  public static Doubles of(double... values) {
    return new Doubles(values.clone());
  }

  public int size() {
    return values.length;
  }

  public double get(int index) {
    return values[index];
  }

  public DoubleStream stream() {
    return Arrays.stream(values);
  }

  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Doubles doubles && Arrays.equals(values, doubles.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
