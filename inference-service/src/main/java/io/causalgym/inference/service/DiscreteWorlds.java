package io.causalgym.inference.service;

import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.CounterfactualEvent;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.Engine;
import io.causalgym.inference.counterfactual.PotentialResponse;
import io.causalgym.inference.counterfactual.Setting;
import io.causalgym.inference.counterfactual.TooExpensive;
import io.causalgym.inference.counterfactual.Undefined;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counterfactual questions about discrete structural models.
final class DiscreteWorlds {
  private final CounterfactualBudget budget;

  DiscreteWorlds(CounterfactualBudget budget) {
    this.budget = budget;
  }

  CounterfactualAnswer answer(DiscreteScm scm, CounterfactualQuery query, Deadline deadline) {
    States states = Models.states(scm);
    List<CounterfactualEvent> given = new ArrayList<>();
    for (int at = 0; at < Models.orNone(query.given()).size(); at++) {
      given.add(event("given[" + at + "]", Models.orNone(query.given()).get(at), states));
    }
    EventDocument first = query.events().getFirst();
    if (first.value() == null && first.above() == null && first.below() == null) {
      return distribution(scm, response("events[0]", first, states), given, deadline);
    }
    List<CounterfactualEvent> events = new ArrayList<>();
    for (int at = 0; at < query.events().size(); at++) {
      events.add(event("events[" + at + "]", query.events().get(at), states));
    }
    Answered answered = probability(scm, events, given, deadline);
    return new CounterfactualAnswer.Value(
        answered.probability(), null, null, null, answered.method(), null, null);
  }

  /// The probability of every state of one response.
  private CounterfactualAnswer distribution(
      DiscreteScm scm,
      PotentialResponse response,
      List<CounterfactualEvent> given,
      Deadline deadline) {
    int card = scm.card(scm.variable(response.variable()));
    double[] p = new double[card];
    String method = "";
    for (int state = 0; state < card; state++) {
      Answered answered = probability(scm, List.of(response.is(state)), given, deadline);
      p[state] = answered.probability();
      method = answered.method();
    }
    Table table = Table.of(List.of(response.variable()), new int[] {card}, p);
    return new CounterfactualAnswer.Value(
        null, Tables.write(table, List.of()), null, null, method, null, null);
  }

  private record Answered(double probability, String method) {}

  private Answered probability(
      DiscreteScm scm,
      List<CounterfactualEvent> events,
      List<CounterfactualEvent> given,
      Deadline deadline) {
    io.causalgym.inference.counterfactual.CounterfactualQuery asked =
        new io.causalgym.inference.counterfactual.CounterfactualQuery(events, given);
    return switch (new Counterfactuals(scm, budget).probability(asked, deadline)) {
      case io.causalgym.inference.counterfactual.CounterfactualAnswer.Found found ->
          new Answered(found.probability(), method(found.engine()));
      case Undefined(String reason) -> throw Refusals.undefined("given", reason);
      case TooExpensive expensive ->
          throw Problem.of(ProblemType.TOO_COSTLY, expensive.message()).exception();
    };
  }

  private static String method(Engine engine) {
    return switch (engine) {
      case TWIN_NETWORK -> "twin-network";
      case NOISE_ENUMERATION -> "enumeration";
    };
  }

  private static CounterfactualEvent event(String field, EventDocument event, States states) {
    Level value = event.value();
    if (value == null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'above' and 'below' are for continuous variables, and '"
                  + event.variable()
                  + "' is discrete; give a 'value'",
              field,
              null)
          .exception();
    }
    return response(field, event, states)
        .is(states.index(field + ".value", event.variable(), value));
  }

  private static PotentialResponse response(String field, EventDocument event, States states) {
    states.labels(field + ".var", event.variable());
    Levels intervention = event.intervention() == null ? Levels.NONE : event.intervention();
    return new PotentialResponse(event.variable(), settings(field + ".do", intervention, states));
  }

  // The parser has bounded how deep worlds are nested.
  private static Map<String, Setting> settings(String field, Levels levels, States states) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    levels
        .values()
        .forEach((name, level) -> {
          states.labels(field + "." + name, name);
          settings.put(
              name,
              switch (level) {
                case Level.Counterfactual(String variable, Levels inner) ->
                    new Setting.Natural(
                        new PotentialResponse(
                            variable, settings(field + "." + name + ".do", inner, states)));
                case Level.Quantity _, Level.Label _ ->
                    new Setting.State(states.index(field + "." + name, name, level));
              });
        });
    return settings;
  }
}
