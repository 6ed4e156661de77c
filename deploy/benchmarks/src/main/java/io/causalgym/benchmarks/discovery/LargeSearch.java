package io.causalgym.benchmarks.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.SearchProgress;
import io.causalgym.discovery.search.constraint.Skeleton;
import io.causalgym.discovery.search.constraint.SkeletonOptions;
import io.causalgym.discovery.search.constraint.SkeletonSearch;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The skeleton of 10 000 variables, once to its end and once cancelled: time, memory, how often
/// progress is told, how soon a cancelled search returns.
final class LargeSearch {
  static final String KEY = "skeleton-10000";
  private static final int VARIABLES = 10_000;
  private static final int ROWS = 1000;
  private static final int THREADS = 2;
  private static final double CANCEL_AFTER_SECONDS = 2;

  private final World world = LinearWorlds.of(VARIABLES, 2, ROWS, 1);
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong lastEvent = new AtomicLong();
  private final AtomicLong longestGap = new AtomicLong();

  void run(Report report) {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      SearchControl control =
          SearchControl.plain()
              .with(new ParallelLoop(threads, THREADS))
              .with((SearchProgress) (done, total, unit, stage) -> progress());
      long start = System.nanoTime();
      lastEvent.set(start);
      Skeleton skeleton = search(control);
      double seconds = (System.nanoTime() - start) / 1e9;
      progress();
      double cancelMillis = cancelled(control);
      report(report, skeleton, seconds, cancelMillis);
    }
  }

  private void progress() {
    long now = System.nanoTime();
    long gap = now - lastEvent.getAndSet(now);
    longestGap.accumulateAndGet(gap, Math::max);
    events.incrementAndGet();
  }

  private Skeleton search(SearchControl control) {
    IndependenceTest test = FisherZ.of(world.sample(), control);
    return new SkeletonSearch(test, Knowledge.none(VARIABLES), SkeletonOptions.DEFAULTS)
        .run(control);
  }

  /// Milliseconds from the cancellation to the return.
  private double cancelled(SearchControl control) {
    long stop = System.nanoTime() + (long) (CANCEL_AFTER_SECONDS * 1e9);
    try {
      search(control.with(Deadline.when(() -> System.nanoTime() > stop)));
    } catch (CancellationException early) {
      // Before the correlations are there, there is no graph to return.
    }
    return (System.nanoTime() - stop) / 1e6;
  }

  private void report(Report report, Skeleton skeleton, double seconds, double cancelMillis) {
    // A search that needs more fails: peaks of the collector's pools cannot be added up.
    double heap = Runtime.getRuntime().maxMemory() / 1e9;
    int unlike =
        Truth.ADJACENCIES.difference(Ours.edges(skeleton), world.truths().get(Truth.ADJACENCIES));
    double gap = longestGap.get() / 1e9;
    ObjectNode node = Report.node();
    node.put("seconds", seconds).put("heapGigabytes", heap).put("tests", skeleton.tests());
    node.put("events", events.get()).put("longestGapSeconds", gap);
    node.put("cancelMillis", cancelMillis).put("edges", Ours.edges(skeleton).size());
    node.put("unlike", unlike);
    report.note(
        KEY,
        String.format(
            Locale.ROOT,
            "%.1f s on %d threads (target 60), in a heap of %.2f GB (target 4), %d tests, %d edges,"
                + " %d pairs unlike the true DAG's, %d progress events, longest gap %.2f s (target"
                + " 1), a cancelled search returned after %.0f ms (target 100)",
            seconds,
            THREADS,
            heap,
            skeleton.tests(),
            Ours.edges(skeleton).size(),
            unlike,
            events.get(),
            gap,
            cancelMillis),
        node);
  }
}
