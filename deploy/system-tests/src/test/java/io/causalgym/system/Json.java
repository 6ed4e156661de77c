package io.causalgym.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// Requests in few words.
public final class Json {
  private Json() {}

  public static JsonObject graph(String text) {
    return new JsonObject().put("text", text);
  }

  public static JsonArray names(String... names) {
    return new JsonArray(List.of(names));
  }

  /// `P(Y | do(X))` on a graph with X and Y.
  public static JsonObject identify(String graph) {
    return new JsonObject().put("graph", graph(graph)).put("query", "P(Y | do(X))");
  }
}
