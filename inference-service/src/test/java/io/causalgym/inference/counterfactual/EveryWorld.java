package io.causalgym.inference.counterfactual;

import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The definition, written slowly: every joint state of all noises, every equation by recursion.
public final class EveryWorld {
  private final DiscreteScm model;
  private final double[][] p;
  private final int[][] parents;
  private final int[][] noisesOf;
  private final int[][] tables;
  private final int[] noise;
  private double weight;

  private EveryWorld(DiscreteScm model) {
    this.model = model;
    this.p = IntStream.range(0, model.noiseCount()).mapToObj(model::noise).toArray(double[][]::new);
    this.parents = IntStream.range(0, model.size()).mapToObj(model::parents).toArray(int[][]::new);
    this.noisesOf =
        IntStream.range(0, model.size()).mapToObj(model::noisesOf).toArray(int[][]::new);
    this.tables = IntStream.range(0, model.size()).mapToObj(model::table).toArray(int[][]::new);
    this.noise = new int[model.noiseCount()];
  }

  /// The probability of the events given the condition, NaN where that never happens.
  public static double probability(DiscreteScm model, CounterfactualQuery query) {
    return expectation(
        model, query.given(), world -> query.events().stream().allMatch(world::happens) ? 1 : 0);
  }

  /// The expectation of `what` given the condition.
  public static double expectation(
      DiscreteScm model, List<CounterfactualEvent> given, ToDoubleFunction<EveryWorld> what) {
    EveryWorld world = new EveryWorld(model);
    double total = 0;
    double sum = 0;
    do {
      world.weigh();
      if (world.weight > 0 && given.stream().allMatch(world::happens)) {
        total += world.weight;
        sum += world.weight * what.applyAsDouble(world);
      }
    } while (world.next());
    return sum / total;
  }

  public boolean happens(CounterfactualEvent event) {
    return state(event.response()) == event.state();
  }

  /// The state of a response in this joint state of the noises.
  public int state(PotentialResponse response) {
    Setting setting = response.intervention().get(response.variable());
    if (setting != null) {
      return switch (setting) {
        case Setting.State(int state) -> state;
        case Setting.Natural(var inner) -> state(inner);
      };
    }
    return state(
        model.variable(response.variable()),
        parent -> state(new PotentialResponse(model.name(parent), response.intervention())));
  }

  /// The state that an equation gives in this joint state of the noises.
  public int state(int variable, IntUnaryOperator stateOfParent) {
    int row = 0;
    for (int parent : parents[variable]) {
      row = row * model.card(parent) + stateOfParent.applyAsInt(parent);
    }
    for (int one : noisesOf[variable]) {
      row = row * p[one].length + noise[one];
    }
    return tables[variable][row];
  }

  /// The probability of this joint state of the noises.
  public double weight() {
    return weight;
  }

  /// The state of a noise.
  public int noise(int one) {
    return noise[one];
  }

  private void weigh() {
    weight = 1;
    for (int one = 0; one < noise.length; one++) {
      weight *= p[one][noise[one]];
    }
  }

  private boolean next() {
    for (int one = 0; one < noise.length; one++) {
      if (++noise[one] < p[one].length) {
        return true;
      }
      noise[one] = 0;
    }
    return false;
  }
}
