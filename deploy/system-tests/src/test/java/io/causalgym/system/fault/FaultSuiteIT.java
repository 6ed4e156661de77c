package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Breaks a running cluster under traffic, one part after the other, and holds what it then says
/// and keeps against what is true and what it said before. The times are in the table that
/// [FaultTable] writes.
@TestInstance(Lifecycle.PER_CLASS)
final class FaultSuiteIT {
  private final FaultCluster cluster;
  private final Drill drill;

  FaultSuiteIT(@TempDir Path folder) {
    cluster = new FaultCluster(folder, Network.loopback());
    drill = new Drill(cluster);
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  private static void assertNoneFailed(Incident incident) {
    assertThat(incident.failed()).as("failed: %s", incident.failures()).isZero();
  }

  @Test
  @Tag("long")
  void aWorkerIsKilled() {
    Incident incident =
        drill.run(
            "kill -9 of a worker, replaced",
            traffic -> {
              cluster.worker(1).kill();
              traffic.goOn(Duration.ofSeconds(5));
              cluster.worker(1).replace();
            });

    assertNoneFailed(incident);
    incident.assertNothingLost();
  }

  @Test
  void everyProcessIsReplacedInTurn() {
    Incident incident =
        drill.run(
            "rolling restart of workers and gateways",
            traffic -> {
              for (Member worker : cluster.workers()) {
                assertThat(worker.stop()).isZero();
                worker.replace();
              }
              for (Member gateway : cluster.gateways()) {
                cluster.shut(gateway);
                assertThat(gateway.stop()).isZero();
                gateway.replace();
                cluster.open(gateway);
              }
            });

    assertNoneFailed(incident);
    assertThat(incident.failedOnce()).as("failed: %s", incident.failures()).isZero();
    incident.assertNothingLost();
  }

  @Test
  @Tag("long")
  void aWorkerHangsAndWakes() {
    Incident incident =
        drill.run(
            "SIGSTOP of a worker for 15 s, SIGCONT",
            traffic -> {
              cluster.worker(1).hang();
              traffic.goOn(Duration.ofSeconds(15));
              cluster.worker(1).wake();
              traffic.goOn(Duration.ofSeconds(10));
              cluster.worker(1).awaitReady();
            });

    assertNoneFailed(incident);
    incident.assertNothingLost();
  }

  @Test
  @Tag("long")
  void aGatewayIsKilled() {
    Incident incident =
        drill.run(
            "kill -9 of a gateway, replaced",
            traffic -> {
              cluster.gateway(1).kill();
              // The time that a load balancer with a probe each second takes.
              traffic.goOn(Duration.ofSeconds(1));
              cluster.shut(cluster.gateway(1));
              traffic.goOn(Duration.ofSeconds(5));
              cluster.gateway(1).replace();
              cluster.open(cluster.gateway(1));
            });

    // Who was connected to it has lost the connection; nobody else notices.
    incident.assertNothingLost();
  }

  @Test
  @Tag("long")
  void theDatabaseDiesAndReturns() {
    Incident incident =
        drill.run(
            "kill -9 of PostgreSQL, back after 5 s",
            traffic -> {
              cluster.killDatabase();
              traffic.goOn(Duration.ofSeconds(5));
              cluster.restartDatabase();
              traffic.goOn(Duration.ofSeconds(5));
              cluster.worker(1).awaitReady();
            });

    assertThat(incident.failed(Kind.IDENTIFY) + incident.failed(Kind.EFFECT))
        .as("questions that need no database: %s", incident.failures())
        .isZero();
    incident.assertNothingLost();
  }

  @Test
  @Tag("long")
  void redisDiesAndReturns() {
    Incident incident =
        drill.run(
            "end of Redis, back after 5 s",
            traffic -> {
              cluster.stopRedis();
              traffic.goOn(Duration.ofSeconds(5));
              cluster.restartRedis();
              traffic.goOn(Duration.ofSeconds(5));
            });

    assertNoneFailed(incident);
    assertThat(incident.failedOnce()).as("failed: %s", incident.failures()).isZero();
    incident.assertNothingLost();
  }
}
