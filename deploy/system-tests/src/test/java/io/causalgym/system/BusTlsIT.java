package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.TestAuthority.Issued;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway and a worker in JVMs of their own, which talk over TLS: both show a certificate of the
/// same authority, or nothing is said.
final class BusTlsIT {
  private static final Duration JOINS_WITHIN = Duration.ofSeconds(60);
  private static final String COUNTED =
      "causal_computation_duration_seconds_count{operation_type=\"identify\"}";

  private final Path folder;
  private final TestCluster cluster;
  private final TestAuthority authority;
  private final int probes = Ports.free();
  private int asked;

  BusTlsIT(@TempDir Path folder) {
    this.folder = folder;
    this.cluster = new TestCluster("bus-tls", folder, 2);
    this.authority = new TestAuthority(folder.resolve("authority"));
  }

  private static GymLaunch secret(GymLaunch launch, Issued issued, TestAuthority trusted) {
    return launch
        .setting("CAUSALGYM_BUS_TLS_CERT", issued.certificate().toString())
        .setting("CAUSALGYM_BUS_TLS_KEY", issued.key().toString())
        .setting("CAUSALGYM_BUS_TLS_CA", trusted.certificate().toString());
  }

  private GymProcess gateway() {
    return secret(cluster.member("gateway", "gateway", 0), authority.issue("gateway"), authority)
        .start();
  }

  private GymLaunch worker() {
    return cluster
        .member("inference", "worker", 1)
        .setting("CAUSALGYM_HEALTH_PORT", Integer.toString(probes));
  }

  private GymClient probe() {
    return new GymClient(URI.create("http://127.0.0.1:" + probes));
  }

  /// A question that no cache answers.
  private int ask(GymProcess gateway) {
    String own = "q" + asked++;
    return gateway.http().post("identify", Json.identify("dag { X -> " + own + " -> Y }")).status();
  }

  @Test
  void membersOfOneAuthorityTalk() {
    try (GymProcess worker = secret(worker(), authority.issue("worker"), authority).start();
        GymProcess gateway = gateway().awaitReady()) {
      assertThat(gateway.await(JOINS_WITHIN, () -> ask(gateway) == 200))
          .as("%s%n%s", gateway.output(), worker.output())
          .isTrue();
      assertThat(probe().get("/metrics").body()).contains(COUNTED);
    }
  }

  @Test
  void aMemberOfAnotherAuthorityHearsNothing() {
    TestAuthority foreign = new TestAuthority(folder.resolve("foreign"));

    hearsNothing(secret(worker(), foreign.issue("worker"), foreign));
  }

  @Test
  void aMemberWithoutTlsHearsNothing() {
    hearsNothing(worker());
  }

  /// It is a member all the same, as membership is Hazelcast's, and so it is asked.
  private void hearsNothing(GymLaunch launch) {
    try (GymProcess worker = launch.start();
        GymProcess gateway = gateway().awaitReady()) {
      assertThat(worker.await(JOINS_WITHIN, () -> probe().isReady())).as(worker.output()).isTrue();

      for (int question = 0; question < 2; question++) {
        assertThat(ask(gateway)).isIn(503, 504);
      }

      assertThat(probe().get("/metrics").body()).doesNotContain(COUNTED);
    }
  }
}
