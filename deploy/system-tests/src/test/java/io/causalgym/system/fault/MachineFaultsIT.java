package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.Answer;
import io.causalgym.system.GymClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults of the machine under a running cluster. Not tried, and said so in the table, where a
/// machine lacks what makes them.
@Tag("long")
final class MachineFaultsIT {
  /// Each body is within the limit of one; together they are many times the heap.
  private static final int MANY_EDGES = 400_000;

  private static final int MANY = 16;

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
                    traffic.goOn(Duration.ofSeconds(10));
                    disk.empty();
                    traffic.goOn(Duration.ofSeconds(10));
                    cluster.worker(1).awaitReady();
                  });

      assertThat(incident.failed(Kind.IDENTIFY) + incident.failed(Kind.EFFECT))
          .as("questions that need no disk: %s", incident.failures())
          .isZero();
      incident.assertNothingLost();
    }
  }

  /// Whoever asks meanwhile may be told that nobody answers, while the heaps are swept; nothing
  /// more.
  @Test
  void bodiesComeThatNeedMoreThanTheHeap(@TempDir Path folder) {
    String body =
        IntStream.range(0, MANY_EDGES)
            .mapToObj(i -> "{\"from\":\"a\",\"to\":\"b\",\"kind\":\"->\"}")
            .collect(Collectors.joining(",", "{\"edges\":[", "]}"));
    try (FaultCluster cluster = new FaultCluster(folder, Network.loopback())) {
      Incident incident =
          new Drill(cluster)
              .run(
                  MANY + " bodies at once, more than the heaps hold",
                  traffic -> {
                    List<CompletableFuture<Answer>> answers =
                        Stream.generate(() -> large(cluster, body)).limit(MANY).toList();
                    answers.forEach(
                        answer -> assertThat(answer.join().status()).isIn(400, 413, 503));
                    traffic.goOn(Duration.ofSeconds(10));
                    cluster.workers().forEach(Member::awaitReady);
                  });

      incident.assertNothingLost();
    }
  }

  /// An hour ahead on one worker and an hour behind on a gateway, set at once and set right again.
  @Test
  void clocksJump(@TempDir Path folder) throws IOException {
    String name = "clocks of a worker and a gateway jump an hour";
    if (!SetClocks.missing().isEmpty()) {
      FaultTable.addUntried(name, SetClocks.missing());
      return;
    }
    SetClocks clocks = new SetClocks(Files.createDirectory(folder.resolve("clocks")));
    try (FaultCluster cluster = new FaultCluster(folder, clocks)) {
      Incident incident =
          new Drill(cluster)
              .run(
                  name,
                  traffic -> {
                    clocks.set("worker1", Duration.ofHours(1));
                    clocks.set("gateway1", Duration.ofHours(-1));
                    traffic.goOn(Duration.ofSeconds(20));
                    clocks.set("worker1", Duration.ZERO);
                    clocks.set("gateway1", Duration.ZERO);
                    traffic.goOn(Duration.ofSeconds(20));
                    cluster.worker(1).awaitReady();
                  });

      assertThat(incident.failed()).as("failed: %s", incident.failures()).isZero();
      incident.assertNothingLost();
    }
  }

  private static CompletableFuture<Answer> large(FaultCluster cluster, String body) {
    GymClient gateway = cluster.rotation().next();
    return gateway.sendAsync(
        gateway
            .request("/api/v1/graphs")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
