package io.causalgym.runtime.tracing;

import io.opentelemetry.api.trace.Span;

/// The span of the HTTP request that the current Vert.x context answers; where there is none,
/// because traces are off or this one is not sampled, nothing happens.
public final class ServerSpan {
  private ServerSpan() {}

  /// Says by which id the log and the caller know the request.
  public static void request(String id) {
    Span.current().setAttribute("request.id", id);
  }

  /// Says what answers it.
  ///
  /// @param template of a path, never a path
  public static void route(String method, String template) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.updateName(method + " " + template).setAttribute("http.route", template);
    }
  }
}
