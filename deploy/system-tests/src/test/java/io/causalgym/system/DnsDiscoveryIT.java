package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members that know of one another no more than a name, which resolves to the addresses of all, as
/// that of a headless service does; and a worker that probes ask without a gateway.
final class DnsDiscoveryIT {
  private static final String NAME = "members.causal-gym.test";
  private static final Duration JOINS_WITHIN = Duration.ofSeconds(60);

  @Test
  void membersFindOneAnotherByAName(@TempDir Path folder) throws IOException {
    Path hosts =
        Files.writeString(
            folder.resolve("hosts"), "127.0.0.2 %s%n127.0.0.3 %s%n".formatted(NAME, NAME));
    int port = Ports.free();
    int health = Ports.free();
    GymLaunch inference =
        member(folder, hosts, "inference", "127.0.0.3", port)
            .setting("CAUSALGYM_HEALTH_PORT", Integer.toString(health));
    try (GymProcess worker = inference.start();
        GymProcess gateway = member(folder, hosts, "gateway", "127.0.0.2", port).ready()) {
      GymClient probe = new GymClient(URI.create("http://127.0.0.1:" + health));

      assertThat(worker.await(JOINS_WITHIN, probe::isReady))
          .as("the worker is not ready:%n%s", worker.output())
          .isTrue();
      assertThat(
              gateway.await(
                  JOINS_WITHIN,
                  () ->
                      gateway.http().post("identify", Json.identify("dag { X -> Y }")).status()
                          == 200))
          .as("the gateway finds no worker:%n%s%n%s", gateway.output(), worker.output())
          .isTrue();
      assertThat(probe.get("/health/live").status()).isEqualTo(200);
      assertThat(probe.get("/metrics").body()).contains("compute_pool_queue_size");
      assertThat(probe.get("/api/v1/environments").status()).isEqualTo(404);
    }
  }

  private static GymLaunch member(Path folder, Path hosts, String role, String host, int port) {
    return GymLaunch.on(folder.resolve(role))
        .option("--roles", role)
        // Hazelcast looks for the host among the addresses of interfaces. Loopback answers to all
        // of 127.0.0.0/8 and is listed with one.
        .setting(
            "JDK_JAVA_OPTIONS",
            "-Djdk.net.hosts.file=%s -Dhazelcast.local.localAddress=%s".formatted(hosts, host))
        .setting("CAUSALGYM_CLUSTER_NAME", "dns-test-" + ProcessHandle.current().pid())
        .setting("CAUSALGYM_CLUSTER_HOST", host)
        .setting("CAUSALGYM_CLUSTER_PORT", Integer.toString(port))
        .setting("CAUSALGYM_CLUSTER_BUS_PORT", "0")
        .setting("CAUSALGYM_CLUSTER_DNS", NAME);
  }
}
