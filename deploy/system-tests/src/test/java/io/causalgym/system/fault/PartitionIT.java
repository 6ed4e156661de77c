package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breaks the network of a running cluster, whose workers have network namespaces of their own. Not
/// tried, and said so in the table, where there can be none: that takes root.
@Tag("long")
final class PartitionIT {
  @Test
  void aWorkerIsCutOffAndComesBack(@TempDir Path folder) {
    run(
        "network partition of a worker for 20 s, healed",
        folder,
        (cluster, network, traffic) -> {
          network.unplug("worker1");
          traffic.goOn(Duration.ofSeconds(20));
          network.plug("worker1");
          traffic.goOn(Duration.ofSeconds(30));
          cluster.worker(1).awaitReady();
        });
  }

  @Test
  void aWorkersNetworkIsSlow(@TempDir Path folder) {
    run(
        "slow network of a worker, 1 Mbit/s for 10 s",
        folder,
        (cluster, network, traffic) -> {
          network.throttle("worker1", "1mbit");
          traffic.goOn(Duration.ofSeconds(10));
          network.release("worker1");
          cluster.worker(1).awaitReady();
        });
  }

  private interface NetworkFault {
    void happen(FaultCluster cluster, Namespaces network, Traffic traffic);
  }

  private static void run(String name, Path folder, NetworkFault fault) {
    String missing = Namespaces.missing();
    if (!missing.isEmpty()) {
      FaultTable.addUntried(name, missing);
      return;
    }
    Namespaces network = new Namespaces();
    try (FaultCluster cluster = new FaultCluster(folder, network)) {
      Incident incident =
          new Drill(cluster).run(name, traffic -> fault.happen(cluster, network, traffic));

      assertThat(incident.failed()).as("failed: %s", incident.failures()).isZero();
      incident.assertNothingLost();
    }
  }
}
