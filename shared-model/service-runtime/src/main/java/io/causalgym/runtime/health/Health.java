package io.causalgym.runtime.health;

import io.causalgym.runtime.health.HealthReport.Check;
import io.causalgym.runtime.health.HealthReport.Status;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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
  private volatile boolean ready;

  /// Adds a check of readiness.
  ///
  /// @param check fails while the part does not work
  public void register(String name, Supplier<Future<?>> check) {
    readiness.add(new Named(name, check));
  }

  /// Says that everything is deployed.
  public void started() {
    ready = true;
  }

  /// Says that this JVM is going away: not ready, so that nobody sends more.
  public void stopping() {
    ready = false;
  }

  /// Whether the process can answer at all.
  public HealthReport live() {
    return HealthReport.of(List.of(new Check("process", Status.UP, null)));
  }

  /// Whether every part works.
  public Future<HealthReport> ready() {
    List<Future<Check>> checks = readiness.stream().map(Health::run).toList();
    Check started =
        new Check(
            "started", ready ? Status.UP : Status.DOWN, ready ? null : "starting or stopping");
    return Future.all(checks)
        .map(all -> {
          List<Check> results = new java.util.ArrayList<>(all.<Check>list());
          results.addFirst(started);
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
}
