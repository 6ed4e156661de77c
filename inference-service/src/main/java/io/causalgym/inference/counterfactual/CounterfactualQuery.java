package io.causalgym.inference.counterfactual;

import io.causalgym.model.ModelException;
import java.util.List;

/// Asks for the probability that all `events` happen, given that all of `given` do; each event may
/// be in a world of its own.
public record CounterfactualQuery(
    List<CounterfactualEvent> events, List<CounterfactualEvent> given) {

  /// Events and conditions together at most.
  public static final int MOST_EVENTS = 256;

  /// @throws ModelException if there is no event or there are too many
  public CounterfactualQuery {
    events = List.copyOf(events);
    given = List.copyOf(given);
    if (events.isEmpty()) {
      throw new ModelException("events", "[]", "the query has no events; give at least one");
    }
    if (events.size() + given.size() > MOST_EVENTS) {
      throw new ModelException(
          "events",
          Integer.toString(events.size() + given.size()),
          "the query has "
              + (events.size() + given.size())
              + " events and conditions; give at most "
              + MOST_EVENTS);
    }
  }

  /// Without a condition.
  public static CounterfactualQuery of(CounterfactualEvent... events) {
    return new CounterfactualQuery(List.of(events), List.of());
  }

  @Override
  public String toString() {
    return "P(" + text(events) + (given.isEmpty() ? "" : " | " + text(given)) + ")";
  }

  private static String text(List<CounterfactualEvent> events) {
    return String.join(", ", events.stream().map(Object::toString).toList());
  }
}
