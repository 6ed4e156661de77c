package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// One fault and what the requests around it met.
///
/// @param injected when it was, in nanoseconds of the monotonic clock
/// @param lost acknowledged writes that are gone
/// @param duplicated writes that are there more than once
record Incident(String fault, List<Asked> asked, long injected, long lost, long duplicated) {
  /// A slower answer than this is a disturbance that a person notices.
  private static final long SLOW_MILLIS = 1_000;

  static final String HEAD =
      "%-44s %6s %7s %7s %6s %5s %5s %9s %9s"
          .formatted(
              "fault", "sent", "failed", "once", "wrong", "lost", "twice", "slowest", "disturbed");

  Incident {
    asked = List.copyOf(asked);
  }

  private long count(Predicate<Asked> which) {
    return asked.stream().filter(which).count();
  }

  /// Failed requests that could be repeated without harm.
  long failed() {
    return count(one -> one.hasFailed() && one.kind().isIdempotent());
  }

  /// Failed requests of a kind.
  long failed(Kind kind) {
    return count(one -> one.hasFailed() && one.kind() == kind);
  }

  /// Failed requests that must not be repeated.
  long failedOnce() {
    return count(one -> one.hasFailed() && !one.kind().isIdempotent());
  }

  /// Answers that are not true.
  long wrong() {
    return count(Asked::wrong);
  }

  /// No answer was untrue, and of what was acknowledged all is there, once.
  void assertNothingLost() {
    assertThat(wrong()).as("wrong answers").isZero();
    assertThat(lost).as("acknowledged writes that are gone").isZero();
    assertThat(duplicated).as("writes that are there twice").isZero();
  }

  long slowestMillis() {
    return asked.stream()
        .filter(one -> one.ended() > injected)
        .mapToLong(Asked::millis)
        .max()
        .orElse(0);
  }

  /// From the fault to the end of the last request that failed or was slow.
  double disturbedSeconds() {
    return asked.stream()
            .filter(one -> one.ended() > injected)
            .filter(one -> one.hasFailed() || one.millis() > SLOW_MILLIS)
            .mapToLong(one -> one.ended() - injected)
            .max()
            .orElse(0)
        / 1e9;
  }

  /// What went wrong, in the order of its end, a line each: seconds since the fault, the kind, how
  /// long it took, what was said.
  List<String> failures() {
    return asked.stream()
        .filter(Asked::hasFailed)
        .sorted(Comparator.comparingLong(Asked::ended))
        .map(one ->
            "%7.2f s  %-12s after %5d ms: %s"
                .formatted((one.ended() - injected) / 1e9, one.kind(), one.millis(), one.failure()))
        .toList();
  }

  /// A line under {@link #HEAD}.
  String line() {
    return "%-44s %6d %7d %7d %6d %5d %5d %6d ms %7.1f s"
        .formatted(
            fault,
            asked.size(),
            failed(),
            failedOnce(),
            wrong(),
            lost,
            duplicated,
            slowestMillis(),
            disturbedSeconds());
  }
}
