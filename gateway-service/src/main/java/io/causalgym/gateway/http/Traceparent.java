package io.causalgym.gateway.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a caller, passed on only where it is well-formed.
///
/// Source: W3C Trace Context, section 3.2.
final class Traceparent {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int LENGTH = 55;

  private Traceparent() {}

  static @Nullable String of(@Nullable String header) {
    return header != null && header.length() == LENGTH && FORM.matcher(header).matches()
        ? header
        : null;
  }
}
