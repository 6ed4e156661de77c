package io.causalgym.evaluation.run;

import java.time.Duration;

/// How long to wait before looking again: longer each time, as what takes hours need not be looked
/// at every few seconds.
///
/// @param first pause
/// @param longest that is waited
public record Pauses(Duration first, Duration longest) {
  /// A small batch may be done in a minute; the longest that an ended one waits is a minute.
  public static final Pauses OF_BATCHES = new Pauses(Duration.ofSeconds(5), Duration.ofMinutes(1));

  private static final double GROWTH = 1.5;

  /// @param looks so far, 1 at least
  Duration after(int looks) {
    double millis = (double) first.toMillis() * Math.pow(GROWTH, looks - 1);
    return Duration.ofMillis(Math.max(1, (long) Math.min((double) longest.toMillis(), millis)));
  }
}
