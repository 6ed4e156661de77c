package io.causalgym.system.fault;

import org.jspecify.annotations.Nullable;

/// One request and what became of it.
///
/// @param number tells it from all others of its kind
/// @param sent nanoseconds of the monotonic clock
/// @param ended the same
/// @param acknowledged what the system gave a name to, where it said yes
/// @param failure what it said else, or why it said nothing
/// @param wrong whether it said yes and something untrue
record Asked(
    Kind kind,
    long number,
    long sent,
    long ended,
    @Nullable String acknowledged,
    @Nullable String failure,
    boolean wrong) {

  boolean hasFailed() {
    return failure != null;
  }

  long millis() {
    return (ended - sent) / 1_000_000;
  }
}
