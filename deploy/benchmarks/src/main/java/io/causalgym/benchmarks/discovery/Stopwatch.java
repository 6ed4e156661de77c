package io.causalgym.benchmarks.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Times searches by the processor time of all threads, see {@link ThreadTimes}.
final class Stopwatch {
  private final long budgetNanos;
  private final long capNanos;

  /// @param budgetMillis for which a search is repeated; the runs of the first half warm up
  /// @param capMillis after which a search is given up
  Stopwatch(long budgetMillis, long capMillis) {
    this.budgetNanos = TimeUnit.MILLISECONDS.toNanos(budgetMillis);
    this.capNanos = TimeUnit.MILLISECONDS.toNanos(capMillis);
  }

  /// Milliseconds of the best and of the median run, how many runs they are of, and what the last
  /// one found.
  record Reading(double best, double median, int runs, Contender.Outcome outcome) {}

  private record Run(double millis, Contender.Outcome outcome) {}

  /// @throws TimeoutException if one run took longer than the cap
  Reading read(Contender contender, World world) throws Exception {
    Contender.Timed timed = contender.search().over(world);
    long start = System.nanoTime();
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    Run run;
    do {
      long begun = System.nanoTime() - start;
      run = bounded(timed);
      (begun < budgetNanos / 2 ? cold : warm).add(contender.times() * run.millis());
    } while (System.nanoTime() - start < budgetNanos);
    List<Double> millis = warm.isEmpty() ? cold : warm;
    Collections.sort(millis);
    return new Reading(
        millis.getFirst(), millis.get(millis.size() / 2), millis.size(), run.outcome());
  }

  private Run bounded(Contender.Timed timed) throws Exception {
    FutureTask<Run> task = new FutureTask<>(() -> measured(timed));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    try {
      return task.get(capNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      thread.interrupt();
      thread.join(TimeUnit.SECONDS.toMillis(10));
      throw late;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private static Run measured(Contender.Timed timed) throws Exception {
    try (ThreadTimes times = new ThreadTimes()) {
      Contender.Outcome outcome = timed.run();
      double millis = times.spent() / 1e6;
      return new Run(Double.isNaN(outcome.millis()) ? millis : outcome.millis(), outcome);
    }
  }
}
