package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults of the machine under a running cluster. Not tried, and said so in the table, where a
/// machine lacks what makes them.
@Tag("long")
final class MachineFaultsIT {
  /// Requests in about ten seconds.
  private static final int TEN_SECONDS = 600;

  @Test
  void theDiskIsFullAndHasRoomAgain(@TempDir Path temporary) throws IOException {
    String name = "full disk under all data for 10 s";
    Path folder = Files.createDirectory(temporary.resolve("disk"));
    String missing = SmallDisk.missing(folder);
    if (!missing.isEmpty()) {
      FaultTable.addUntried(name, missing);
      return;
    }
    try (SmallDisk disk = new SmallDisk(folder);
        FaultCluster cluster = new FaultCluster(folder, Network.loopback())) {
      Incident incident =
          new Drill(cluster)
              .run(
                  name,
                  traffic -> {
                    disk.fill();
                    traffic.goOn(TEN_SECONDS);
                    disk.empty();
                    traffic.goOn(TEN_SECONDS);
                    cluster.worker(1).awaitReady();
                  });

      assertThat(incident.failed(Kind.IDENTIFY) + incident.failed(Kind.EFFECT))
          .as("questions that need no disk: %s", incident.failures())
          .isZero();
      assertNothingLost(incident);
    }
  }

  @Test
  void aClockJumpsAndIsPutRight(@TempDir Path folder) {
    String name = "clock of a worker 1 h ahead, then 1 h behind";
    String missing = JumpingClock.missing();
    if (!missing.isEmpty()) {
      FaultTable.addUntried(name, missing);
      return;
    }
    JumpingClock clock = new JumpingClock("worker1", folder);
    try (FaultCluster cluster = new FaultCluster(folder, clock)) {
      Incident incident =
          new Drill(cluster)
              .run(
                  name,
                  traffic -> {
                    clock.jump(Duration.ofHours(1));
                    traffic.goOn(TEN_SECONDS);
                    clock.jump(Duration.ofHours(-1));
                    traffic.goOn(TEN_SECONDS);
                    clock.putRight();
                    traffic.goOn(TEN_SECONDS / 2);
                    cluster.worker(1).awaitReady();
                  });

      assertThat(incident.failed()).as("failed: %s", incident.failures()).isZero();
      assertNothingLost(incident);
    }
  }

  private static void assertNothingLost(Incident incident) {
    assertThat(incident.wrong()).as("wrong answers").isZero();
    assertThat(incident.lost()).as("acknowledged writes that are gone").isZero();
    assertThat(incident.duplicated()).as("writes that are there twice").isZero();
  }
}
