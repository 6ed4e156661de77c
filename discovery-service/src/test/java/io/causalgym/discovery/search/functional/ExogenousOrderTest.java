package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExogenousOrderTest {

  @Test
  void theOrderEqualsThatOfThePaperWrittenLiterallyIn100RandomWorlds() {
    for (int seed = 0; seed < 100; seed++) {
      int size = 2 + seed % 6;
      Sample sample = NonGaussianWorlds.sample(RandomWorlds.dag(seed, size, 2), 300 + seed, seed);
      ContinuousColumns columns = ContinuousColumns.of(sample);
      Precedence none = Precedence.of(Knowledge.none(size), columns.names());
      int[] order =
          new ExogenousOrder(
                  columns, columns.correlation(SearchControl.plain()), none, SearchControl.plain())
              .find();
      assertThat(order).as("seed %d", seed).containsExactly(literally(columns));
    }
  }

  private static int[] literally(ContinuousColumns columns) {
    double[][] x = new double[columns.size()][];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      x[i] = columns.standardised(i);
      open.add(i);
    }
    int[] order = new int[x.length];
    for (int count = 0; count < order.length; count++) {
      int root = mostExogenous(x, open);
      order[count] = root;
      open.remove(Integer.valueOf(root));
      for (int i : open) {
        x[i] = residual(x[i], x[root]);
      }
    }
    return order;
  }

  private static int mostExogenous(double[][] x, List<Integer> open) {
    int best = open.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (int i : open) {
      double against = 0;
      for (int j : open) {
        if (i != j) {
          double ratio =
              entropy(x[j])
                  + entropy(residual(x[i], x[j]))
                  - entropy(x[i])
                  - entropy(residual(x[j], x[i]));
          against += Math.pow(Math.min(0, ratio), 2);
        }
      }
      if (against < least) {
        least = against;
        best = i;
      }
    }
    return best;
  }

  private static double[] residual(double[] x, double[] on) {
    double cross = 0;
    double squares = 0;
    for (int row = 0; row < x.length; row++) {
      cross += x[row] * on[row];
      squares += on[row] * on[row];
    }
    double[] residual = new double[x.length];
    double sum = 0;
    for (int row = 0; row < x.length; row++) {
      residual[row] = x[row] - cross / squares * on[row];
      sum += residual[row] * residual[row];
    }
    for (int row = 0; row < x.length; row++) {
      residual[row] /= Math.sqrt(sum / x.length);
    }
    return residual;
  }

  private static double entropy(double[] u) {
    double logCosh = 0;
    double bump = 0;
    for (double value : u) {
      logCosh += Math.log(Math.cosh(value)) / u.length;
      bump += value * Math.exp(-value * value / 2) / u.length;
    }
    return (1 + Math.log(2 * Math.PI)) / 2
        - 79.047 * Math.pow(logCosh - 0.37457, 2)
        - 7.4129 * bump * bump;
  }

  @Test
  void entropiesAgreeWithTheLibraryFunctionsForAnyLengthAndSize() {
    for (int seed = 0; seed < 50; seed++) {
      var random = RandomWorlds.generator(seed);
      double[] x = new double[1 + random.nextInt(5_000)];
      double[] y = new double[x.length];
      for (int row = 0; row < x.length; row++) {
        x[row] = random.nextGaussian() * (row % 100 == 0 ? 30 : 1);
        y[row] = random.nextGaussian();
      }
      double[] u = new double[x.length];
      for (int row = 0; row < x.length; row++) {
        u[row] = 0.8 * x[row] - 0.6 * y[row];
      }
      assertThat(new NegentropySums().entropy(x, y, 0.8, -0.6))
          .as("seed %d", seed)
          .isCloseTo(entropy(u), within(1e-9));
    }
  }

  @Test
  void theExponentialIsExactToTwelveDigits() {
    for (int k = 0; k < 70_000; k++) {
      double x = -k / 100.0;
      assertThat(NegentropySums.exponential(x) / Math.exp(x)).isCloseTo(1, within(1e-12));
    }
    assertThat(NegentropySums.exponential(Double.NEGATIVE_INFINITY)).isLessThan(1e-300);
  }

  @Test
  void vectorsAndScalarsGiveTheSameBits() {
    var random = RandomWorlds.generator(7);
    double[] x = new double[2_048];
    java.util.Arrays.setAll(x, row -> 3 * random.nextGaussian());
    NegentropySums vectors = new NegentropySums();
    java.util.Arrays.fill(vectors.products, 1);
    VectorNegentropySums.add(vectors, x, x, 0.7, -0.2, 0, x.length);
    for (int lane = 0; lane < NegentropySums.LANES; lane++) {
      double product = 1;
      double bump = 0;
      for (int row = lane; row < x.length; row += NegentropySums.LANES) {
        double u = 0.7 * x[row] + -0.2 * x[row];
        product *= 1 + NegentropySums.exponential(-2 * Math.abs(u));
        bump += u * NegentropySums.exponential(-0.5 * (u * u));
      }
      assertThat(vectors.products[lane]).isEqualTo(product);
      assertThat(vectors.bumps[lane]).isEqualTo(bump);
    }
  }
}
