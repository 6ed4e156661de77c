package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What cannot start says why and what to do, and ends with a code of its own.
@ExtendWith(SharedGym.class)
final class RefusedStartIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Path folder;

  RefusedStartIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givenDataInUse_whenStartedAgain_thenItNamesTheFolderAndTheProcess(GymProcess running) {
    try (GymProcess second = GymLaunch.on(running.data()).start()) {
      assertThat(second.exitCode(SOON)).isEqualTo(5);
      assertThat(second.output())
          .contains(running.data().toString())
          .contains(Long.toString(running.pid()));
    }
    assertThat(running.isAlive()).isTrue();
    assertThat(running.http().isReady()).isTrue();
  }

  @Test
  void givenBusyPort_whenStarted_thenItNamesThePort() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GymProcess gym =
            GymLaunch.on(folder).option("--port", Integer.toString(busy.getLocalPort())).start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(3);
      assertThat(gym.output()).contains(Integer.toString(busy.getLocalPort()));
    }
  }

  @Test
  void givenDataBelowAFile_whenStarted_thenItNamesTheFolder() throws IOException {
    // Works for root too, for whom no folder is unwritable.
    Path file = Files.createFile(folder.resolve("file"));
    Path below = file.resolve("data");

    try (GymProcess gym = GymLaunch.on(below).start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(4);
      assertThat(gym.output()).contains(below.toString());
    }
  }

  @Test
  void givenMisspelledSetting_whenStarted_thenItNamesTheNearestOne() {
    try (GymProcess gym = GymLaunch.on(folder).setting("CAUSALGYM_CLUSTER_NAM", "x").start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(2);
      assertThat(gym.output())
          .contains("CAUSALGYM_CLUSTER_NAM ")
          .contains("CAUSALGYM_CLUSTER_NAME");
    }
  }

  @Test
  void givenSettingOutOfRange_whenStarted_thenItNamesTheKeyAndTheRange() {
    try (GymProcess gym = GymLaunch.on(folder).setting("CAUSALGYM_CLUSTER_PORT", "70000").start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(2);
      assertThat(gym.output()).contains("CAUSALGYM_CLUSTER_PORT").contains("65535");
    }
  }

  @Test
  void givenHostForOthersWithoutKeys_whenStarted_thenItRefuses() {
    try (GymProcess gym = GymLaunch.on(folder).option("--host", "0.0.0.0").start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(2);
      assertThat(gym.output()).contains("0.0.0.0").containsIgnoringCase("keys");
    }
  }

  @Test
  void givenADatabaseThatSaysNothing_whenStoppedWhileItStarts_thenItEnds() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        GymProcess gym =
            GymLaunch.on(folder)
                .setting(
                    "CAUSALGYM_DATABASE_URL",
                    "postgresql://gym:secret@127.0.0.1:" + silent.getLocalPort() + "/gym")
                .start()) {
      silent.setSoTimeout((int) SOON.toMillis());
      try (Socket connected = silent.accept()) {
        assertThat(connected.isConnected()).isTrue();

        gym.terminate();

        assertThat(gym.exitCode(SOON)).isZero();
      }
    }
  }

  @Test
  void givenUnknownOption_whenStarted_thenItNamesIt() {
    try (GymProcess gym = GymLaunch.on(folder).option("--prot", "8080").start()) {
      assertThat(gym.exitCode(SOON)).isEqualTo(2);
      assertThat(gym.output()).contains("--prot");
    }
  }
}
