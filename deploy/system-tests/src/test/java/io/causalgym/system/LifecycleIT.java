package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Stopping, dying, starting again, and living beside others.
@ExtendWith(SharedGym.class)
final class LifecycleIT {

  @Test
  void givenRequestToStop_whenIdle_thenItEndsWithinSecondsAndLeavesNoDatabase(@TempDir Path data) {
    try (GymProcess gym = GymLaunch.on(data).ready()) {
      String id = store(gym);
      List<ProcessHandle> servers = gym.databaseServers();
      assertThat(servers).as("database servers of a running system").isNotEmpty();

      gym.terminate();

      assertThat(gym.exitCode(Duration.ofSeconds(10))).isZero();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      try (GymProcess again = GymLaunch.on(data).ready()) {
        assertThat(again.http().get("/api/v1/graphs/" + id).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void givenKill_whenStartedAgain_thenNothingStoredIsLost(@TempDir Path data) {
    try (GymProcess gym = GymLaunch.on(data).ready()) {
      String id = store(gym);
      gym.kill();
      // Whether the database outlives its JVM or not, the next start has to cope.
      List<ProcessHandle> left = gym.databaseServers();

      try (GymProcess again = GymLaunch.on(data).ready()) {
        Answer read = again.http().get("/api/v1/graphs/" + id);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(again.databaseServers()).hasSize(1);
        assertThat(store(again)).isEqualTo(id);
        again.terminate();
        assertThat(again.exitCode(Duration.ofSeconds(10))).isZero();
        assertThat(again.databaseServers()).isEmpty();
        assertThat(left).noneMatch(ProcessHandle::isAlive);
      }
    }
  }

  @Test
  void givenTwoSystemsOnOneMachine_thenTheyStayStrangers(GymProcess one, @TempDir Path data) {
    try (GymProcess other = GymLaunch.on(data).ready()) {
      String id = store(other);

      assertThat(other.http().get("/api/v1/graphs/" + id).status()).isEqualTo(200);
      assertThat(one.http().get("/api/v1/graphs/" + id).status()).isEqualTo(404);
      // An answer that one of them has cached is new to the other.
      var question = Json.identify("dag { X -> between_strangers; between_strangers -> Y }");
      assertThat(one.http().post("identify", question).cache()).isEqualTo("miss");
      assertThat(other.http().post("identify", question).cache()).isEqualTo("miss");
      assertThat(List.of(one.output(), other.output()))
          .noneMatch(output -> output.contains("Members {size:2"));
    }
  }

  private static String store(GymProcess gym) {
    Answer stored = gym.http().post("graphs", Json.graph("dag { kept -> over; over -> restarts }"));
    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    return stored.json().getString("id");
  }
}
