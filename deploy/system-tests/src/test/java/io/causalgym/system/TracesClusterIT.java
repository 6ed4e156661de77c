package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Traces of several JVMs, and of one whose collector is away.
final class TracesClusterIT {
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void aRequestThatAnotherJvmAnswersIsOneTrace(@TempDir Path folder) {
    TestCluster cluster = new TestCluster("traces", folder, 2);
    try (TraceCollector collector = new TraceCollector();
        GymProcess worker = traced(cluster.member("inference", "worker", 0), collector).start();
        GymProcess gateway = traced(cluster.member("gateway", "gateway", 1), collector).ready()) {
      assertThat(gateway.await(WITHIN, () -> store(gateway, "join", "").status() == 201))
          .as("%s%n%s", gateway.output(), worker.output())
          .isTrue();

      assertThat(store(gateway, "traced", TRACE).status()).isEqualTo(201);

      gateway.await(WITHIN, () -> chain(collector).size() == 4);
      List<ToldSpan> chain = chain(collector);
      assertThat(chain)
          .extracting(ToldSpan::service)
          .containsExactly(
              "causalgym-gateway",
              "causalgym-gateway",
              "causalgym-inference",
              "causalgym-inference");
      assertThat(chain)
          .extracting(ToldSpan::name)
          .startsWith("POST /api/v1/graphs", "causalgym.v1.graphs", "causalgym.v1.graphs");
      assertThat(chain.getLast().attribute("db.system")).isEqualTo("postgresql");
      assertThat(chain.getFirst().instance()).isNotEqualTo(chain.getLast().instance());
      // Of those whose caller did not ask for it none is sampled.
      assertThat(collector.spans()).extracting(ToldSpan::trace).containsOnly(TRACE);
    }
  }

  private static GymLaunch traced(GymLaunch launch, TraceCollector collector) {
    return launch
        .setting("CAUSALGYM_TRACES_ENDPOINT", collector.endpoint())
        .setting("CAUSALGYM_TRACES_SAMPLED", "0");
  }

  private static Answer store(GymProcess gateway, String node, String trace) {
    HttpRequest.Builder request =
        gateway
            .http()
            .request("/api/v1/graphs")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Json.graph("dag { X -> " + node + " }").encode()));
    if (!trace.isEmpty()) {
      request.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    }
    return gateway.http().send(request.build());
  }

  /// From the request to a statement, each the child of the one before.
  private static List<ToldSpan> chain(TraceCollector collector) {
    List<ToldSpan> spans = collector.trace(TRACE);
    return spans.stream()
        .filter(span -> !span.attribute("db.system").isEmpty())
        .findFirst()
        .map(last -> Stream.iterate(last, Objects::nonNull, span -> parent(spans, span)))
        .orElse(Stream.empty())
        .toList()
        .reversed();
  }

  private static @Nullable ToldSpan parent(List<ToldSpan> spans, ToldSpan of) {
    return spans.stream().filter(span -> span.id().equals(of.parent())).findFirst().orElse(null);
  }

  @Test
  void aCollectorThatIsAwayChangesNothing(@TempDir Path folder) {
    try (GymProcess gym =
        GymLaunch.on(folder)
            .setting("CAUSALGYM_TRACES_ENDPOINT", "http://127.0.0.1:" + Ports.free())
            .ready()) {
      for (int graph = 0; graph < 20; graph++) {
        assertThat(store(gym, "away" + graph, "").status()).isEqualTo(201);
      }
      assertThat(gym.await(WITHIN, () -> gym.output().contains("Failed to export")))
          .as(gym.output())
          .isTrue();

      assertThat(gym.output()).doesNotContain("\tat ");
      gym.terminate();

      assertThat(gym.exitCode(Duration.ofSeconds(15))).as(gym.output()).isZero();
    }
  }
}
