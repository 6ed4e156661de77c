package io.causalgym.inference.mediation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.bounds.Bound;
import io.causalgym.inference.bounds.BoundsAnswer;
import io.causalgym.inference.bounds.CausalBounds;
import io.causalgym.inference.bounds.CounterfactualEvent;
import io.causalgym.inference.bounds.Evidence;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Outer bounds of effects with mediators that are not identified, the outcome scored by its
/// states' indices: each expected outcome is a sum of probabilities of events in two worlds,
/// `E[Y_{x1, M_x0}] = sum_{m, y} y P(Y_{x1, m} = y, M_x0 = m)`, and each of these has bounds. Sums
/// and differences of bounds hold the truth; smaller intervals may exist.
public final class MediationBounds {
  /// Probabilities that are bounded for one expectation at most.
  public static final int MOST_EVENTS = 64;

  private final CausalBounds bounds;
  private final MixedGraph graph;
  private final Table distribution;
  private final MediationQuestion question;
  private final Deadline deadline;

  /// Two ends, the method of each term being of no interest to a sum.
  public record Interval(double lower, double upper) {
    private Interval minus(Interval other) {
      return new Interval(lower - other.upper, upper - other.lower);
    }
  }

  /// @param graph a DAG or ADMG, latent nodes projected out
  /// @param distribution over its nodes
  public MediationBounds(
      CausalBounds bounds,
      MixedGraph graph,
      Table distribution,
      MediationQuestion question,
      Deadline deadline) {
    this.bounds = bounds;
    this.graph = graph;
    this.distribution = distribution;
    this.question = question;
    this.deadline = deadline;
  }

  /// Bounds by the effect's name: `TE`, `NDE`, `NIE` and `reverseNIE`; empty where there would be
  /// more than {@link #MOST_EVENTS} probabilities, or the numbers contradict the graph.
  public Map<String, Interval> intervals() {
    int active = question.contrast().active();
    int baseline = question.contrast().baseline();
    Optional<Interval> high = factual(active);
    Optional<Interval> low = factual(baseline);
    Optional<Interval> direct = nested(active, baseline);
    Optional<Interval> indirect = nested(baseline, active);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    put(intervals, "TE", high, low);
    put(intervals, "NDE", direct, low);
    put(intervals, "NIE", indirect, low);
    put(intervals, "reverseNIE", high, direct);
    return intervals;
  }

  private static void put(
      Map<String, Interval> intervals,
      String name,
      Optional<Interval> of,
      Optional<Interval> less) {
    if (of.isPresent() && less.isPresent()) {
      intervals.put(name, of.get().minus(less.get()));
    }
  }

  /// `E[Y_x]`.
  private Optional<Interval> factual(int level) {
    List<List<CounterfactualEvent>> events = new ArrayList<>();
    List<Integer> scores = new ArrayList<>();
    for (int state = 1; state < outcomes(); state++) {
      events.add(List.of(outcome(Map.of(question.contrast().treatment(), level), state)));
      scores.add(state);
    }
    return expectation(events, scores);
  }

  /// `E[Y_{x, M_x'}]`.
  private Optional<Interval> nested(int level, int mediatorsLevel) {
    double count = outcomes() - 1;
    for (String mediator : question.mediators()) {
      count *= distribution.card(mediator);
    }
    if (count > MOST_EVENTS) {
      return Optional.empty();
    }
    List<List<CounterfactualEvent>> events = new ArrayList<>();
    List<Integer> scores = new ArrayList<>();
    Table levels = distribution.marginal(question.mediators());
    for (int cell = 0; cell < levels.size(); cell++) {
      Map<String, Integer> set = new LinkedHashMap<>();
      set.put(question.contrast().treatment(), level);
      List<CounterfactualEvent> mediators = new ArrayList<>();
      int[] states = levels.states(cell);
      for (int at = 0; at < states.length; at++) {
        String mediator = question.mediators().get(at);
        set.put(mediator, states[at]);
        mediators.add(
            CounterfactualEvent.of(
                mediator, Map.of(question.contrast().treatment(), mediatorsLevel), states[at]));
      }
      for (int state = 1; state < outcomes(); state++) {
        List<CounterfactualEvent> both = new ArrayList<>(mediators);
        both.add(outcome(set, state));
        events.add(both);
        scores.add(state);
      }
    }
    return expectation(events, scores);
  }

  private CounterfactualEvent outcome(Map<String, Integer> set, int state) {
    return CounterfactualEvent.of(question.contrast().outcome(), set, state);
  }

  private int outcomes() {
    return distribution.card(question.contrast().outcome());
  }

  private Optional<Interval> expectation(
      List<List<CounterfactualEvent>> events, List<Integer> scores) {
    double lower = 0;
    double upper = 0;
    for (int at = 0; at < events.size(); at++) {
      BoundsAnswer<CausalBounds.Bounded> answer =
          bounds.counterfactual(
              graph, Evidence.of(distribution), events.get(at), List.of(), deadline);
      if (!(answer instanceof BoundsAnswer.Bounded<CausalBounds.Bounded>(var bounded))
          || !(bounded.bound() instanceof Bound.Interval interval)) {
        return Optional.empty();
      }
      lower += scores.get(at) * interval.lower();
      upper += scores.get(at) * interval.upper();
    }
    return Optional.of(new Interval(lower, Math.min(upper, outcomes() - 1.0)));
  }
}
