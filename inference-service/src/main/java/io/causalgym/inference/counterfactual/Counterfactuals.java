package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Exact counterfactual probabilities of a discrete structural causal model. Immutable, for any
/// number of threads.
///
/// A question is answered by variable elimination on the twin network, or by adding up the states
/// of the noises where only that is affordable, or not at all; what it costs is estimated first.
/// See {@link TwinNetwork} and {@link NoiseEnumeration}.
public final class Counterfactuals {
  private final DiscreteScm model;
  private final CounterfactualBudget budget;

  public Counterfactuals(DiscreteScm model, CounterfactualBudget budget) {
    this.model = model;
    this.budget = budget;
  }

  public DiscreteScm model() {
    return model;
  }

  /// The probability of the events of `query` given its condition.
  ///
  /// @throws ModelException if a variable or a state does not exist
  public CounterfactualAnswer probability(CounterfactualQuery query, Deadline deadline) {
    return worlds(query).map(worlds -> cheapest(worlds, query, deadline)).orElseGet(this::refusal);
  }

  /// The same by one engine.
  ///
  /// @throws ModelException if a variable or a state does not exist
  public CounterfactualAnswer probability(
      CounterfactualQuery query, Engine engine, Deadline deadline) {
    return worlds(query)
        .map(worlds -> by(engine, worlds, query, deadline))
        .orElseGet(this::refusal);
  }

  private CounterfactualAnswer cheapest(
      Worlds worlds, CounterfactualQuery query, Deadline deadline) {
    TwinNetwork twin = new TwinNetwork(worlds, query);
    if (twin.affordable(budget.network(), deadline)) {
      return twin.answer(budget.network(), deadline);
    }
    return by(Engine.NOISE_ENUMERATION, worlds, query, deadline);
  }

  private CounterfactualAnswer by(
      Engine engine, Worlds worlds, CounterfactualQuery query, Deadline deadline) {
    TwinNetwork twin = new TwinNetwork(worlds, query);
    NoiseEnumeration enumeration = new NoiseEnumeration(worlds, query);
    switch (engine) {
      case TWIN_NETWORK -> {
        if (twin.affordable(budget.network(), deadline)) {
          return twin.answer(budget.network(), deadline);
        }
      }
      case NOISE_ENUMERATION -> {
        if (enumeration.operations() <= budget.enumeration()) {
          return enumeration.answer(deadline);
        }
      }
    }
    return refusal(new CounterfactualCost(twin.cost(deadline), enumeration.operations()));
  }

  private Optional<Worlds> worlds(CounterfactualQuery query) {
    new QueryCheck(model).query(query);
    List<PotentialResponse> responses =
        Stream.concat(query.events().stream(), query.given().stream())
            .map(CounterfactualEvent::response)
            .toList();
    return Worlds.of(model, responses, budget.places());
  }

  private TooExpensive refusal() {
    return refusal(new CounterfactualCost(JointProbability.TOO_LARGE, Double.POSITIVE_INFINITY));
  }

  private TooExpensive refusal(CounterfactualCost cost) {
    return new TooExpensive(
        cost,
        "the twin network needs "
            + text(cost.network().operations())
            + " operations and enumeration "
            + text(cost.enumeration())
            + " evaluated equations; the limits are "
            + budget.network().operations()
            + " and "
            + budget.enumeration()
            + ": ask about fewer worlds or condition on less");
  }

  private static String text(double number) {
    return number >= 1e18 ? "more than 10^18" : String.format(Locale.ROOT, "%.0f", number);
  }
}
