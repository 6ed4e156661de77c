package io.causalgym.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentelemetry.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscreetTracerTest {
  private final List<SpanData> told = new CopyOnWriteArrayList<>();
  private final DiscreetTracer tracer = new DiscreetTracer();
  private final Vertx vertx = Vertx.builder().withTracer(options -> tracer).build();
  private final ContextInternal context =
      ((ContextInternal) vertx.getOrCreateContext()).duplicate();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void begin() {
    SpanExporter keeping =
        new SpanExporter() {
          @Override
          public CompletableResultCode export(Collection<SpanData> spans) {
            told.addAll(spans);
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
          }
        };
    tracer.reportTo(
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(keeping))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build());
  }

  private Operation received(Map<String, String> headers) {
    return Objects.requireNonNull(
        tracer.receiveRequest(
            context,
            SpanKind.RPC,
            TracingPolicy.ALWAYS,
            "request",
            "named",
            headers.entrySet(),
            TagExtractor.empty()));
  }

  private SpanData ended(Throwable failure) {
    tracer.sendResponse(context, null, received(Map.of()), failure, TagExtractor.empty());
    return told.getLast();
  }

  private static String error(SpanData span) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey("error.type")));
  }

  @Test
  void beforeItBeginsNothingIsReported() {
    assertThat(
            tracer.receiveRequest(
                context,
                SpanKind.RPC,
                TracingPolicy.ALWAYS,
                "request",
                "named",
                List.of(),
                TagExtractor.empty()))
        .isNull();
    tracer.sendResponse(context, null, null, null, TagExtractor.empty());
    assertThat(told).isEmpty();
  }

  @Test
  void ofAFailureTheKindIsToldAndNotTheMessage() {
    begin();

    SpanData failed = ended(new IllegalStateException("Key (name)=(secret) exists"));
    SpanData refused = ended(new ReplyException(ReplyFailure.RECIPIENT_FAILURE, 409, "secret"));
    SpanData late = ended(new ReplyException(ReplyFailure.TIMEOUT, "secret"));

    assertThat(error(failed)).isEqualTo("java.lang.IllegalStateException");
    assertThat(error(refused)).isEqualTo("409");
    assertThat(error(late)).isEqualTo("TIMEOUT");
    assertThat(told)
        .allSatisfy(span -> {
          assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
          assertThat(span.getEvents()).isEmpty();
          assertThat(span.toString()).doesNotContain("secret");
        });
  }

  @Test
  void theParentIsTaken_andWhatElseItsSenderSaysIsNot() {
    begin();

    tracer.sendResponse(
        context,
        null,
        received(
            Map.of(
                "TraceParent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "tracestate", "other=secret")),
        null,
        TagExtractor.empty());

    assertThat(told.getLast().getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(told.getLast().getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(told.getLast().getSpanContext().getTraceState().isEmpty()).isTrue();
  }

  /// As Vert.x' client for Redis does where it is called from a thread of another library.
  @Test
  void withoutAContextThereIsNoSpanAndNoFailure() {
    begin();

    Operation none =
        tracer.sendRequest(
            null,
            SpanKind.RPC,
            TracingPolicy.PROPAGATE,
            "request",
            "Command",
            (name, value) -> {},
            TagExtractor.empty());
    tracer.receiveResponse(null, null, none, null, TagExtractor.empty());

    assertThat(none).isNull();
    assertThat(told).isEmpty();
  }
}
