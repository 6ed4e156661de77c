package io.causalgym.evaluation.provider.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Status and headers of an answer.
///
/// @param now by our clock; the other side's own clock, if it tells the time, goes before
public record ResponseHead(int status, MultiMap headers, Instant now) {

  boolean successful() {
    return status >= 200 && status < 300;
  }

  /// Media type without parameters, in lower case; empty if not said.
  public String mediaType() {
    return header("content-type")
        .map(type -> type.split(";", 2)[0].strip())
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /// The instant that times of the other side count from.
  Instant clock() {
    return header("date").flatMap(TimeText::httpDate).orElse(now);
  }
}
