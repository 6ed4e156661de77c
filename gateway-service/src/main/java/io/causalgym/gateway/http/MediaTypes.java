package io.causalgym.gateway.http;

import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the gateway reads and writes, and what a caller's headers say about it.
public final class MediaTypes {
  public static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  public static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");

  private MediaTypes() {}

  /// Whether a `Content-Type` is JSON in UTF-8.
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    if (semicolon < 0) {
      return contentType.equalsIgnoreCase("application/json");
    }
    String parameters = contentType.substring(semicolon + 1).toLowerCase(Locale.ROOT);
    return contentType.substring(0, semicolon).strip().equalsIgnoreCase("application/json")
        && (!parameters.contains("charset") || parameters.contains("utf-8"));
  }

  /// Whether an `Accept` header allows a media type; the most specific range decides, as RFC 9110
  /// section 12.5.1 has it.
  ///
  /// @param type lower case, without parameters
  static boolean accepts(@Nullable String accept, String type) {
    if (accept == null || accept.equals("*/*") || accept.equals(type)) {
      return true;
    }
    int best = -1;
    boolean allowed = false;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      int semicolon = range.indexOf(';');
      int match =
          specificity((semicolon < 0 ? range : range.substring(0, semicolon)).strip(), type);
      if (match > best) {
        best = match;
        allowed = semicolon < 0 || !refused(range.substring(semicolon + 1));
      }
    }
    return allowed;
  }

  /// How much an `Accept` header wants a media type: its quality, 0 where it is not allowed, and a
  /// little more where it is named and not only covered by a range.
  static double weight(String accept, String type) {
    int best = -1;
    double quality = 0;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      int semicolon = range.indexOf(';');
      int match =
          specificity((semicolon < 0 ? range : range.substring(0, semicolon)).strip(), type);
      if (match > best) {
        best = match;
        quality = semicolon < 0 ? 1 : quality(range.substring(semicolon + 1));
      }
    }
    return quality == 0 ? 0 : quality + best / 1e4;
  }

  /// Whether an `Accept-Encoding` header allows gzip.
  static boolean acceptsGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      int semicolon = coding.indexOf(';');
      String name = (semicolon < 0 ? coding : coding.substring(0, semicolon)).strip();
      if (name.equals("gzip")) {
        return semicolon < 0 || !refused(coding.substring(semicolon + 1));
      }
    }
    return false;
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static double quality(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      String stripped = parameter.strip();
      if (stripped.matches("q\\s*=\\s*[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(stripped.substring(stripped.indexOf('=') + 1).strip());
      }
    }
    return 1;
  }

  // A quality of zero, `q=0` to `q=0.000`, says "not this".
  private static boolean refused(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      if (parameter.strip().matches("q\\s*=\\s*0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
