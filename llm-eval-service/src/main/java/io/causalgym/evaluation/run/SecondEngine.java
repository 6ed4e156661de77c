package io.causalgym.evaluation.run;

import io.causalgym.client.ServiceBus;
import io.causalgym.evaluation.question.Check;
import io.vertx.core.Future;

/// Asks the inference service whether it comes to the same answer by another way: elimination in
/// place of enumeration, a formula of identification in place of the full model, a polytope in
/// place of a closed form.
///
/// What no operation can be asked has no second engine, and rests on tests alone: that no graph is
/// missing from a class (discovery: all 543 graphs over four variables are counted, and the edges
/// that a class directs are compared with Chickering's algorithm), which experiment teaches most,
/// and that two probabilities contradict each other (abstention).
public final class SecondEngine {
  private final GraphChecks graphs;
  private final NumberChecks numbers;

  public SecondEngine(ServiceBus bus) {
    EngineCalls calls = new EngineCalls(bus);
    this.graphs = new GraphChecks(calls);
    this.numbers = new NumberChecks(calls);
  }

  /// @return whether it agrees; a failure if it could not be asked
  public Future<Boolean> confirms(Check check) {
    return switch (check) {
      case Check.Probability claim -> numbers.probability(claim);
      case Check.Identified claim -> numbers.identified(claim);
      case Check.Identifiable claim -> graphs.identifiable(claim);
      case Check.Separated claim -> graphs.separated(claim);
      case Check.Causes claim -> graphs.causes(claim);
      case Check.Adjustment claim -> graphs.adjustment(claim);
      case Check.MinimalAdjustments claim -> graphs.minimal(claim);
      case Check.NaturalEffect claim -> numbers.natural(claim);
      case Check.Counterfactual claim -> numbers.counterfactual(claim);
      case Check.Bounds claim -> numbers.bounds(claim);
    };
  }
}
