package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.UnsuitableForDeviceException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Copies between arrays of the JVM and those of the device's runtime.
final class Transfer {
  // Products of two numbers within stay normal in single precision, and so do sums of 2^30 of them.
  private static final double LARGEST = 0x1p48;
  private static final double SMALLEST = 0x1p-60;

  private Transfer() {}

  static void copy(double[] from, int start, int count, DoubleArray to, int at) {
    MemorySegment.copy(
        from, start, to.getSegment(), ValueLayout.JAVA_DOUBLE, (long) at * Double.BYTES, count);
  }

  static void copy(double[] from, DoubleArray to) {
    copy(from, 0, from.length, to, 0);
  }

  static void copy(int[] from, IntArray to) {
    copy(from, 0, from.length, to, 0);
  }

  static void copy(int[] from, int start, int count, IntArray to, int at) {
    MemorySegment.copy(
        from, start, to.getSegment(), ValueLayout.JAVA_INT, (long) at * Integer.BYTES, count);
  }

  static void copy(DoubleArray from, double[] to, int start, int count) {
    MemorySegment.copy(from.getSegment(), ValueLayout.JAVA_DOUBLE, 0, to, start, count);
  }

  static void copy(IntArray from, int[] to, int start, int count) {
    MemorySegment.copy(from.getSegment(), ValueLayout.JAVA_INT, 0, to, start, count);
  }

  static void copy(FloatArray from, double[] to, int start, int count) {
    MemorySegment segment = from.getSegment();
    for (int k = 0; k < count; k++) {
      to[start + k] = segment.getAtIndex(ValueLayout.JAVA_FLOAT, k);
    }
  }

  /// Rounds to single precision.
  ///
  /// @throws UnsuitableForDeviceException if a number is too large or too small for products of
  ///   single precision; `NaN` and infinities pass
  static void narrow(double[] from, int start, int count, FloatArray to, int at) {
    MemorySegment segment = to.getSegment();
    boolean fits = true;
    for (int k = 0; k < count; k++) {
      double value = from[start + k];
      double size = Math.abs(value);
      fits &= !(size > LARGEST && size <= Double.MAX_VALUE) && !(size < SMALLEST && size > 0);
      segment.setAtIndex(ValueLayout.JAVA_FLOAT, at + k, (float) value);
    }
    if (!fits) {
      throw new UnsuitableForDeviceException("numbers beyond single precision");
    }
  }
}
