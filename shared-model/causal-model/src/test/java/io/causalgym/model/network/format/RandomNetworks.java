package io.causalgym.model.network.format;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// Networks of up to eight variables with one to four states and up to three parents, declared in
/// an order that is not topological.
final class RandomNetworks {
  private RandomNetworks() {}

  static BayesianNetwork next(long seed, IntFunction<String> name, IntFunction<String> label) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(8);
    NetworkBuilder builder = BayesianNetwork.builder();
    int[] cards = new int[size];
    for (int variable = 0; variable < size; variable++) {
      cards[variable] = 1 + random.nextInt(4);
      List<String> labels = new ArrayList<>();
      for (int state = 0; state < cards[variable]; state++) {
        labels.add(label.apply(state));
      }
      builder.variable(name.apply(variable), labels);
    }
    List<Integer> order = new ArrayList<>();
    for (int variable = 0; variable < size; variable++) {
      order.add(variable);
    }
    Collections.shuffle(order, random);
    for (int at = 0; at < size; at++) {
      List<Integer> before = new ArrayList<>(order.subList(0, at));
      Collections.shuffle(before, random);
      List<Integer> parents = before.subList(0, Math.min(at, random.nextInt(4)));
      int rows = parents.stream().mapToInt(parent -> cards[parent]).reduce(1, (a, b) -> a * b);
      builder.table(
          name.apply(order.get(at)),
          parents.stream().map(name::apply).toList(),
          rows(rows, cards[order.get(at)], random));
    }
    return builder.build();
  }

  /// Numbers of every size that a double has, with zeros among them.
  private static double[] rows(int rows, int card, Random random) {
    double[] values = new double[rows * card];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int cell = row * card; cell < (row + 1) * card; cell++) {
        values[cell] =
            switch (random.nextInt(5)) {
              case 0 -> 0;
              case 1 -> Math.exp(-300 * random.nextDouble());
              default -> random.nextDouble();
            };
        sum += values[cell];
      }
      for (int cell = row * card; cell < (row + 1) * card; cell++) {
        values[cell] = sum > 1e-200 ? values[cell] / sum : 1.0 / card;
      }
    }
    return values;
  }
}
