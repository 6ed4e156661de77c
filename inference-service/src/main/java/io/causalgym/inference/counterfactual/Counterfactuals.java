package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.CostEstimate;
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
    return worlds(query)
        .map(worlds -> cheapest(worlds, query, deadline))
        .orElseGet(this::tooManyPlaces);
  }

  /// The same by one engine.
  ///
  /// @throws ModelException if a variable or a state does not exist
  public CounterfactualAnswer probability(
      CounterfactualQuery query, Engine engine, Deadline deadline) {
    return worlds(query)
        .map(worlds -> by(engine, worlds, query, deadline))
        .orElseGet(this::tooManyPlaces);
  }

  /// The expected score of a response given a condition.
  ///
  /// @param scores the worth of each state of the response's variable
  /// @throws ModelException if a variable or a state does not exist, or a score is missing or not
  ///   finite
  public Quantity expectation(
      PotentialResponse response,
      List<Double> scores,
      List<CounterfactualEvent> given,
      Deadline deadline) {
    QueryCheck check = new QueryCheck(model);
    check.response("events[0]", response);
    check.scores("scores", response.variable(), scores);
    // The probabilities sum to 1: with the first score as the origin its state need not be asked.
    double origin = scores.size() > 1 ? scores.getFirst() : 0;
    Quantity sum = new Quantity.Known(origin);
    for (int state = scores.size() > 1 ? 1 : 0; state < scores.size(); state++) {
      CounterfactualQuery query = new CounterfactualQuery(List.of(response.is(state)), given);
      Quantity probability = Quantity.of(probability(query, deadline));
      sum = sum.plus(probability.times(scores.get(state) - origin));
    }
    return sum;
  }

  /// What a question would cost.
  ///
  /// @throws ModelException if a variable or a state does not exist
  public CounterfactualCost cost(CounterfactualQuery query, Deadline deadline) {
    return worlds(query)
        .map(worlds ->
            new CounterfactualCost(
                new TwinNetwork(worlds, query).cost(deadline),
                new NoiseEnumeration(worlds, query).operations()))
        .orElse(CounterfactualCost.UNAFFORDABLE);
  }

  CounterfactualBudget budget() {
    return budget;
  }

  /// Whether as many such questions are affordable together.
  boolean affordable(CounterfactualCost cost, int times) {
    CostEstimate network = cost.network();
    return network.within(budget.network())
        ? (double) network.operations() * times <= budget.network().operations()
        : cost.enumeration() * times <= budget.enumeration();
  }

  /// The worlds of responses that were checked, unless there are too many.
  Optional<Worlds> worlds(List<PotentialResponse> responses) {
    return Worlds.of(model, responses, budget.places());
  }

  private CounterfactualAnswer cheapest(
      Worlds worlds, CounterfactualQuery query, Deadline deadline) {
    TwinNetwork twin = new TwinNetwork(worlds, query);
    return twin.affordable(budget.network(), deadline)
        ? twin.answer(budget.network(), deadline)
        : enumerated(twin, new NoiseEnumeration(worlds, query), deadline);
  }

  private CounterfactualAnswer by(
      Engine engine, Worlds worlds, CounterfactualQuery query, Deadline deadline) {
    TwinNetwork twin = new TwinNetwork(worlds, query);
    NoiseEnumeration enumeration = new NoiseEnumeration(worlds, query);
    return switch (engine) {
      case TWIN_NETWORK ->
          twin.affordable(budget.network(), deadline)
              ? twin.answer(budget.network(), deadline)
              : refusal(new CounterfactualCost(twin.cost(deadline), enumeration.operations()));
      case NOISE_ENUMERATION -> enumerated(twin, enumeration, deadline);
    };
  }

  private CounterfactualAnswer enumerated(
      TwinNetwork twin, NoiseEnumeration enumeration, Deadline deadline) {
    return enumeration.operations() <= budget.enumeration()
        ? enumeration.answer(deadline)
        : refusal(new CounterfactualCost(twin.cost(deadline), enumeration.operations()));
  }

  private Optional<Worlds> worlds(CounterfactualQuery query) {
    new QueryCheck(model).query(query);
    return worlds(
        Stream.concat(query.events().stream(), query.given().stream())
            .map(CounterfactualEvent::response)
            .toList());
  }

  private TooExpensive tooManyPlaces() {
    return new TooExpensive(
        CounterfactualCost.UNAFFORDABLE,
        "the worlds of the question have more than "
            + budget.places()
            + " variables together that matter, which is the limit: ask about fewer worlds");
  }

  TooExpensive refusal(CounterfactualCost cost) {
    return new TooExpensive(
        cost,
        "the twin network needs "
            + text((double) cost.network().operations())
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
