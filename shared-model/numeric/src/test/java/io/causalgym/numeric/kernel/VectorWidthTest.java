package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.VectorApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorWidthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dno=vectors",
        "--add-modules=jdk.incubator.vector -XX:UseAVX=0",
        "--add-modules=jdk.incubator.vector -XX:UseAVX=2",
        "--add-modules=jdk.incubator.vector"
      })
  void rowsAndMomentsAreTheSameToTheBitInAnyJvm(String options)
      throws IOException, InterruptedException {
    assertThat(VectorApi.AVAILABLE).isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Other processors do not know the widths of x86.
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Fingerprint.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.strip()).isEqualTo(Fingerprint.text());
  }
}
