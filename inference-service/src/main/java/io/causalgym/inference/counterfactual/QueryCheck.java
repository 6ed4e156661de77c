package io.causalgym.inference.counterfactual;

import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Map;

/// What a query must fulfil on a model. Recursion goes as deep as responses are nested, which is
/// bounded.
final class QueryCheck {
  private final DiscreteScm model;

  QueryCheck(DiscreteScm model) {
    this.model = model;
  }

  /// @throws ModelException with the field, the value and the remedy
  void query(CounterfactualQuery query) {
    events("events", query.events());
    events("given", query.given());
  }

  void events(String field, List<CounterfactualEvent> events) {
    for (int at = 0; at < events.size(); at++) {
      CounterfactualEvent event = events.get(at);
      String path = field + "[" + at + "]";
      response(path, event.response());
      state(path + ".value", event.response().variable(), event.state());
    }
  }

  void response(String field, PotentialResponse response) {
    variable(field + ".var", response.variable());
    for (Map.Entry<String, Setting> entry : response.intervention().entrySet()) {
      String path = field + ".do." + entry.getKey();
      variable(path, entry.getKey());
      switch (entry.getValue()) {
        case Setting.State(int state) -> state(path, entry.getKey(), state);
        case Setting.Natural(var inner) -> {
          response(path, inner);
          states(path, entry.getKey(), inner.variable());
        }
      }
    }
  }

  void state(String field, String variable, int state) {
    int card = model.card(variable(field, variable));
    if (state < 0 || state >= card) {
      throw new ModelException(
          field,
          Integer.toString(state),
          "'" + variable + "' has no state " + state + "; give 0 to " + (card - 1));
    }
  }

  /// @throws ModelException unless there is one finite number for each state of `variable`
  void scores(String field, String variable, List<Double> scores) {
    int card = model.card(variable(field, variable));
    if (scores.size() != card || scores.stream().anyMatch(score -> !Double.isFinite(score))) {
      throw new ModelException(
          field,
          scores.toString(),
          "the scores of '" + variable + "' must be " + card + " finite numbers, one for a state");
    }
  }

  int variable(String field, String name) {
    int variable = model.find(name);
    if (variable < 0) {
      throw new ModelException(
          field, name, "the model has no variable '" + name + "'; use one of its names");
    }
    return variable;
  }

  private void states(String field, String set, String source) {
    int wanted = model.card(model.variable(set));
    int given = model.card(model.variable(source));
    if (given > wanted) {
      throw new ModelException(
          field,
          source,
          "'"
              + set
              + "' has "
              + wanted
              + " states and cannot be set to '"
              + source
              + "', which has "
              + given);
    }
  }
}
