package io.causalgym.evaluation.question.effects;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// P(x, y) as it is seen, and P(y | do(x)), both in hundredths, of the same units: shares of eight
/// kinds, by X and by what Y is with X at 0 and at 1.
final class ExperimentAndRecords {
  private static final int KINDS = 8;
  private static final int HUNDREDTHS = 100;
  private static final int FEWEST = 5;
  private static final double NARROWEST = .04;
  private static final double WIDEST = .8;

  private final int[] shares;

  private ExperimentAndRecords(int[] shares) {
    this.shares = shares;
  }

  /// Empty where too few units have X = Y, about which the bounds are.
  static Optional<ExperimentAndRecords> draw(RandomGenerator random) {
    double[] weight = new double[KINDS];
    double whole = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      weight[kind] = random.nextDouble() * random.nextDouble();
      whole += weight[kind];
    }
    int[] shares = new int[KINDS];
    for (int unit = 0; unit < HUNDREDTHS; unit++) {
      double at = random.nextDouble() * whole;
      int kind = 0;
      while (kind < KINDS - 1 && at >= weight[kind]) {
        at -= weight[kind++];
      }
      shares[kind]++;
    }
    ExperimentAndRecords drawn = new ExperimentAndRecords(shares);
    return Optional.of(drawn).filter(ExperimentAndRecords::tells);
  }

  private boolean tells() {
    CausationBounds bounds = bounds();
    return units(1, 1) >= FEWEST
        && units(0, 0) >= FEWEST
        && units(1, 0) > 0
        && units(0, 1) > 0
        && List.of(bounds.both(), bounds.necessity(), bounds.sufficiency()).stream()
            .allMatch(
                one -> one.high() - one.low() >= NARROWEST && one.high() - one.low() <= WIDEST);
  }

  private static int x(int kind) {
    return kind >> 2;
  }

  /// Of Y where X is set.
  private static int response(int kind, int x) {
    return kind >> x & 1;
  }

  private int units(int x, int y) {
    return IntStream.range(0, KINDS)
        .filter(kind -> x(kind) == x && response(kind, x) == y)
        .map(kind -> shares[kind])
        .sum();
  }

  /// P(X = x, Y = y).
  double seen(int x, int y) {
    return units(x, y) / (double) HUNDREDTHS;
  }

  /// P(Y = 1 | do(X = x)).
  double done(int x) {
    return IntStream.range(0, KINDS)
            .filter(kind -> response(kind, x) == 1)
            .map(kind -> shares[kind])
            .sum()
        / (double) HUNDREDTHS;
  }

  CausationBounds bounds() {
    double[][] seen = {{seen(0, 0), seen(0, 1)}, {seen(1, 0), seen(1, 1)}};
    return new CausationBounds(seen, done(1), done(0));
  }

  /// P(Y_1 = 1, Y_0 = 0) of the units that were drawn: one of many that have the same numbers.
  double both() {
    return (shares[2] + shares[6]) / (double) HUNDREDTHS;
  }

  /// P(Y_0 = 0 | X = 1, Y = 1) of the units that were drawn.
  double necessity() {
    return shares[6] / (double) units(1, 1);
  }

  /// P(Y_1 = 1 | X = 0, Y = 0) of the units that were drawn.
  double sufficiency() {
    return shares[2] / (double) units(0, 0);
  }

  /// The kind U of a unit, X and Y.
  BayesianNetwork network() {
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("U", IntStream.range(0, KINDS).mapToObj(Integer::toString).toList());
    builder.variable("X", Blueprint.STATES).variable("Y", Blueprint.STATES);
    double[] x = new double[KINDS];
    double[] y = new double[2 * KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      x[kind] = x(kind);
      y[2 * kind] = response(kind, 0);
      y[2 * kind + 1] = response(kind, 1);
    }
    return builder
        .table(
            "U",
            List.of(),
            IntStream.of(shares).mapToDouble(s -> s / (double) HUNDREDTHS).toArray())
        .table("X", List.of("U"), Blueprint.rows(x))
        .table("Y", List.of("U", "X"), Blueprint.rows(y))
        .build();
  }

  /// One line for each number.
  List<String> lines(Scene scene) {
    List<String> lines = new ArrayList<>();
    for (int cell = 0; cell < 4; cell++) {
      lines.add(
          "Seen: P(%s=%d, %s=%d) = %s"
              .formatted(
                  scene.name("X"),
                  cell >> 1,
                  scene.name("Y"),
                  cell & 1,
                  ResponseTypes.two(seen(cell >> 1, cell & 1))));
    }
    for (int x = 0; x < 2; x++) {
      lines.add(
          "In an experiment with everybody's %s set to %d: P(%s=1) = %s"
              .formatted(scene.name("X"), x, scene.name("Y"), ResponseTypes.two(done(x))));
    }
    return lines;
  }
}
