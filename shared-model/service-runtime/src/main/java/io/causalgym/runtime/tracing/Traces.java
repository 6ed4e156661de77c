package io.causalgym.runtime.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.spi.VertxTracerFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The spans of this JVM on their way to a collector: kept in a queue that has an end, sent in
/// batches by a thread of its own, dropped where the collector is away.
///
/// Vert.x makes them, of requests, messages, statements and calls of others; here is who they are
/// reported to.
public final class Traces implements AutoCloseable {
  private static final String NAME = "causalgym";

  /// Spans that wait at most, about 2 MB; the rest is dropped.
  private static final int QUEUE = 2048;

  private static final Duration SENT_AFTER = Duration.ofSeconds(1);
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(5);

  /// A collector that is away must not hold up the end of the process.
  private static final long CLOSED_WITHIN_SECONDS = 2;

  private final TraceSettings settings;
  private final List<String> roles;
  private final DiscreetTracer tracer = new DiscreetTracer();
  private @Nullable OpenTelemetrySdk sdk;

  /// @param roles the parts that run in this JVM
  public Traces(TraceSettings settings, List<String> roles) {
    this.settings = settings;
    this.roles = List.copyOf(roles);
  }

  /// For the Vert.x of this JVM; it reports nothing before {@link #begin}.
  public VertxTracerFactory tracers() {
    return options -> tracer;
  }

  /// Begins to report.
  ///
  /// @param nodeId this member of the cluster, known once it has joined
  public void begin(String nodeId) {
    LibraryLog.follow();
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setResource(resource(nodeId))
                    .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sampled())))
                    .addSpanProcessor(
                        BatchSpanProcessor.builder(exporter())
                            .setMaxQueueSize(QUEUE)
                            .setScheduleDelay(SENT_AFTER)
                            .setExporterTimeout(TAKEN_WITHIN)
                            .build())
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    tracer.reportTo(sdk);
  }

  private OtlpHttpSpanExporter exporter() {
    String base = settings.endpoint().toString();
    return OtlpHttpSpanExporter.builder()
        .setEndpoint((base.endsWith("/") ? base : base + "/") + "v1/traces")
        .setConnectTimeout(CONNECTED_WITHIN)
        .setTimeout(TAKEN_WITHIN)
        .setCompression("gzip")
        // The next batch is the next try; retries would only fill the queue.
        .setRetryPolicy(null)
        .build();
  }

  private Resource resource(String nodeId) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.builder()
                    .put("service.name", serviceName())
                    .put("service.instance.id", nodeId)
                    .put(AttributeKey.stringArrayKey("causalgym.roles"), roles)
                    .build()));
  }

  private String serviceName() {
    return roles.size() == 1 ? NAME + "-" + roles.getFirst() : NAME;
  }

  /// Sends what waits, for as long as that may take.
  @Override
  public void close() {
    if (sdk != null) {
      sdk.getSdkTracerProvider().shutdown().join(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
  }
}
