package io.causalgym.runtime.tracing;

import io.causalgym.contract.CallContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Context;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import io.vertx.tracing.opentelemetry.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Vert.x' own tracer for OpenTelemetry, which is told less than Vert.x would tell it: no address
/// with its query, and no message of a failure, which may hold values. And probes are no requests.
final class DiscreetTracer implements VertxTracer<Operation, Operation> {
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  private volatile @Nullable VertxTracer<Operation, Operation> tracer;

  @SuppressWarnings("unchecked") // It is what the library's tracer makes; its class is not public.
  void reportTo(OpenTelemetry telemetry) {
    OpenTelemetryTracingFactory library = new OpenTelemetryTracingFactory(telemetry);
    tracer = (VertxTracer<Operation, Operation>) library.tracer(library.newOptions());
  }

  @Override
  public <R> @Nullable Operation receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    VertxTracer<Operation, Operation> to = tracer;
    if (to == null || isProbe(request)) {
      return null;
    }
    HarmlessTags<R> told = HarmlessTags.of(request, tags);
    return to.receiveRequest(
        context, kind, policy, request, told.name(operation), parent(headers), told);
  }

  /// Without `tracestate`, in which systems on the way here may have put anything.
  private static Iterable<Map.Entry<String, String>> parent(
      Iterable<Map.Entry<String, String>> headers) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(CallContext.TRACEPARENT)) {
        return List.of(header);
      }
    }
    return List.of();
  }

  /// They come every few seconds, and what they ask for comes with them.
  private static boolean isProbe(Object request) {
    return request instanceof HttpServerRequest http
        && http.path() != null
        && (http.path().startsWith("/health/") || http.path().equals("/metrics"));
  }

  @Override
  public <R> void sendResponse(
      Context context,
      @Nullable R response,
      @Nullable Operation operation,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    VertxTracer<Operation, Operation> to = tracer;
    if (to != null && operation != null) {
      outcome(operation.span(), response, failure, SERVER_ERRORS);
      to.sendResponse(context, response, operation, null, TagExtractor.empty());
    }
  }

  /// @param context null for a command to Redis from a thread of somebody else's, which has no
  ///   trace to belong to
  @Override
  public <R> @Nullable Operation sendRequest(
      @Nullable Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    VertxTracer<Operation, Operation> to = tracer;
    if (to == null || context == null) {
      return null;
    }
    HarmlessTags<R> told = HarmlessTags.of(request, tags);
    return to.sendRequest(context, kind, policy, request, told.name(operation), headers, told);
  }

  @Override
  public <R> void receiveResponse(
      @Nullable Context context,
      @Nullable R response,
      @Nullable Operation operation,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    VertxTracer<Operation, Operation> to = tracer;
    if (to != null && operation != null) {
      outcome(operation.span(), response, failure, CLIENT_ERRORS);
      to.receiveResponse(context, response, operation, null, TagExtractor.empty());
    }
  }

  private static void outcome(
      Span span, @Nullable Object response, @Nullable Throwable failure, int errors) {
    if (response instanceof HttpResponse http) {
      span.setAttribute("http.response.status_code", http.statusCode());
      if (http.statusCode() >= errors) {
        error(span, Integer.toString(http.statusCode()));
      }
    }
    if (failure != null) {
      error(span, kind(failure));
    }
  }

  private static void error(Span span, String kind) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", kind);
  }

  /// Of a closed list; what was said may hold values.
  private static String kind(Throwable failure) {
    if (failure instanceof ReplyException reply) {
      return reply.failureCode() > 0
          ? Integer.toString(reply.failureCode())
          : reply.failureType().name();
    }
    return failure.getClass().getName();
  }
}
