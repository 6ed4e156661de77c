package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Results of linear algebra on the processor have the same bits everywhere.
class LinearBitsTest {

  @ParameterizedTest
  @ValueSource(ints = {13, 100, 301})
  void anyNumberOfThreadsGivesTheSameBits(int size) {
    String alone = LinearFingerprint.text(size, KernelRun.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int count : new int[] {2, 5}) {
        KernelRun run = new KernelRun(new ParallelLoop(threads, count), () -> false);
        assertThat(LinearFingerprint.text(size, run)).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dno=vectors",
        "--add-modules=jdk.incubator.vector -XX:UseAVX=0",
        "--add-modules=jdk.incubator.vector -XX:UseAVX=2",
        "--add-modules=jdk.incubator.vector"
      })
  void anyWidthOfVectorsGivesTheSameBits(String options) throws IOException, InterruptedException {
    assertThat(VectorApi.AVAILABLE).isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Other processors do not know the widths of x86.
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(options.split(" ", -1)));
    String classes = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classes, LinearFingerprint.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.strip()).isEqualTo(LinearFingerprint.text(13, KernelRun.plain()));
  }
}
