package io.causalgym.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// The rules and dashboards of `deploy/monitoring`.
final class MonitoringFiles {
  static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
  static final Path PROMETHEUS = REPOSITORY.resolve("deploy/monitoring/prometheus");
  private static final Path GRAFANA = REPOSITORY.resolve("deploy/monitoring/grafana");

  private MonitoringFiles() {}

  /// Every rule, recording or alert, in the order of the file.
  static List<JsonObject> rules() {
    Map<String, Object> file = new Yaml().load(text(PROMETHEUS.resolve("rules.yaml")));
    return objects(new JsonObject(file).getJsonArray("groups"))
        .flatMap(group -> objects(group.getJsonArray("rules")))
        .toList();
  }

  static List<JsonObject> alerts() {
    return rules().stream().filter(rule -> rule.containsKey("alert")).toList();
  }

  /// Expressions by where they stand.
  static Map<String, String> expressions() {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (JsonObject rule : rules()) {
      String name = rule.getString(rule.containsKey("alert") ? "alert" : "record");
      expressions.put("rule " + name, rule.getString("expr"));
    }
    for (Path dashboard : dashboards()) {
      new JsonObject(text(dashboard))
          .getJsonArray("panels").stream()
              .map(JsonObject.class::cast)
              .filter(panel -> panel.containsKey("targets"))
              .forEach(panel -> addTargets(dashboard, panel, expressions));
    }
    return expressions;
  }

  static List<Path> dashboards() {
    try (Stream<Path> files = Files.list(GRAFANA)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addTargets(
      Path dashboard, JsonObject panel, Map<String, String> expressions) {
    for (Object target : panel.getJsonArray("targets")) {
      JsonObject query = (JsonObject) target;
      String place =
          "%s, %s, %s"
              .formatted(
                  dashboard.getFileName(), panel.getString("title"), query.getString("refId"));
      expressions.put(place, query.getString("expr"));
    }
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
