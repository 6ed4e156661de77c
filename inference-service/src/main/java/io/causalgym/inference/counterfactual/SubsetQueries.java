package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import java.util.List;

/// The worlds of an attribution one after the other, each by the cheapest engine.
final class SubsetQueries {
  private final Counterfactuals counterfactuals;
  private final Subsets subsets;

  SubsetQueries(Counterfactuals counterfactuals, Subsets subsets) {
    this.counterfactuals = counterfactuals;
    this.subsets = subsets;
  }

  Attribution attribution(Deadline deadline) {
    List<PotentialResponse> worlds = subsets.subsets();
    CounterfactualQuery dearest =
        new CounterfactualQuery(
            List.of(worlds.getLast().is(subsets.question().state())), subsets.evidence());
    CounterfactualCost cost = counterfactuals.cost(dearest, deadline);
    if (!counterfactuals.affordable(cost, worlds.size())) {
      return counterfactuals.refusal(cost);
    }
    int size = worlds.size() + 2 * subsets.size();
    double[] numbers = new double[size];
    for (int at = 0; at < size; at++) {
      switch (number(at, worlds, deadline)) {
        case Quantity.Known(double value) -> numbers[at] = value;
        case Quantity.NotIdentified unknown ->
            throw new AssertionError("a model has every number: " + unknown.reason());
        case Undefined undefined -> {
          return undefined;
        }
        case TooExpensive refused -> {
          return refused;
        }
      }
    }
    int split = worlds.size() + subsets.size();
    return subsets.attributed(
        java.util.Arrays.copyOf(numbers, worlds.size()),
        java.util.Arrays.copyOfRange(numbers, worlds.size(), split),
        java.util.Arrays.copyOfRange(numbers, split, size));
  }

  /// First the worths, then the probabilities of necessity, then the expectations.
  private Quantity number(int at, List<PotentialResponse> worlds, Deadline deadline) {
    List<CounterfactualEvent> evidence = subsets.evidence();
    List<Double> scores = subsets.question().scores();
    if (at < worlds.size()) {
      return counterfactuals.expectation(worlds.get(at), scores, evidence, deadline);
    }
    int candidate = (at - worlds.size()) % subsets.size();
    PotentialResponse changed = subsets.changed().get(candidate);
    if (at >= worlds.size() + subsets.size()) {
      return counterfactuals.expectation(changed, scores, evidence, deadline);
    }
    CounterfactualQuery same =
        new CounterfactualQuery(List.of(changed.is(subsets.question().state())), evidence);
    return new Quantity.Known(1).minus(Quantity.of(counterfactuals.probability(same, deadline)));
  }
}
