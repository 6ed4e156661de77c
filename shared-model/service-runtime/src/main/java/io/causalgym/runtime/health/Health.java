package io.causalgym.runtime.health;

import io.causalgym.runtime.health.HealthReport.Check;
import io.causalgym.runtime.health.HealthReport.Status;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checks that decide whether this JVM takes requests. Thread-safe.
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  // A probe of Kubernetes waits one second by default.
  private static final long CHECK_MILLIS = 900;

  private record Named(String name, Supplier<Future<?>> check) {}

  private final List<Named> readiness = new CopyOnWriteArrayList<>();
  private final List<Vital> vitals = new CopyOnWriteArrayList<>();
  private volatile boolean ready;

  /// Adds a check of readiness.
  ///
  /// @param check fails while the part does not work
  public void register(String name, Supplier<Future<?>> check) {
    readiness.add(new Named(name, check));
  }

  /// Adds a check whose lasting failure only a restart mends.
  ///
  /// @param check fails while the part does not work
  /// @param patience how long it may fail without a break, as the calls of {@link #live} see it
  public void registerVital(String name, Supplier<Future<?>> check, Duration patience) {
    vitals.add(new Vital(new Named(name, check), patience));
  }

  /// Says that everything is deployed.
  public void started() {
    ready = true;
  }

  /// Says that this JVM is going away: not ready, so that nobody sends more.
  public void stopping() {
    ready = false;
  }

  /// Whether the process can answer, and nothing is broken that only a restart mends.
  public Future<HealthReport> live() {
    Check process = new Check("process", Status.UP, null);
    // Before the start has ended nothing need work, and after the stop has begun nothing does.
    List<Vital> asked = ready ? vitals : List.of();
    return report(process, asked.stream().map(Vital::run).toList());
  }

  /// Whether every part works.
  public Future<HealthReport> ready() {
    Check started =
        new Check(
            "started", ready ? Status.UP : Status.DOWN, ready ? null : "starting or stopping");
    return report(started, readiness.stream().map(Health::run).toList());
  }

  private static Future<HealthReport> report(Check first, List<Future<Check>> checks) {
    return Future.all(checks)
        .map(all -> {
          List<Check> results = new ArrayList<>(all.<Check>list());
          results.addFirst(first);
          return HealthReport.of(results);
        });
  }

  private static Future<Check> run(Named named) {
    return Future.future(promise -> named.check().get().<Object>mapEmpty().onComplete(promise))
        .timeout(CHECK_MILLIS, TimeUnit.MILLISECONDS)
        .map(up -> new Check(named.name(), Status.UP, null))
        .otherwise(failure -> {
          LOG.atWarn().addKeyValue("check", named.name()).setCause(failure).log("not ready");
          return new Check(named.name(), Status.DOWN, "fails or does not answer");
        });
  }

  /// A check that may fail for a while.
  private static final class Vital {
    private static final long NEVER = 0;

    private final Named named;
    private final Duration patience;
    private final AtomicLong failingSince = new AtomicLong(NEVER);

    Vital(Named named, Duration patience) {
      this.named = named;
      this.patience = patience;
    }

    Future<Check> run() {
      return Health.run(named).map(this::judged);
    }

    private Check judged(Check check) {
      if (check.status() == Status.UP) {
        failingSince.set(NEVER);
        return check;
      }
      long now = System.nanoTime() | 1; // never NEVER
      failingSince.compareAndSet(NEVER, now);
      boolean tried = now - failingSince.get() >= patience.toNanos();
      return tried ? check : new Check(check.name(), Status.UP, "fails, for less than " + patience);
    }
  }
}
