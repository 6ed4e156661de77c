package io.causalgym.numeric.kernel;

import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;

/// Immutable equations `y = constant + sum of loading * noise + sum of coefficient * x` over
/// columns that earlier equations filled.
///
/// A row costs the terms of all equations and a draw of each noise. Sums go from left to right, and
/// products are rounded before they are added: a row is the same to the bit on every machine.
public final class LinearSystem {

  /// @param stream the number of its stream
  record Noise(Distribution distribution, long stream) {
    void fill(long seed, long first, double[] to, int count) {
      distribution.fill(new RandomStream(seed, stream), first, to, 0, count);
    }
  }

  /// @param own the noise that only this equation has: it is drawn where the result will stand;
  ///   none or one
  /// @param loading of that noise
  record Equation(
      int column, double constant, List<Noise> own, double loading, Terms noises, Terms parents) {}

  private final List<Equation> equations;
  private final List<Noise> shared;

  LinearSystem(List<Equation> equations, List<Noise> shared) {
    this.equations = List.copyOf(equations);
    this.shared = List.copyOf(shared);
  }

  public static LinearSystemBuilder builder() {
    return new LinearSystemBuilder();
  }

  /// A source of rows for one thread.
  ///
  /// @param most rows that are asked for at once
  public Rows rows(long seed, int most) {
    return new Rows(seed, most);
  }

  /// Computes rows; not thread-safe.
  public final class Rows {
    private final long seed;
    private final double[][] noises;

    private Rows(long seed, int most) {
      this.seed = seed;
      this.noises = new double[shared.size()][most];
    }

    /// Writes rows `first .. first + count - 1` to the first `count` places of the columns that
    /// have an equation.
    public void fill(long first, int count, double[][] columns) {
      for (int noise = 0; noise < noises.length; noise++) {
        shared.get(noise).fill(seed, first, noises[noise], count);
      }
      for (Equation equation : equations) {
        double[] column = columns[equation.column()];
        if (equation.own().isEmpty()) {
          Columns.fill(column, equation.constant(), count);
        } else {
          equation.own().getFirst().fill(seed, first, column, count);
          Columns.affine(column, equation.constant(), equation.loading(), count);
        }
        equation.noises().addTo(column, noises, count);
        equation.parents().addTo(column, columns, count);
      }
    }
  }
}
