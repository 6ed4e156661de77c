package io.causalgym.inference.exact;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Small random networks and questions, a seed each: some parts deterministic, some networks in
/// several pieces, declared in random order.
public final class RandomNetworks {
  private final SplittableRandom random;

  public RandomNetworks(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public BayesianNetwork network() {
    int size = random.nextInt(3, 10);
    double density = random.nextDouble(0, 0.8);
    double deterministic = random.nextBoolean() ? 0.3 : 0;
    int[] cards = IntStream.range(0, size).map(at -> card()).toArray();
    List<Integer> order = permuted(size);
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int variable = 0; variable < size; variable++) {
      builder.variable("V" + variable, labels(cards[variable]));
    }
    for (int at = 0; at < size; at++) {
      List<String> parents = new ArrayList<>();
      int rows = 1;
      for (int earlier = 0; earlier < at && parents.size() < 4; earlier++) {
        if (random.nextDouble() < density) {
          parents.add("V" + order.get(earlier));
          rows *= cards[order.get(earlier)];
        }
      }
      int card = cards[order.get(at)];
      builder.table("V" + order.get(at), parents, rows(rows, card, deterministic));
    }
    return builder.build();
  }

  public double[] rows(int rows, int card, double deterministic) {
    double[] values = new double[rows * card];
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < deterministic) {
        values[row * card + random.nextInt(card)] = 1;
        continue;
      }
      double sum = 0;
      for (int state = 0; state < card; state++) {
        values[row * card + state] = -Math.log(1 - random.nextDouble()) + 1e-3;
        sum += values[row * card + state];
      }
      for (int state = 0; state < card; state++) {
        values[row * card + state] /= sum;
      }
    }
    return values;
  }

  Conditions conditions(BayesianNetwork network) {
    return Conditions.observed(states(network, 0.3), states(network, 0.2));
  }

  public Map<String, Integer> states(BayesianNetwork network, double share) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (int variable : permuted(network.size())) {
      if (random.nextDouble() < share) {
        states.put(network.name(variable), random.nextInt(network.card(variable)));
      }
    }
    return states;
  }

  List<String> query(BayesianNetwork network, int most) {
    return permuted(network.size()).stream()
        .limit(random.nextInt(0, most + 1))
        .map(network::name)
        .toList();
  }

  public List<Integer> permuted(int size) {
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      order.add(random.nextInt(at + 1), at);
    }
    return order;
  }

  public static List<String> labels(int card) {
    return IntStream.range(0, card).mapToObj(state -> "s" + state).toList();
  }

  private int card() {
    return random.nextInt(20) == 0 ? 1 : random.nextInt(2, 5);
  }
}
