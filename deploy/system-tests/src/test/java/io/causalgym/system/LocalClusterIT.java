package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway, two workers and a database as processes of their own.
final class LocalClusterIT {
  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(90);
  private static final Pattern WORKER = Pattern.compile("worker1 (\\d+)");

  @Test
  void aWorkerThatDiesIsMissedByNobodyAndReplaced_andTheEndIsTheEndOfAll(@TempDir Path folder) {
    try (GymProcess cluster = GymLaunch.cluster(folder, Ports.free()).ready()) {
      Matcher worker = WORKER.matcher(cluster.output());
      assertThat(worker.find()).as(cluster.output()).isTrue();
      assertThat(ask(cluster, "before")).isEqualTo(200);

      ProcessHandle.of(Long.parseLong(worker.group(1))).orElseThrow().destroyForcibly();

      assertThat(ask(cluster, "meanwhile")).isEqualTo(200);
      assertThat(
              cluster.await(REPLACED_WITHIN, () -> cluster.output().contains("another one starts")))
          .as(cluster.output())
          .isTrue();
      assertThat(cluster.await(REPLACED_WITHIN, () -> cluster.children().size() == 4))
          .as("gateway, two workers, PostgreSQL")
          .isTrue();
      List<ProcessHandle> processes = cluster.children();
      cluster.terminate();
      assertThat(cluster.exitCode(REPLACED_WITHIN)).isZero();
      assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }
  }

  private static int ask(GymProcess cluster, String name) {
    return cluster
        .http()
        .post("identify", Json.identify("dag { X -> " + name + " -> Y }"))
        .status();
  }
}
