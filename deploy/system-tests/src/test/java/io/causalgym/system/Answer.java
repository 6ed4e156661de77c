package io.causalgym.system;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An HTTP answer.
///
/// @param headers by name in lower case
public record Answer(int status, Map<String, List<String>> headers, String body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  String contentType() {
    return header("content-type").orElse("");
  }

  public JsonObject json() {
    return new JsonObject(body);
  }

  /// Where the answer came from: `miss`, `local`, ...
  String cache() {
    return json().getJsonObject("provenance").getString("cache");
  }
}
