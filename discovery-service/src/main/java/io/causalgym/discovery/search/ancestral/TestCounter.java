package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.search.SearchControl;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the tests of all threads after the first phase, tells where the search is, and hears
/// whether it shall stop.
final class TestCounter {
  private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

  private final SearchControl control;
  private final AtomicLong tests = new AtomicLong();
  private final AtomicLong reported = new AtomicLong(System.nanoTime());
  private volatile boolean stopped;
  private volatile String stage = "";

  // Of the present stage: edges or pairs, whose number is known, unlike that of the tests.
  private volatile long items;
  private volatile long before;
  private final AtomicLong finished = new AtomicLong();

  TestCounter(SearchControl control, long tests) {
    this.control = control;
    this.tests.set(tests);
  }

  void stage(String name, long items) {
    this.stage = name;
    this.items = items;
    this.before = tests.get();
    finished.set(0);
    report();
  }

  long tests() {
    return tests.get();
  }

  boolean stopped() {
    return stopped;
  }

  /// Looks at the deadline.
  boolean look() {
    if (control.deadline().passed()) {
      stopped = true;
    }
    long now = System.nanoTime();
    long last = reported.get();
    if (now - last >= NANOS_BETWEEN_REPORTS && reported.compareAndSet(last, now)) {
      report();
    }
    return stopped;
  }

  /// What is left is estimated from the tests that the finished items took.
  private void report() {
    long done = tests.get();
    long over = finished.get();
    long left = over == 0 ? items : Math.round((double) (done - before) / over * (items - over));
    control.progress().at(done, done + Math.max(0, left), "tests", stage);
  }

  void finishedOne() {
    finished.incrementAndGet();
  }

  OfThread thread(int testsPerLook) {
    return new OfThread(testsPerLook);
  }

  /// What one thread counts before it tells the others.
  final class OfThread implements SeparatorFinder.Watch {
    private final int testsPerLook;
    private int pending;

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

    void flush() {
      tests.addAndGet(pending);
      pending = 0;
    }
  }
}
