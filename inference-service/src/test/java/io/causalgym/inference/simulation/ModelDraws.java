package io.causalgym.inference.simulation;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Small random models with variables `V0`, `V1`, ..., declared in a random order of their edges.
final class ModelDraws {
  private ModelDraws() {}

  static String name(int variable) {
    return "V" + variable;
  }

  static List<String> labels(int card) {
    return IntStream.range(0, card).mapToObj(state -> "s" + state).toList();
  }

  static double[] probabilities(RandomGenerator random, int card) {
    double[] p = new double[card];
    for (int state = 0; state < card; state++) {
      p[state] = random.nextInt(5) == 0 ? 0 : random.nextDouble();
    }
    p[random.nextInt(card)] += 0.1;
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(x -> x / sum).toArray();
  }

  static double[] table(RandomGenerator random, int rows, int card) {
    double[] table = new double[rows * card];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(probabilities(random, card), 0, table, row * card, card);
    }
    return table;
  }

  static BayesianNetwork network(RandomGenerator random, int size) {
    NetworkBuilder builder = BayesianNetwork.builder();
    int[] cards = random.ints(size, 2, 4).toArray();
    for (int variable = 0; variable < size; variable++) {
      builder.variable(name(variable), labels(cards[variable]));
    }
    for (int variable = 0; variable < size; variable++) {
      List<Integer> parents = below(random, variable, 0.5);
      int rows = parents.stream().mapToInt(parent -> cards[parent]).reduce(1, (a, b) -> a * b);
      builder.table(
          name(variable),
          parents.stream().map(ModelDraws::name).toList(),
          table(random, rows, cards[variable]));
    }
    return builder.build();
  }

  static DiscreteScm scm(RandomGenerator random, int size) {
    ScmBuilder builder = DiscreteScm.builder();
    int[] noiseCards = random.ints(size, 2, 4).toArray();
    for (int noise = 0; noise < size; noise++) {
      builder.noise("U" + noise, probabilities(random, noiseCards[noise]));
    }
    for (int variable = 0; variable < size; variable++) {
      List<Integer> parents = below(random, variable, 0.5);
      List<Integer> noises = below(random, size, 0.4);
      int cells =
          noises.stream().mapToInt(noise -> noiseCards[noise]).reduce(1, (a, b) -> a * b)
              << parents.size();
      builder.equation(
          name(variable),
          parents.stream().map(ModelDraws::name).toList(),
          noises.stream().map(noise -> "U" + noise).toList(),
          random.ints(cells, 0, 2).toArray(),
          labels(2));
    }
    return builder.build();
  }

  /// Edges go from higher to lower indices; the errors are combinations of as many normals.
  static LinearModel linear(RandomGenerator random, int size, boolean correlated) {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < size; node++) {
      builder.node(name(node)).intercept(name(node), random.nextDouble(-3, 3));
    }
    double[][] mixing = new double[size][size];
    for (int node = 0; node < size; node++) {
      mixing[node][node] = random.nextDouble(0.2, 2);
      for (int other : below(random, node, correlated ? 0.3 : 0)) {
        mixing[node][other] = random.nextDouble(-1, 1);
      }
      for (int child : below(random, node, 0.5)) {
        builder.coefficient(name(node), name(child), random.nextDouble(-1.5, 1.5));
      }
    }
    for (int a = 0; a < size; a++) {
      builder.variance(name(a), dot(mixing[a], mixing[a]));
      for (int b = 0; b < a; b++) {
        builder.covariance(name(a), name(b), dot(mixing[a], mixing[b]));
      }
    }
    return builder.build();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
  }

  private static List<Integer> below(RandomGenerator random, int end, double share) {
    List<Integer> chosen = new ArrayList<>();
    for (int index = 0; index < end; index++) {
      if (random.nextDouble() < share) {
        chosen.add(index);
      }
    }
    return chosen;
  }
}
