package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The bounds of an effect: for each quantity its program, narrowed by closed forms where that is
/// not sharp.
final class EffectBounding {
  private static final Bound.Interval UNIT =
      new Bound.Interval(0, 1, false, BoundsMethod.CLOSED_FORM);
  private static final Bound.Interval DIFFERENCE =
      new Bound.Interval(-1, 1, false, BoundsMethod.CLOSED_FORM);

  private final Evidence evidence;
  private final EffectBoundsQuery query;
  private final BoundsLimits limits;
  private final Deadline deadline;
  private final Optional<ClosedForms> closed;
  private final ResponseModel model;
  private final List<List<CounterfactualEvent>> harm;
  private final Set<TooLarge> refusals = new LinkedHashSet<>();

  EffectBounding(
      MixedGraph graph,
      Evidence evidence,
      EffectBoundsQuery query,
      BoundsLimits limits,
      Deadline deadline) {
    this.evidence = evidence;
    this.query = query;
    this.limits = limits;
    this.deadline = deadline;
    this.closed = ClosedForms.of(query, evidence);
    List<String> names = List.of(query.treatment(), query.outcome());
    this.model = new ResponseModel(graph, evidence, names, limits.tolerance(), deadline);
    this.harm = query.monotone() ? harm() : List.of();
  }

  EffectBounds bounds() {
    CounterfactualEvent treated = potential(query.treated(), true);
    CounterfactualEvent untreated = potential(query.untreated(), true);
    Bound.Interval m1 = margin(treated, query.treated(), ClosedForms::treated);
    Bound.Interval m0 = margin(untreated, query.untreated(), ClosedForms::untreated);
    ClosedForms.Ends e1 = ends(m1);
    ClosedForms.Ends e0 = ends(m0);
    Bound.Interval ace =
        narrowed(
            solve(
                List.of(List.of(treated), List.of(untreated)),
                EffectBounding::difference,
                DIFFERENCE),
            difference(e1, e0));
    Bound.Interval pns =
        narrowed(
            probability(List.of(treated, potential(query.untreated(), false))),
            closed.map(forms -> forms.pns(e1, e0, ends(ace))));
    return new EffectBounds(
        m1,
        m0,
        ace,
        pns,
        necessity(e0),
        sufficiency(e1),
        ett(untreated, e0),
        List.copyOf(refusals));
  }

  private Bound necessity(ClosedForms.Ends untreated) {
    return conditional(
        potential(query.untreated(), false),
        List.of(seen(query.treatment(), query.treated()), outcome(true)),
        ClosedForms::a,
        forms -> forms.pn(untreated));
  }

  private Bound sufficiency(ClosedForms.Ends treated) {
    return conditional(
        potential(query.treated(), true),
        List.of(seen(query.treatment(), query.untreated()), outcome(false)),
        ClosedForms::d,
        forms -> forms.ps(treated));
  }

  private Bound ett(CounterfactualEvent untreated, ClosedForms.Ends margin) {
    return conditional(
        untreated,
        List.of(seen(query.treatment(), query.treated())),
        forms -> forms.a() + forms.b(),
        forms -> forms.ett(margin));
  }

  private Bound conditional(
      CounterfactualEvent event,
      List<CounterfactualEvent> given,
      Function<ClosedForms, Double> condition,
      Function<ClosedForms, ClosedForms.Ends> ends) {
    if (closed.isEmpty()) {
      return new Bound.Undefined("the condition is factual, and there is no distribution");
    }
    double whole = condition.apply(closed.get());
    if (whole <= 0) {
      return new Bound.Undefined("P(" + words(given) + ") is 0");
    }
    List<CounterfactualEvent> all = new ArrayList<>(given);
    all.add(event);
    Bound.Interval quotient = ProbabilityBounds.quotient(probability(all), whole);
    return narrowed(quotient, Optional.of(ends.apply(closed.get())));
  }

  private static String words(List<CounterfactualEvent> given) {
    List<String> words =
        given.stream().map(event -> event.variable() + " in " + event.states()).toList();
    return String.join(", ", words);
  }

  private Bound.Interval margin(
      CounterfactualEvent event, int state, Function<ClosedForms, ClosedForms.Ends> ends) {
    Bound.Interval found = narrowed(probability(List.of(event)), closed.map(ends));
    for (Experiment experiment : evidence.experiments()) {
      if (!found.sharp()
          && experiment.intervened().equals(List.of(query.treatment()))
          && experiment.distribution().has(query.outcome())) {
        Table measured =
            experiment.under(Map.of(query.treatment(), state)).marginal(List.of(query.outcome()));
        double value = measured.value(query.outcomeState());
        found = narrowed(found, Optional.of(new ClosedForms.Ends(value, value)));
      }
    }
    return found;
  }

  private Bound.Interval probability(List<CounterfactualEvent> events) {
    return solve(List.of(events), polynomials -> polynomials.getFirst(), UNIT);
  }

  private static Polynomial difference(List<Polynomial> polynomials) {
    return new Polynomial().add(1, polynomials.getFirst()).add(-1, polynomials.getLast());
  }

  private Optional<ClosedForms.Ends> difference(
      ClosedForms.Ends treated, ClosedForms.Ends untreated) {
    ClosedForms.Ends difference =
        new ClosedForms.Ends(
            treated.lower() - untreated.upper(), treated.upper() - untreated.lower());
    return Optional.of(closed.map(forms -> forms.ace(treated, untreated)).orElse(difference));
  }

  private Bound.Interval solve(
      List<List<CounterfactualEvent>> queries,
      Function<List<Polynomial>, Polynomial> sum,
      Bound.Interval otherwise) {
    try {
      BoundsProgram program = new BoundsProgram(model, queries, harm, limits, deadline);
      List<Polynomial> polynomials = new ArrayList<>();
      for (int at = 0; at < queries.size(); at++) {
        polynomials.add(program.query(at));
      }
      return new ProbabilityBounds(program, limits, deadline)
          .of(sum.apply(polynomials), otherwise.lower());
    } catch (TooLargeException refused) {
      refusals.add(refused.refusal());
      return otherwise;
    }
  }

  private static ClosedForms.Ends ends(Bound.Interval interval) {
    return new ClosedForms.Ends(interval.lower(), interval.upper());
  }

  /// The part of an interval that a closed form allows too. What is sharp stays as it is: it lies
  /// within but for rounding.
  private Bound.Interval narrowed(Bound.Interval interval, Optional<ClosedForms.Ends> closedForm) {
    if (interval.sharp() || closedForm.isEmpty()) {
      return interval;
    }
    ClosedForms.Ends both = ends(interval).within(closedForm.get());
    boolean same =
        both.lower() - interval.lower() <= 1e-12 && interval.upper() - both.upper() <= 1e-12;
    if (same) {
      return interval;
    }
    if (both.lower() - both.upper() > limits.tolerance()) {
      throw new ContradictionException(
          evidence.experiments().isEmpty()
              ? ConstraintFamily.RESPONSE_TYPES
              : ConstraintFamily.EXPERIMENTS,
          both.lower() - both.upper(),
          "the numbers contradict each other: a probability would be at least "
              + both.lower()
              + " and at most "
              + both.upper());
    }
    double lower = Math.min(both.lower(), both.upper());
    double upper = Math.max(both.lower(), both.upper());
    return new Bound.Interval(lower, upper, false, BoundsMethod.CLOSED_FORM);
  }

  private List<List<CounterfactualEvent>> harm() {
    List<List<CounterfactualEvent>> harm = new ArrayList<>();
    int treatments = card(query.treatment());
    int outcomes = card(query.outcome());
    for (int state = 0; state + 1 < treatments; state++) {
      for (int before = 1; before < outcomes; before++) {
        SortedSet<Integer> below = new TreeSet<>();
        for (int after = 0; after < before; after++) {
          below.add(after);
        }
        harm.add(
            List.of(potential(state, new TreeSet<>(Set.of(before))), potential(state + 1, below)));
      }
    }
    return harm;
  }

  private int card(String name) {
    return model.slots().card(model.graph().node(name));
  }

  private CounterfactualEvent potential(int state, boolean in) {
    return potential(state, outcome(in).states());
  }

  private CounterfactualEvent potential(int state, SortedSet<Integer> states) {
    return new CounterfactualEvent(
        query.outcome(), new TreeMap<>(Map.of(query.treatment(), state)), states);
  }

  private static CounterfactualEvent seen(String variable, int state) {
    return CounterfactualEvent.factual(variable, state);
  }

  /// Whether the outcome is in the state of the query, or in another one.
  private CounterfactualEvent outcome(boolean in) {
    SortedSet<Integer> states = new TreeSet<>();
    for (int state = 0; state < card(query.outcome()); state++) {
      if ((state == query.outcomeState()) == in) {
        states.add(state);
      }
    }
    return new CounterfactualEvent(query.outcome(), new TreeMap<>(), states);
  }
}
