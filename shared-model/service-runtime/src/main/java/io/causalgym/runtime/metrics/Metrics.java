package io.causalgym.runtime.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/// The registry of this JVM, scraped by Prometheus.
public final class Metrics implements AutoCloseable {
  /// What {@link #scrape} is: Prometheus' text format.
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics collections = new JvmGcMetrics();

  public Metrics() {
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(withoutPrefix());
    var memory = ManagementFactory.getMemoryMXBean();
    gauge(
        "memory.usage.bytes", "area", "heap", memory, bean -> bean.getHeapMemoryUsage().getUsed());
    gauge(
        "memory.usage.bytes",
        "area",
        "nonheap",
        memory,
        bean -> bean.getNonHeapMemoryUsage().getUsed());
    gauge("memory.limit.bytes", "area", "heap", memory, bean -> bean.getHeapMemoryUsage().getMax());
    ResidentMemory resident = new ResidentMemory(Path.of("/proc/self/status"));
    gauge("memory.usage.bytes", "area", "resident", resident, ResidentMemory::bytes);
    new UptimeMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /// Vert.x says `vertx.http.server.requests`; the contract says `http_server_requests`.
  private static MeterFilter withoutPrefix() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("vertx.http.server")
            ? id.withName(id.getName().substring("vertx.".length()))
            : id;
      }
    };
  }

  public MeterRegistry registry() {
    return registry;
  }

  /// A gauge with one tag; `source` must outlive the registry.
  public <T> void gauge(
      String name, String tag, String value, T source, ToDoubleFunction<T> measure) {
    Gauge.builder(name, source, measure).tag(tag, value).strongReference(true).register(registry);
  }

  /// Counts one more of something.
  ///
  /// @param tags names and values in turn; values of closed lists only
  public void count(String name, String... tags) {
    registry.counter(name, tags).increment();
  }

  /// Everything in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
