package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.search.SearchControl;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;

/// Counts tests, tells how many are left, and looks whether the search shall stop; shared by all
/// threads.
///
/// What a stage still needs is estimated from the units of work that are left, such as the largest
/// number of tests that its edges could need, and the tests for a unit so far.
final class TestMeter {
  private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

  private final SearchControl control;
  private final AtomicLong tests;
  private final AtomicLong reported = new AtomicLong(System.nanoTime());
  private volatile boolean stopped;

  // Of the present stage.
  private String stage = "";
  private long before;
  private double units;
  private final DoubleAdder settled = new DoubleAdder();

  TestMeter(SearchControl control, long before) {
    this.control = control;
    this.tests = new AtomicLong(before);
    this.stopped = control.deadline().passed();
  }

  /// Begins a stage, while no thread is in one.
  void begin(String stage, double units) {
    this.stage = stage;
    this.before = tests.get();
    this.units = units;
    settled.reset();
    report();
  }

  long tests() {
    return tests.get();
  }

  boolean stopped() {
    return stopped;
  }

  /// Looks at the clock, and tells how far the search is.
  boolean looksStopped() {
    look();
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
    double testsPerUnit = over > 0 ? (double) (done - before) / over : 1;
    long left = Math.round(Math.min(1e18, Math.max(0, units - over) * testsPerUnit));
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

    /// So many units of work are done.
    void settle(double units) {
      pendingSettled += units;
    }

    void flush() {
      tests.addAndGet(pending);
      settled.add(pendingSettled);
      pending = 0;
      pendingSettled = 0;
    }
  }
}
