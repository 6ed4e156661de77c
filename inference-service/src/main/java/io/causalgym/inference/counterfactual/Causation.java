package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Computes the probabilities of causation of one question. Outcomes of more than two states are
/// divided into `y` and the rest, state by state.
public final class Causation {
  private final Counterfactuals counterfactuals;
  private final CausationQuestion question;
  private final Deadline deadline;

  private Causation(
      Counterfactuals counterfactuals, CausationQuestion question, Deadline deadline) {
    this.counterfactuals = counterfactuals;
    this.question = question;
    this.deadline = deadline;
  }

  /// Each quantity, or why it does not exist.
  ///
  /// @throws ModelException if a variable or a state does not exist, or the two levels are the same
  public static ProbabilitiesOfCausation of(
      Counterfactuals counterfactuals, CausationQuestion question, Deadline deadline) {
    QueryCheck check = new QueryCheck(counterfactuals.model());
    check.state("x1", question.treatment(), question.active());
    check.state("x0", question.treatment(), question.baseline());
    check.state("y", question.outcome(), question.state());
    if (question.active() == question.baseline()) {
      throw new ModelException(
          "x0",
          Integer.toString(question.baseline()),
          "x1 and x0 are both " + question.baseline() + "; compare two levels of the treatment");
    }
    return new Causation(counterfactuals, question, deadline).quantities();
  }

  private ProbabilitiesOfCausation quantities() {
    CounterfactualEvent y1 = under(question.active()).is(question.state());
    CounterfactualEvent y0 = under(question.baseline()).is(question.state());
    CounterfactualEvent treated = observed(question.treatment(), question.active());
    CounterfactualEvent untreated = observed(question.treatment(), question.baseline());
    CounterfactualEvent happened = observed(question.outcome(), question.state());
    Quantity active = probability(List.of(y1), List.of());
    Quantity baseline = probability(List.of(y0), List.of());
    Quantity ett = probability(List.of(y0), List.of(treated));
    Quantity etu = probability(List.of(y1), List.of(untreated));
    Quantity unneeded = probability(List.of(y0), List.of(treated, happened));
    PotentialResponse factual = PotentialResponse.factual(question.outcome());
    return new ProbabilitiesOfCausation(
        active,
        baseline,
        active.minus(baseline),
        new Quantity.Known(1).minus(unneeded),
        withOther(factual, y1, untreated)
            .dividedBy(withOther(factual, untreated), "the condition has probability 0"),
        withOther(under(question.baseline()), y1),
        withOther(under(question.active()), y0),
        ett,
        etu,
        probability(List.of(y1), List.of(treated)).minus(ett),
        etu.minus(probability(List.of(y0), List.of(untreated))));
  }

  private PotentialResponse under(int level) {
    return PotentialResponse.under(question.outcome(), Map.of(question.treatment(), level));
  }

  private static CounterfactualEvent observed(String variable, int state) {
    return CounterfactualEvent.observed(variable, state);
  }

  /// The probability of `events` and that `response` is another state than `y`.
  private Quantity withOther(PotentialResponse response, CounterfactualEvent... events) {
    Quantity sum = new Quantity.Known(0);
    int card = counterfactuals.model().card(counterfactuals.model().variable(question.outcome()));
    for (int state = 0; state < card; state++) {
      if (state != question.state()) {
        List<CounterfactualEvent> all = new ArrayList<>(List.of(events));
        all.add(response.is(state));
        sum = sum.plus(probability(all, List.of()));
      }
    }
    return sum;
  }

  private Quantity probability(
      List<CounterfactualEvent> events, List<CounterfactualEvent> condition) {
    List<CounterfactualEvent> given = new ArrayList<>(question.given());
    given.addAll(condition);
    return Quantity.of(
        counterfactuals.probability(new CounterfactualQuery(events, given), deadline));
  }
}
