package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.search.SearchControl;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/// Counts tests, tells how many are left, and looks whether the search shall stop; shared by all
/// threads.
///
/// What a level still needs is estimated from the largest number of tests that its edges left could
/// need, times the share that the finished edges did need.
final class TestMeter {
  private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

  private final SearchControl control;
  private final AtomicLong tests;
  private final AtomicLong reported = new AtomicLong(System.nanoTime());
  private volatile boolean stopped;

  // Of the present level.
  private String stage = "";
  private long before;
  private double most;
  private final DoubleAdder settled = new DoubleAdder();

  TestMeter(SearchControl control, long before) {
    this.control = control;
    this.tests = new AtomicLong(before);
    this.stopped = control.deadline().passed();
  }

  /// Begins a level; between levels only.
  ///
  /// @param most tests that it can need
  void level(int size, double most) {
    this.stage = "level " + size;
    this.before = tests.get();
    this.most = most;
    settled.reset();
    report();
  }

  long tests() {
    return tests.get();
  }

  boolean stopped() {
    return stopped;
  }

  private void look() {
    if (control.deadline().passed()) {
      stopped = true;
    }
    long now = System.nanoTime();
    long last = reported.get();
    if (now - last >= NANOS_BETWEEN_REPORTS && reported.compareAndSet(last, now)) {
      report();
    }
  }

  private void report() {
    long done = tests.get();
    double over = settled.sum();
    double share = over > 0 ? Math.min(1, (done - before) / over) : 1;
    long left = Math.round(Math.min(1e18, Math.max(0, most - over) * share));
    control.progress().at(done, done + left, "tests", stage);
  }

  OfThread thread(int testsPerLook) {
    return new OfThread(testsPerLook);
  }

  /// What one thread counts before it tells the others.
  final class OfThread implements SeparatorFinder.Watch {
    private final int testsPerLook;
    private int pending;
    private double pendingSettled;

    private OfThread(int testsPerLook) {
      this.testsPerLook = testsPerLook;
    }

    @Override
    public boolean stop(int done) {
      pending += done;
      if (pending >= testsPerLook) {
        flush();
        look();
      }
      return stopped;
    }

    /// An edge is decided that could have needed so many tests.
    void settle(double tests) {
      pendingSettled += tests;
    }

    void flush() {
      tests.addAndGet(pending);
      settled.add(pendingSettled);
      pending = 0;
      pendingSettled = 0;
    }
  }
}
