package io.causalgym.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// What browsers are told to refuse.
final class SecurityHeaders {
  /// For every answer.
  static final MultiMap ANSWER =
      HttpHeaders.headers()
          .add(
              HttpHeaders.createOptimized("X-Content-Type-Options"),
              HttpHeaders.createOptimized("nosniff"))
          .add(
              HttpHeaders.createOptimized("Referrer-Policy"),
              HttpHeaders.createOptimized("no-referrer"))
          .add(
              HttpHeaders.createOptimized("Content-Security-Policy"),
              HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'"))
          .add(HttpHeaders.CACHE_CONTROL, HttpHeaders.createOptimized("no-store"));

  /// For answers over TLS: two years of TLS only. Over plain HTTP it would mean nothing, and
  /// whoever puts TLS in front of the gateway knows better.
  static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");

  static final CharSequence TLS_ONLY = HttpHeaders.createOptimized("max-age=63072000");

  /// For pages: scripts, styles and calls of this server only, nothing inline.
  static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}
}
