package io.causalgym.inference.service;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.AttributionAnswer;
import io.causalgym.contract.AttributionQuery;
import io.causalgym.contract.CausationAnswer;
import io.causalgym.contract.CausationQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.contract.UndefinedQuantity;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.Attribution;
import io.causalgym.inference.counterfactual.AttributionQuestion;
import io.causalgym.inference.counterfactual.Causation;
import io.causalgym.inference.counterfactual.CausationQuestion;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.CounterfactualEvent;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.ProbabilitiesOfCausation;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.TooExpensive;
import io.causalgym.inference.counterfactual.Undefined;
import io.causalgym.inference.counterfactual.UnitAttribution;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers what a cause did: to a population, and to one unit.
final class CausationQuestions {
  private final CounterfactualBudget budget;

  CausationQuestions(CounterfactualBudget budget) {
    this.budget = budget;
  }

  CausationAnswer causation(CausationQuery query, Deadline deadline) {
    DiscreteScm scm = Models.scm(Models.read(query.model()));
    States states = Models.states(scm);
    List<State> contrast = Models.orNone(query.contrast());
    CausationQuestion question =
        new CausationQuestion(
            query.treatment(),
            states.index("contrast[0]", query.treatment(), contrast.getFirst()),
            states.index("contrast[1]", query.treatment(), contrast.getLast()),
            query.outcome(),
            states.index("level", query.outcome(), level(query.level())),
            observed(states, "given", query.given()));
    return answer(Causation.of(new Counterfactuals(scm, budget), question, deadline));
  }

  private static State level(@Nullable State level) {
    return Objects.requireNonNull(level, "the record fills in the default");
  }

  private static CausationAnswer answer(ProbabilitiesOfCausation found) {
    List<UndefinedQuantity> undefined = new ArrayList<>();
    return new CausationAnswer(
        value("P(Y_1=1)", found.active(), undefined),
        value("P(Y_0=1)", found.baseline(), undefined),
        value("ACE", found.ace(), undefined),
        value("PN", found.pn(), undefined),
        value("PS", found.ps(), undefined),
        value("PNS", found.pns(), undefined),
        value("harm", found.harm(), undefined),
        value("ETT", found.ett(), undefined),
        value("ETU", found.etu(), undefined),
        undefined.isEmpty() ? null : undefined);
  }

  private static @Nullable Double value(
      String name, Quantity quantity, List<UndefinedQuantity> undefined) {
    return switch (quantity) {
      case Quantity.Known(double value) -> value;
      case Quantity.NotIdentified(String reason) -> {
        undefined.add(new UndefinedQuantity(name, reason));
        yield null;
      }
      case Undefined(String reason) -> {
        undefined.add(new UndefinedQuantity(name, reason));
        yield null;
      }
      case TooExpensive expensive ->
          throw Problem.of(ProblemType.TOO_COSTLY, expensive.message()).exception();
    };
  }

  AttributionAnswer attribution(AttributionQuery query, Deadline deadline) {
    DiscreteScm scm = Models.scm(Models.read(query.model()));
    States states = Models.states(scm);
    Map<String, Integer> evidence = states.indices("evidence", query.evidence());
    Integer outcome = evidence.get(query.outcome());
    if (outcome == null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'evidence' does not say what the outcome '"
                  + query.outcome()
                  + "' was; what is attributed must have been observed",
              "evidence",
              query.outcome())
          .exception();
    }
    List<AttributionQuestion.Candidate> candidates = new ArrayList<>();
    states
        .indices("alternatives", query.alternatives())
        .forEach((name, state) -> candidates.add(new AttributionQuestion.Candidate(name, state)));
    AttributionQuestion question =
        new AttributionQuestion(
            observed(states, "evidence", query.evidence()),
            query.outcome(),
            outcome,
            candidates,
            scores(states, query));
    UnitAttribution attribution = new UnitAttribution(new Counterfactuals(scm, budget));
    return switch (attribution.attribute(question, deadline)) {
      case Attribution.Attributed attributed -> answer(attributed);
      case Undefined(String reason) -> throw Refusals.undefined("evidence", reason);
      case TooExpensive expensive ->
          throw Problem.of(ProblemType.TOO_COSTLY, expensive.message()).exception();
    };
  }

  /// 1 for the level that counts, or the index of each state.
  private static List<Double> scores(States states, AttributionQuery query) {
    int card = states.labels("outcome", query.outcome()).size();
    State level = query.level();
    if (level == null) {
      return IntStream.range(0, card).mapToObj(state -> (double) state).toList();
    }
    int counts = states.index("level", query.outcome(), level);
    return IntStream.range(0, card).mapToObj(state -> state == counts ? 1.0 : 0.0).toList();
  }

  private static AttributionAnswer answer(Attribution.Attributed attributed) {
    return new AttributionAnswer(
        attributed.factual(),
        attributed.alternative(),
        attributed.contributions().stream()
            .map(one ->
                new AttributionAnswer.Cause(
                    one.variable(), one.shapley(), one.expected(), one.necessity()))
            .toList());
  }

  private static List<CounterfactualEvent> observed(
      States states, String field, @Nullable Assignment assignment) {
    List<CounterfactualEvent> events = new ArrayList<>();
    states
        .indices(field, Objects.requireNonNullElse(assignment, Assignment.NONE))
        .forEach((name, state) -> events.add(CounterfactualEvent.observed(name, state)));
    return events;
  }
}
