package io.causalgym.evaluation.dispatch.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Time that passes when it is told to: the same steps in the same order each time.
public final class VirtualLoop implements Loop {
  private record Task(long at, long number, Runnable run, AtomicBoolean cancelled) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
  private long now = 5_000_000_000L;
  private long number;
  private int timers;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public Timer timer(long delayNanos, Runnable task) {
    AtomicBoolean cancelled = new AtomicBoolean();
    // As Vert.x has it: whole milliseconds, at least one.
    long millis = Math.max(1, Math.ceilDiv(delayNanos, 1_000_000L));
    tasks.add(new Task(now + millis * 1_000_000L, number++, task, cancelled));
    timers++;
    return () -> cancelled.set(true);
  }

  /// To the nanosecond, for those who are simulated.
  public void at(long moment, Runnable task) {
    tasks.add(new Task(Math.max(now, moment), number++, task, new AtomicBoolean()));
  }

  /// Lets time pass.
  public void pass(double seconds) {
    long until = now + (long) (seconds * 1e9);
    while (!tasks.isEmpty() && tasks.peek().at <= until) {
      step();
    }
    now = until;
  }

  /// Lets time pass until nothing is left to do.
  ///
  /// @return the seconds that passed
  public double finish(double mostSeconds) {
    long start = now;
    while (!tasks.isEmpty() && now - start <= mostSeconds * 1e9) {
      step();
    }
    return (now - start) / 1e9;
  }

  public int timers() {
    return timers;
  }

  private void step() {
    Task task = tasks.remove();
    now = Math.max(now, task.at);
    if (!task.cancelled.get()) {
      task.run.run();
    }
  }
}
