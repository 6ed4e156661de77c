package io.causalgym.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// What a running system says that it answers. The gateway's own tests hold the document to the
/// route table.
final class ApiRoutes {
  private final JsonObject document;

  /// @param yaml the document
  ApiRoutes(String yaml) {
    Map<String, Object> read = new Yaml().load(yaml);
    // Keys such as a status are numbers in YAML, and words in JSON.
    this.document = new JsonObject(JsonObject.mapFrom(read).encode());
  }

  /// @param method in upper case
  record Route(String method, String path, JsonObject operation) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /// Everything below `/api`.
  Stream<Route> all() {
    return document.getJsonObject("paths").stream()
        .filter(path -> path.getKey().startsWith("/api/"))
        .flatMap(path ->
            ((JsonObject) path.getValue())
                .stream()
                    .map(method ->
                        new Route(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            (JsonObject) method.getValue())));
  }

  /// Whether a request's body may somewhere have what this schema describes.
  boolean takes(Route route, String schema) {
    Set<String> seen = new HashSet<>();
    route.operation().getJsonObject("requestBody", new JsonObject()).stream()
        .forEach(part -> collect(part.getValue(), seen));
    return seen.contains(schema);
  }

  private void collect(Object node, Set<String> seen) {
    if (node instanceof JsonArray several) {
      several.forEach(one -> collect(one, seen));
    } else if (node instanceof JsonObject object) {
      String reference = object.getString("$ref", "");
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (reference.startsWith("#/components/schemas/") && seen.add(name)) {
        collect(schemas().getJsonObject(name), seen);
      }
      object.forEach(entry -> collect(entry.getValue(), seen));
    }
  }

  private JsonObject schemas() {
    return document.getJsonObject("components").getJsonObject("schemas");
  }

  /// A body that the document shows.
  Optional<JsonObject> example(Route route) {
    return route
        .operation()
        .getJsonObject("requestBody", new JsonObject())
        .getJsonObject("content", new JsonObject())
        .getJsonObject("application/json", new JsonObject())
        .getJsonObject("examples", new JsonObject())
        .stream()
        .map(example -> resolved((JsonObject) example.getValue()).getJsonObject("value"))
        .findFirst();
  }

  private JsonObject resolved(JsonObject node) {
    JsonObject found = node;
    for (String name : node.getString("$ref", "").split("/", -1)) {
      if (!name.isEmpty()) {
        found = (name.equals("#") ? document : found).getJsonObject(name, document);
      }
    }
    return found;
  }
}
