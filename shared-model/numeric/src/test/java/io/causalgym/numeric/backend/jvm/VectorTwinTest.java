package io.causalgym.numeric.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.random.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTwinTest {
  private static final double[] SPECIAL = {
    0,
    1e-300,
    1e-9,
    22,
    23,
    -23,
    708,
    709,
    -709,
    745,
    -745,
    1 << 19,
    (1 << 19) + 1,
    1e9,
    -1e9,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.MIN_VALUE,
    Math.PI,
    Math.PI / 2,
    Math.PI / 4,
    -Math.PI / 4
  };

  @ParameterizedTest
  @EnumSource(Shape.class)
  void shapesOfColumnsAreThoseOfNumbersToTheBit(Shape shape) {
    RandomGenerator random = new RandomStream(2, 0).generator(0);
    double[] x = new double[3001];
    Arrays.setAll(x, at -> random.nextDouble(-1, 1) * Math.exp(random.nextDouble(-5, 8)));
    System.arraycopy(SPECIAL, 0, x, 500, SPECIAL.length);
    double[] y = new double[x.length];
    ScmColumns.shape(shape, x, y, x.length);
    double[] twin = new double[x.length];
    Arrays.setAll(twin, at -> ScmColumns.value(shape, x[at]));
    assertThat(y).isEqualTo(twin);
  }

  @Test
  void weightsOfColumnsAreThoseOfNumbers() {
    double[] numbers = new double[64_000];
    new RandomStream(5, 5).fillUniform(0, numbers, 0, numbers.length);
    // Large weights are rare.
    for (int at = 0; at < numbers.length; at += 7) {
      numbers[at] = 1 - 0x1p-52 * (1L << at % 50);
    }
    double[] weights = numbers.clone();
    VectorWeights.weigh(weights, weights.length);
    double[] twin = numbers.clone();
    Arrays.setAll(twin, at -> BootstrapSums.weight(numbers[at]));
    assertThat(weights).isEqualTo(twin);
  }

  @Test
  void sumsByVectorsAreTheirScalarTwinToTheBit() {
    double[] weights = new double[56];
    double[] block = new double[4 * 56];
    new RandomStream(5, 5).fillNormal(0, weights, 0, weights.length);
    new RandomStream(5, 6).fillNormal(0, block, 0, block.length);
    for (int count = 1; count <= 4; count++) {
      double[] lanes = new double[4 * BootstrapSums.LANES];
      VectorWeights.sums(weights, block, 0, count, 56, lanes);
      double[] twin = new double[4 * BootstrapSums.LANES];
      for (int column = 0; column < 4; column++) {
        int at = Math.min(column, count - 1) * 56;
        BootstrapSums.scalar(weights, block, at, 56, twin, column * BootstrapSums.LANES);
      }
      assertThat(lanes).isEqualTo(twin);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dno=vectors", "--add-modules=jdk.incubator.vector -XX:UseAVX=2"})
  void kernelsAreTheSameToTheBitInAnyJvm(String options) throws IOException, InterruptedException {
    assertThat(VectorApi.AVAILABLE).isTrue();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Other processors do not know the widths of x86.
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), KernelFingerprint.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.strip()).isEqualTo(KernelFingerprint.text());
  }
}
