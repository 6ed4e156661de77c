package io.causalgym.numeric.backend.selection;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether a device is worth asking: after failures in a row it is left alone for a while, twice as
/// long each time, and then asked once.
final class DeviceHealth {
  /// A kernel that fails by its arguments fails once; three in a row are the device's.
  static final int FAILURES = 3;

  static final Duration FIRST_REST = Duration.ofSeconds(30);
  static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private int failures;
  private int rests;
  private long restsUntil;
  private boolean resting;
  private boolean onTrial;

  /// @param nanoTime a clock as {@link System#nanoTime}
  DeviceHealth(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Whether a call may go to the device. After a rest one call may, until it ends.
  synchronized boolean admits() {
    if (!resting) {
      return true;
    }
    if (onTrial || nanoTime.getAsLong() - restsUntil < 0) {
      return false;
    }
    onTrial = true;
    return true;
  }

  /// A call was answered.
  ///
  /// @return whether the device is back in use by that
  synchronized boolean answered() {
    boolean back = resting;
    failures = 0;
    rests = 0;
    resting = false;
    onTrial = false;
    return back;
  }

  /// A call says nothing of the device: it was stopped, or did not suit it.
  synchronized void undecided() {
    onTrial = false;
  }

  /// A call failed.
  ///
  /// @param hangs whether the device did not come back, which is enough by itself
  /// @return whether the device is out of use by that
  synchronized boolean failed(boolean hangs) {
    failures = resting || hangs ? FAILURES : failures + 1;
    onTrial = false;
    if (failures < FAILURES) {
      return false;
    }
    boolean news = !resting;
    long rest = FIRST_REST.toNanos() << Math.min(rests, 10);
    rests++;
    resting = true;
    restsUntil = nanoTime.getAsLong() + Math.min(rest, LONGEST_REST.toNanos());
    return news;
  }
}
