package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.Arrays;
import java.util.List;

/// The probability that thresholds are passed in any worlds, all of them, given evidence.
public sealed interface EventProbability {

  /// Events at most: the estimate of a joint probability spends its samples on their number.
  int MOST_EVENTS = 100;

  /// Exact up to rounding: one or two events.
  record Exact(double value) implements EventProbability {}

  /// Estimated, for three events and more.
  ///
  /// @param error three standard errors of the estimate
  record Estimated(double value, double error) implements EventProbability {}

  /// The evidence contradicts the model.
  record Undefined(String reason) implements EventProbability {}

  /// `P(all events | evidence)`.
  ///
  /// @param seed of the estimate, which the same seed repeats
  /// @throws ModelException if there is no event, or there are too many, or a name is unknown
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  static EventProbability of(
      LinearModel model,
      List<Threshold> events,
      List<Observation> evidence,
      long seed,
      Budget budget,
      Deadline deadline) {
    if (events.isEmpty() || events.size() > MOST_EVENTS) {
      throw new ModelException(
          "events",
          Integer.toString(events.size()),
          "there are " + events.size() + " events; ask for 1 to " + MOST_EVENTS);
    }
    List<Quantity> asked = events.stream().map(Threshold::quantity).toList();
    return switch (Counterfactuals.of(model, asked, evidence, budget, deadline)) {
      case Conditional.Undefined(String reason) -> new Undefined(reason);
      case Conditional.Conditioned(Gaussian distribution) ->
          of(distribution, events, seed, deadline);
    };
  }

  /// Every event as the upper tail of a standard normal variable, if its quantity is uncertain.
  private static EventProbability of(
      Gaussian distribution, List<Threshold> events, long seed, Deadline deadline) {
    int count = 0;
    int[] uncertain = new int[events.size()];
    for (int at = 0; at < uncertain.length; at++) {
      if (distribution.variance(at) > 0) {
        uncertain[count++] = at;
      } else if (!passes(distribution.mean(at), events.get(at))) {
        return new Exact(0);
      }
    }
    return tail(distribution, events, Arrays.copyOf(uncertain, count), seed, deadline);
  }

  private static EventProbability tail(
      Gaussian distribution, List<Threshold> events, int[] kept, long seed, Deadline deadline) {
    double[] limits = new double[kept.length];
    double[] correlations = new double[kept.length * kept.length];
    for (int row = 0; row < kept.length; row++) {
      Threshold event = events.get(kept[row]);
      double deviation = Math.sqrt(distribution.variance(kept[row]));
      limits[row] = sign(event) * (event.value() - distribution.mean(kept[row])) / deviation;
      for (int column = 0; column < kept.length; column++) {
        correlations[row * kept.length + column] =
            sign(event)
                * sign(events.get(kept[column]))
                * distribution.covariance(kept[row], kept[column])
                / (deviation * Math.sqrt(distribution.variance(kept[column])));
      }
    }
    return switch (kept.length) {
      case 0 -> new Exact(1);
      case 1 -> new Exact(StandardNormal.upperTail(limits[0]));
      case 2 ->
          new Exact(StandardNormal.upperTail(limits[0], limits[1], Math.min(1, correlations[1])));
      default -> new OrthantProbability(limits, correlations, deadline).estimate(seed);
    };
  }

  private static boolean passes(double value, Threshold event) {
    return event.above() ? value > event.value() : value < event.value();
  }

  private static double sign(Threshold event) {
    return event.above() ? 1 : -1;
  }
}
