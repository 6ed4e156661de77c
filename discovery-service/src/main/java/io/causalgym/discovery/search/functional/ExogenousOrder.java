package io.causalgym.discovery.search.functional;

import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// The causal order by repeated choice of the most exogenous variable: that `i` for which `sum over
/// j of min(0, M(i, j))^2` is least, where `M(i, j) = H(j) + H(i given j) - H(i) - H(j given i)` is
/// the log likelihood ratio of `i -> j` to `j -> i` for a row and the entropies are of standardised
/// columns and residuals.
///
/// Correlations of residuals follow from those before by one elimination step and need no rows.
final class ExogenousOrder {
  private final int size;
  private final double[][] columns;
  private final double[] correlation;
  private final Precedence precedence;
  private final SearchControl control;
  private final boolean[] placed;
  // The variables not yet placed, ascending.
  private final int[] open;
  private final double[] entropies;
  private final double[] ratios;
  private int left;
  private long measured;

  ExogenousOrder(
      ContinuousColumns columns,
      double[] correlation,
      Precedence precedence,
      SearchControl control) {
    this.size = columns.size();
    this.correlation = correlation.clone();
    this.precedence = precedence;
    this.control = control;
    this.columns = new double[size][];
    for (int column = 0; column < size; column++) {
      this.columns[column] = columns.standardised(column);
    }
    this.placed = new boolean[size];
    this.open = new int[size];
    Arrays.setAll(open, i -> i);
    this.left = size;
    this.entropies = new double[size];
    this.ratios = new double[size * size];
  }

  /// Pairs measured so far.
  long measured() {
    return measured;
  }

  /// The order, or its first part where the deadline passed.
  int[] find() {
    int[] order = new int[size];
    long pairs = (long) size * (size + 1) / 2 * (size - 1) / 3;
    for (int count = 0; count < size; count++) {
      control.progress().at(measured, pairs, "pairs", "variable " + (count + 1) + " of " + size);
      if (left > 1) {
        measure();
      }
      if (control.deadline().passed()) {
        return Arrays.copyOf(order, count);
      }
      order[count] = mostExogenous();
      remove(order[count]);
    }
    return order;
  }

  private void measure() {
    Deadline deadline = control.deadline();
    control
        .loop()
        .run(
            left,
            NegentropySums::new,
            (sums, at) -> {
              double[] column = columns[open[at]];
              entropies[open[at]] = deadline.passed() ? 0 : sums.entropy(column, column, 1, 0);
            });
    control
        .loop()
        .run(
            left,
            NegentropySums::new,
            (sums, at) -> {
              for (int other = at + 1; other < left && !deadline.passed(); other++) {
                measure(sums, open[at], open[other]);
              }
            });
    measured += (long) left * (left - 1) / 2;
  }

  private void measure(NegentropySums sums, int i, int j) {
    double rho = correlation[i * size + j];
    double scale = 1 / Math.sqrt(1 - rho * rho);
    double iGivenJ = sums.entropy(columns[i], columns[j], scale, -rho * scale);
    double jGivenI = sums.entropy(columns[j], columns[i], scale, -rho * scale);
    double ratio = entropies[j] + iGivenJ - entropies[i] - jGivenI;
    ratios[i * size + j] = ratio;
    ratios[j * size + i] = -ratio;
  }

  private int mostExogenous() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = 0; at < left; at++) {
      int i = open[at];
      if (precedence.free(i, placed)) {
        double against = against(i);
        if (best < 0 || against < least) {
          least = against;
          best = i;
        }
      }
    }
    return best;
  }

  private double against(int i) {
    double sum = 0;
    for (int at = 0; at < left; at++) {
      int j = open[at];
      if (j != i && !precedence.before(i, j)) {
        double ratio = Math.min(0, ratios[i * size + j]);
        sum += ratio * ratio;
      }
    }
    return sum;
  }

  /// Takes a variable out and its linear effect from the rest, which are standardised again.
  private void remove(int root) {
    placed[root] = true;
    int at = Arrays.binarySearch(open, 0, left, root);
    System.arraycopy(open, at + 1, open, at, left - 1 - at);
    left--;
    control.loop().run(left, () -> this, (order, other) -> order.residual(open[other], root));
    for (int a = 0; a < left; a++) {
      for (int b = 0; b < a; b++) {
        correlationGiven(open[a], open[b], root);
      }
    }
  }

  private void residual(int variable, int root) {
    double[] x = columns[variable];
    double[] r = columns[root];
    double rho = correlation[variable * size + root];
    double scale = 1 / Math.sqrt(1 - rho * rho);
    for (int row = 0; row < x.length; row++) {
      x[row] = (x[row] - rho * r[row]) * scale;
    }
  }

  private void correlationGiven(int a, int b, int root) {
    double ra = correlation[a * size + root];
    double rb = correlation[b * size + root];
    double partial =
        (correlation[a * size + b] - ra * rb) / Math.sqrt((1 - ra * ra) * (1 - rb * rb));
    correlation[a * size + b] = partial;
    correlation[b * size + a] = partial;
  }
}
