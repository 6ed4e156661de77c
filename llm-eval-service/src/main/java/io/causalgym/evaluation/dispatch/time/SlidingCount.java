package io.causalgym.evaluation.dispatch.time;

import java.util.Arrays;

/// How often something happened lately, in constant memory: whole slices of time are forgotten at
/// once, so the window is up to a slice shorter than told.
public final class SlidingCount {
  private final long sliceNanos;
  private final int[] counts;
  private long slice = Long.MIN_VALUE / 2;
  private int sum;

  /// @param windowNanos the time that is remembered
  /// @param slices that it is cut into, at least 2
  public SlidingCount(long windowNanos, int slices) {
    this.sliceNanos = windowNanos / slices;
    this.counts = new int[slices];
  }

  public void add(long now) {
    advance(now);
    counts[Math.floorMod(slice, counts.length)]++;
    sum++;
  }

  public int sum(long now) {
    advance(now);
    return sum;
  }

  /// Over the time that is really remembered.
  public double perSecond(long now) {
    advance(now);
    double nanos = (counts.length - 1) * sliceNanos + Math.floorMod(now, sliceNanos);
    return sum / nanos * 1e9;
  }

  private void advance(long now) {
    long current = Math.floorDiv(now, sliceNanos);
    if (current - slice >= counts.length) {
      Arrays.fill(counts, 0);
      sum = 0;
      slice = current;
    }
    while (slice < current) {
      slice++;
      int oldest = Math.floorMod(slice, counts.length);
      sum -= counts[oldest];
      counts[oldest] = 0;
    }
  }
}
