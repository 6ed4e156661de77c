package io.causalgym.evaluation.question.effects;

import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A world with an instrument Z, drawn as shares of sixteen kinds of units: how each one's X
/// responds to Z, and its Y to X. Shares are hundredths, so that P(x, y | z) is.
///
/// Source: Balke and Pearl 1997, section 2 (balke1997bounds).
final class ResponseTypes {
  /// X takes Z for its opposite.
  static final int DEFIES = 1;

  /// X follows Z.
  static final int COMPLIES = 2;

  private static final int KINDS = 16;
  private static final int HUNDREDTHS = 100;

  private final BayesianNetwork network;
  private final int[] shares;
  private final double[][][] p = new double[2][2][2];

  private ResponseTypes(BayesianNetwork network, int[] shares) {
    this.network = network;
    this.shares = shares;
  }

  /// @param monotone whether nobody defies
  static ResponseTypes draw(RandomGenerator random, boolean monotone) {
    double[] weight = new double[KINDS];
    double whole = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      double uniform = random.nextDouble();
      weight[kind] = monotone && kind >> 2 == DEFIES ? 0 : uniform * uniform * uniform;
      whole += weight[kind];
    }
    int[] shares = new int[KINDS];
    for (int unit = 0; unit < HUNDREDTHS; unit++) {
      double at = random.nextDouble() * whole;
      int kind = 0;
      while (kind < KINDS - 1 && at >= weight[kind]) {
        at -= weight[kind++];
      }
      // The last kinds may weigh nothing, and rounding may lead to them.
      shares[weight[kind] > 0 ? kind : KINDS - 1]++;
    }
    ResponseTypes types = new ResponseTypes(network(shares, random), shares);
    types.tabulate();
    return types;
  }

  /// The state of a response to a cause: bit 1 of its kind where the cause is 1, bit 0 where it is
  /// 0.
  private static int response(int kind, int cause) {
    return kind >> cause & 1;
  }

  private static BayesianNetwork network(int[] shares, RandomGenerator random) {
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("Z", Blueprint.STATES);
    builder.variable("U", IntStream.range(0, KINDS).mapToObj(Integer::toString).toList());
    builder.variable("X", Blueprint.STATES).variable("Y", Blueprint.STATES);
    double assigned = (20 + random.nextInt(61)) / (double) HUNDREDTHS;
    double[] x = new double[2 * KINDS];
    double[] y = new double[2 * KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      for (int cause = 0; cause < 2; cause++) {
        x[cause * KINDS + kind] = response(kind >> 2, cause);
        y[cause * KINDS + kind] = response(kind & 3, cause);
      }
    }
    return builder
        .table("Z", List.of(), Blueprint.rows(assigned))
        .table(
            "U",
            List.of(),
            IntStream.of(shares).mapToDouble(s -> s / (double) HUNDREDTHS).toArray())
        .table("X", List.of("Z", "U"), Blueprint.rows(x))
        .table("Y", List.of("X", "U"), Blueprint.rows(y))
        .build();
  }

  private void tabulate() {
    for (int kind = 0; kind < KINDS; kind++) {
      for (int z = 0; z < 2; z++) {
        int x = response(kind >> 2, z);
        p[response(kind & 3, x)][x][z] += shares[kind];
      }
    }
    for (double[][] ofY : p) {
      for (double[] ofX : ofY) {
        ofX[0] /= HUNDREDTHS;
        ofX[1] /= HUNDREDTHS;
      }
    }
  }

  /// Z, the kind U of a unit, X and Y.
  BayesianNetwork network() {
    return network;
  }

  /// P(y, x | z).
  double p(int y, int x, int z) {
    return p[y][x][z];
  }

  /// The sharp interval of P(Y = 1 | do(X = x)).
  InstrumentalBounds bounds() {
    return new InstrumentalBounds(p);
  }

  /// P(Y = 1 | z).
  double outcome(int z) {
    return p(1, 0, z) + p(1, 1, z);
  }

  /// P(X = 1 | z).
  double uptake(int z) {
    return p(0, 1, z) + p(1, 1, z);
  }

  /// P(Y = 1 | X = x), if anybody has it.
  double associated(int x) {
    return new NetworkEnumeration(network)
        .probability(Map.of("Y", 1), Map.of("X", x), Map.of())
        .orElse(Double.NaN);
  }

  /// Share of units of which X responds to Z in a way, of 0 (never), {@link #DEFIES}, {@link
  /// #COMPLIES} and 3 (always).
  double share(int response) {
    return kinds(response, 0, 1, 2, 3) / (double) HUNDREDTHS;
  }

  /// Among compliers, P(Y = 1 | do(X = 1)) - P(Y = 1 | do(X = 0)), from the kinds themselves.
  double effectOnCompliers() {
    return (kinds(COMPLIES, 2) - kinds(COMPLIES, 1)) / (double) kinds(COMPLIES, 0, 1, 2, 3);
  }

  private int kinds(int response, int... outcomes) {
    return IntStream.of(outcomes).map(outcome -> shares[response << 2 | outcome]).sum();
  }

  /// The four numbers of each state of Z, such as `P(Y=1, X=0 | Z=1) = 0.12`.
  List<String> lines(Scene scene) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "P(%s=1) = %s".formatted(scene.name("Z"), two(network.table(network.variable("Z"))[1])));
    for (int cell = 0; cell < 8; cell++) {
      int y = cell & 1;
      int x = cell >> 1 & 1;
      int z = cell >> 2;
      lines.add(
          "P(%s=%d, %s=%d | %s=%d) = %s"
              .formatted(
                  scene.name("X"), x, scene.name("Y"), y, scene.name("Z"), z, two(p(y, x, z))));
    }
    return lines;
  }

  static String two(double p) {
    return String.format(Locale.ROOT, "%.2f", p);
  }
}
