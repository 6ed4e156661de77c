package io.causalgym.discovery.independence;

import io.causalgym.discovery.search.SearchProgress;
import java.util.concurrent.atomic.AtomicLong;

/// Tells some ten times a second how many steps of a matrix of correlations are done, at most as
/// many as were announced: how many a kernel takes is its own affair.
final class StepProgress {
  private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

  private final SearchProgress progress;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong reported = new AtomicLong(System.nanoTime());

  StepProgress(SearchProgress progress, long total) {
    this.progress = progress;
    this.total = total;
    progress.at(0, total, "steps", "correlations");
  }

  void step() {
    long count = Math.min(total, done.incrementAndGet());
    long now = System.nanoTime();
    long last = reported.get();
    if (now - last >= NANOS_BETWEEN_REPORTS && reported.compareAndSet(last, now)) {
      progress.at(count, total, "steps", "correlations");
    }
  }
}
