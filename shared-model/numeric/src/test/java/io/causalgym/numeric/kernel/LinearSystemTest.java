package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.distribution.Laplace;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.random.RandomStream;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LinearSystemTest {
  private static final Normal STANDARD = new Normal(0, 1);

  /// `B` is drawn in place, `A` and `C` share a noise, `D` has two of its own and no constant.
  private static LinearSystem system() {
    LinearSystemBuilder builder = LinearSystem.builder();
    int common = builder.noise(STANDARD, 10);
    return builder
        .equation(2, 1.5)
        .plusNoise(0.5, common)
        .equation(0, -1)
        .plus(2, 2)
        .plusNoise(3, builder.noise(new Laplace(1, 2), 11))
        .equation(1, 0.25)
        .plusNoise(-0.75, common)
        .plusNoise(1.25, builder.noise(STANDARD, 12))
        .plus(0.3, 0)
        .plus(0.7, 2)
        .equation(3, 0)
        .plusNoise(1, builder.noise(STANDARD, 13))
        .plusNoise(2, builder.noise(STANDARD, 14))
        .build();
  }

  private static double normal(long seed, long stream, long row) {
    return 0.0 + 1.0 * new RandomStream(seed, stream).normal(row);
  }

  @Test
  void rowsAreTheEquationsTermByTermToTheBit() {
    double[][] columns = new double[4][300];
    system().rows(9, 300).fill(1001, 300, columns);
    for (int k = 0; k < 300; k++) {
      long row = 1001L + k;
      double a = 1.5 + 0.5 * normal(9, 10, row);
      double b = -1 + 3 * new Laplace(1, 2).draw(new RandomStream(9, 11), row) + 2 * a;
      double c = 0.25 + 1.25 * normal(9, 12, row) + -0.75 * normal(9, 10, row) + 0.3 * b + 0.7 * a;
      double d = 0 + normal(9, 13, row) + 2 * normal(9, 14, row);
      assertThat(columns[2][k]).isEqualTo(a);
      assertThat(columns[0][k]).isEqualTo(b);
      assertThat(columns[1][k]).isEqualTo(c);
      assertThat(columns[3][k]).isEqualTo(d);
    }
  }

  @Test
  void anyChunkHoldsTheSameRows() {
    LinearSystem.Rows whole = system().rows(5, 4000);
    double[][] all = new double[4][4000];
    whole.fill(0, 4000, all);
    RandomGenerator random = new RandomStream(2, 0).generator(0);
    LinearSystem.Rows rows = system().rows(5, 500);
    double[][] part = new double[4][500];
    for (int trial = 0; trial < 200; trial++) {
      int count = random.nextInt(1, 500);
      int first = random.nextInt(4000 - count);
      rows.fill(first, count, part);
      for (int column = 0; column < 4; column++) {
        for (int k = 0; k < count; k++) {
          assertThat(part[column][k]).isEqualTo(all[column][first + k]);
        }
      }
    }
  }
}
