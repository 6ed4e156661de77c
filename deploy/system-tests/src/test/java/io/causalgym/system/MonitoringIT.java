package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Rules and dashboards ask only for what a running system exports.
@ExtendWith(SharedGym.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MonitoringIT {
  /// Labels that Prometheus adds.
  private static final Set<String> TARGET_LABELS = Set.of("instance", "job", "namespace", "pod");

  /// What the system does not show after a few requests, each with its reason.
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("up", "Prometheus makes it"),
          Map.entry("kube_pod_container_resource_limits", "kube-state-metrics exports it"),
          Map.entry("vertx_http_client_responses_total", "appears with a provider's reply"),
          Map.entry("llm_provider_request_duration_seconds_count", "appears with a reply"),
          Map.entry("llm_provider_request_duration_seconds_bucket", "appears with a reply"),
          Map.entry("jobs_parts_due_oldest_seconds", "appears with a part that waits"),
          Map.entry("jvm_gc_pause_seconds_sum", "appears with the first collection"),
          Map.entry("kernel_chosen_total", "needs a device"),
          Map.entry("kernel_device_duration_seconds_sum", "needs a device"),
          Map.entry("kernel_copy_duration_seconds_sum", "needs a device"),
          Map.entry("kernel_device_failures_total", "needs a device that fails"));

  private final GymClient gym;
  private String metrics = "";

  MonitoringIT(GymProcess gym) {
    this.gym = gym.http();
  }

  @BeforeAll
  void askAFewQuestions() {
    gym.post("identify", Json.identify(FrontDoorWorld.GRAPH));
    gym.get("/api/v1/jobs");
    metrics = gym.get("/metrics").body();
  }

  @TestFactory
  Stream<DynamicTest> everyExpressionAsksForMetricsThatExist() {
    return MonitoringFiles.expressions().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> exists(entry.getValue())));
  }

  private void exists(String expression) {
    MetricNames asked = MetricNames.of(expression);

    assertThat(asked.names())
        .filteredOn(name -> !ELSEWHERE.containsKey(name))
        .allSatisfy(name -> assertThat(series(name)).as("series of %s", name).isNotEmpty());
    assertThat(asked.labels())
        .filteredOn(selected -> !TARGET_LABELS.contains(selected.label()))
        .filteredOn(selected -> !ELSEWHERE.containsKey(selected.metric()))
        .allSatisfy(selected ->
            assertThat(series(selected.metric()))
                .as("label %s of %s", selected.label(), selected.metric())
                .anyMatch(line -> line.matches(".*[{,]" + selected.label() + "=\".*")));
  }

  private List<String> series(String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .toList();
  }
}
