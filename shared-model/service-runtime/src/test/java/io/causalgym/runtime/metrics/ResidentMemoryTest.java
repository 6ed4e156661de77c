package io.causalgym.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
  @TempDir private Path folder;

  @Test
  void linuxTellsItInKilobytes() throws IOException {
    Path status = folder.resolve("status");
    Files.writeString(status, "VmHWM:\t  900 kB\nVmRSS:\t  512 kB\nThreads:\t3\n");

    assertThat(new ResidentMemory(status).bytes()).isEqualTo(512 * 1024.0);
  }

  @Test
  void otherSystemsDoNotTell() {
    assertThat(new ResidentMemory(folder.resolve("nowhere")).bytes()).isNaN();
  }
}
