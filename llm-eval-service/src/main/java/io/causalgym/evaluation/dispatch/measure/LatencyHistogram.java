package io.causalgym.evaluation.dispatch.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Counts durations in buckets that grow by a factor: from a microsecond to a day within 1.6 %, in
/// nine kilobytes, with nothing allocated for a record. Not for several threads.
public final class LatencyHistogram {
  private static final int BITS = 5;
  private static final int PER_DOUBLING = 1 << BITS;
  private static final int DOUBLINGS = 37;
  private static final double MICROS = 1e3;

  private final long[] counts = new long[PER_DOUBLING * (DOUBLINGS - BITS + 1)];
  private long count;
  private double sumMillis;
  private double mostMillis;

  /// @param millis below zero counts as zero
  public void record(double millis) {
    counts[bucket((long) (Math.max(0, millis) * MICROS))]++;
    count++;
    sumMillis += Math.max(0, millis);
    mostMillis = Math.max(mostMillis, millis);
  }

  /// Adds what another counted.
  public void add(LatencyHistogram other) {
    Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
    count += other.count;
    sumMillis += other.sumMillis;
    mostMillis = Math.max(mostMillis, other.mostMillis);
  }

  /// The duration that a share of all do not exceed, up to the width of a bucket; absent where
  /// nothing was counted.
  ///
  /// @param share from 0 to 1
  public OptionalDouble quantile(double share) {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    long rank = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    int i = 0;
    while ((seen += counts[i]) < rank) {
      i++;
    }
    return OptionalDouble.of(Math.min(mostMillis, middle(i) / MICROS));
  }

  public LatencySummary summary() {
    return new LatencySummary(
        count,
        count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumMillis / count),
        quantile(.5),
        quantile(.95),
        quantile(.99),
        count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mostMillis));
  }

  // Below 32 a bucket for each microsecond; from there 32 for each doubling.
  private int bucket(long micros) {
    if (micros < PER_DOUBLING) {
      return (int) micros;
    }
    int doubling = 63 - Long.numberOfLeadingZeros(micros) - BITS;
    int within = (int) (micros >>> doubling) - PER_DOUBLING;
    return Math.min(counts.length - 1, PER_DOUBLING * (doubling + 1) + within);
  }

  private static double middle(int bucket) {
    if (bucket < PER_DOUBLING) {
      return bucket;
    }
    int doubling = bucket / PER_DOUBLING - 1;
    long low = (long) (PER_DOUBLING + bucket % PER_DOUBLING) << doubling;
    return low + ((1L << doubling) - 1) / 2.0;
  }
}
