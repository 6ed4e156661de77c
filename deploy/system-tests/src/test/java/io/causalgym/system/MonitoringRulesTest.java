package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/// The files of `deploy/monitoring` are sound by themselves.
class MonitoringRulesTest {

  @TestFactory
  Stream<DynamicTest> everyAlertSaysWhatItMeansAndHasASectionInTheRunbook() {
    List<String> sections =
        MonitoringFiles.text(MonitoringFiles.REPOSITORY.resolve("docs/runbook.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
            .toList();
    return MonitoringFiles.alerts().stream()
        .map(alert ->
            DynamicTest.dynamicTest(alert.getString("alert"), () -> explained(alert, sections)));
  }

  private static void explained(JsonObject alert, List<String> sections) {
    String name = alert.getString("alert").toLowerCase(Locale.ROOT);
    JsonObject annotations = alert.getJsonObject("annotations");

    assertThat(alert.getJsonObject("labels").getString("severity"))
        .isIn("critical", "warning", "info");
    assertThat(annotations.getString("summary")).isNotBlank();
    assertThat(annotations.getString("description")).isNotBlank();
    assertThat(annotations.getString("runbook_url")).isEqualTo("docs/runbook.md#" + name);
    assertThat(sections).contains(name);
  }

  @TestFactory
  Stream<DynamicTest> everyAlertIsTestedFiringAndQuiet() {
    String tests = MonitoringFiles.text(MonitoringFiles.PROMETHEUS.resolve("rules_test.yaml"));
    return MonitoringFiles.alerts().stream()
        .map(alert -> alert.getString("alert"))
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    assertThat(tests)
                        .contains("- name: " + name + " fires\n")
                        .contains("- name: " + name + " stays quiet\n")));
  }

  @Test
  void dashboardsTakeTheirDataSourceFromAVariable() {
    assertThat(MonitoringFiles.dashboards())
        .isNotEmpty()
        .allSatisfy(file -> {
          JsonObject dashboard = new JsonObject(MonitoringFiles.text(file));
          assertThat(dashboard.getInteger("schemaVersion")).isPositive();
          assertThat(file).hasFileName(dashboard.getString("uid") + ".json");
          assertThat(dashboard.getJsonArray("panels"))
              .map(JsonObject.class::cast)
              .filteredOn(panel -> panel.containsKey("targets"))
              .allMatch(panel ->
                  panel.getJsonObject("datasource").getString("uid").equals("${datasource}"));
        });
  }

  @Test
  @EnabledIf("promtoolIsHere")
  void rulesAndConfigurationAreValid() throws IOException, InterruptedException {
    assertThat(promtool("check", "rules", "rules.yaml")).startsWith("0 ");
    assertThat(promtool("check", "config", "prometheus.yaml")).startsWith("0 ");
  }

  /// Debian builds Prometheus without Kubernetes discovery.
  @Test
  @EnabledIf("promtoolIsHere")
  void theConfigurationForKubernetesIsValidWherePromtoolKnowsKubernetes()
      throws IOException, InterruptedException {
    assertThat(promtool("check", "config", "prometheus-kubernetes.yaml"))
        .containsAnyOf("SUCCESS", "field kubernetes_sd_configs not found");
  }

  @Test
  @EnabledIf("promtoolIsHere")
  void rulesFireWhenTheyShouldAndOnlyThen() throws IOException, InterruptedException {
    assertThat(promtool("test", "rules", "rules_test.yaml")).startsWith("0 ").contains("SUCCESS");
  }

  /// Without it `./gym test` says so.
  static boolean promtoolIsHere() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
  }

  /// The exit code and all that it said.
  private static String promtool(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
            .directory(MonitoringFiles.PROMETHEUS.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }
}
