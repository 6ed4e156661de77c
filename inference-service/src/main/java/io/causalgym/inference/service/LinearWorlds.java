package io.causalgym.inference.service;

import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.linear.Conditional;
import io.causalgym.inference.linear.Counterfactuals;
import io.causalgym.inference.linear.EventProbability;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.Observation;
import io.causalgym.inference.linear.Quantity;
import io.causalgym.inference.linear.Threshold;
import io.causalgym.inference.linear.World;
import io.causalgym.mapping.Models;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counterfactual questions about linear Gaussian models.
final class LinearWorlds {
  private final Budget budget;

  LinearWorlds(Budget budget) {
    this.budget = budget;
  }

  CounterfactualAnswer answer(LinearModel model, CounterfactualQuery query, Deadline deadline) {
    List<Observation> observed = new ArrayList<>();
    List<Threshold> conditions = new ArrayList<>();
    List<EventDocument> given = Models.orNone(query.given());
    for (int at = 0; at < given.size(); at++) {
      Double value = value("given[" + at + "].value", given.get(at).value());
      if (value == null) {
        conditions.addAll(thresholds("given[" + at + "]", given.get(at)));
      } else {
        observed.add(new Observation(quantity("given[" + at + "]", given.get(at)), value));
      }
    }
    EventDocument first = query.events().getFirst();
    return first.value() == null && first.above() == null && first.below() == null
        ? distribution(model, quantity("events[0]", first), observed, conditions, deadline)
        : probability(model, query, observed, conditions, deadline);
  }

  private CounterfactualAnswer distribution(
      LinearModel model,
      Quantity asked,
      List<Observation> observed,
      List<Threshold> conditions,
      Deadline deadline) {
    if (!conditions.isEmpty()) {
      throw Problem.of(
              ProblemType.UNSUPPORTED,
              "the mean given a threshold is not answered; give values, or ask for a probability",
              "given",
              null)
          .exception();
    }
    return switch (Counterfactuals.of(model, List.of(asked), observed, budget, deadline)) {
      case Conditional.Conditioned(Gaussian unit) ->
          new CounterfactualAnswer.Value(
              null, null, unit.mean(0), unit.variance(0), "gaussian", null, null);
      case Conditional.Undefined(String reason) -> throw Refusals.undefined("given", reason);
    };
  }

  private CounterfactualAnswer probability(
      LinearModel model,
      CounterfactualQuery query,
      List<Observation> observed,
      List<Threshold> conditions,
      Deadline deadline) {
    List<Threshold> events = new ArrayList<>(conditions);
    for (int at = 0; at < query.events().size(); at++) {
      events.addAll(thresholds("events[" + at + "]", query.events().get(at)));
    }
    long seed = query.seed() == null ? 1 : query.seed();
    Estimate joint = estimate(model, events, observed, seed, deadline);
    if (conditions.isEmpty()) {
      return value(joint.value(), joint.error());
    }
    Estimate condition = estimate(model, conditions, observed, seed, deadline);
    if (!(condition.value() > 0)) {
      throw Refusals.undefined("given", "the conditions have probability 0");
    }
    double ratio = joint.value() / condition.value();
    double error = (joint.error() + ratio * condition.error()) / condition.value();
    return value(Math.min(1, ratio), error);
  }

  private static CounterfactualAnswer value(double probability, double error) {
    return new CounterfactualAnswer.Value(
        probability, null, null, null, "gaussian", error > 0 ? error : null, null);
  }

  /// @param error the standard error, 0 where the value is exact
  private record Estimate(double value, double error) {}

  private Estimate estimate(
      LinearModel model,
      List<Threshold> events,
      List<Observation> observed,
      long seed,
      Deadline deadline) {
    return switch (EventProbability.of(model, events, observed, seed, budget, deadline)) {
      case EventProbability.Exact(double value) -> new Estimate(value, 0);
      case EventProbability.Estimated(double value, double error) -> new Estimate(value, error / 3);
      case EventProbability.Undefined(String reason) -> throw Refusals.undefined("given", reason);
    };
  }

  private static List<Threshold> thresholds(String field, EventDocument event) {
    if (event.value() != null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'"
                  + event.variable()
                  + "' is continuous, so that it has one value with probability 0; give 'above' or"
                  + " 'below'",
              field + ".value",
              null)
          .exception();
    }
    Quantity quantity = quantity(field, event);
    List<Threshold> thresholds = new ArrayList<>();
    if (event.above() != null) {
      thresholds.add(new Threshold(quantity, true, event.above()));
    }
    if (event.below() != null) {
      thresholds.add(new Threshold(quantity, false, event.below()));
    }
    return thresholds;
  }

  private static Quantity quantity(String field, EventDocument event) {
    Levels intervention = event.intervention() == null ? Levels.NONE : event.intervention();
    return new Quantity.Variable(event.variable(), world(field + ".do", intervention));
  }

  // The parser has bounded how deep worlds are nested.
  private static World world(String field, Levels levels) {
    SortedMap<String, World.Setting> settings = new TreeMap<>();
    levels
        .values()
        .forEach((name, level) -> settings.put(name, setting(field + "." + name, level)));
    return new World(settings);
  }

  private static World.Setting setting(String field, Level level) {
    return switch (level) {
      case Level.Quantity(double value) -> new World.Setting.Value(value);
      case Level.Label(String label) -> throw label(field, label);
      case Level.Counterfactual(String variable, Levels inner) ->
          new World.Setting.Natural(variable, world(field + ".do", inner));
    };
  }

  private static @Nullable Double value(String field, @Nullable Level level) {
    return switch (level) {
      case null -> null;
      case Level.Quantity(double value) -> value;
      case Level.Label(String label) -> throw label(field, label);
      case Level.Counterfactual _ ->
          throw new IllegalStateException("the record accepts no such value");
    };
  }

  private static RuntimeException label(String field, String label) {
    return Problem.of(
            ProblemType.INVALID_VALUE,
            "'" + label + "' is a label, and the variables of this model are numbers; give one",
            field,
            label)
        .exception();
  }
}
