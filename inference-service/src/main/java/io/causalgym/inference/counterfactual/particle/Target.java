package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.ModelException;
import java.util.List;

/// A number that is asked for, given the evidence.
public sealed interface Target {

  /// The expectation of a response.
  record Expectation(Response response) implements Target {}

  /// The expectation of the difference of two responses of one unit.
  record Difference(Response response, Response less) implements Target {}

  /// The probability that all responses lie in their intervals, each in its own world.
  record Event(List<Within> all) implements Target {
    public Event {
      all = List.copyOf(all);
      if (all.isEmpty()) {
        throw new ModelException("events", "[]", "the event has no parts; give at least one");
      }
    }
  }

  /// A response in an interval, ends included; they may be infinite.
  record Within(Response response, double low, double high) {
    public Within {
      Ranges.check(response.variable(), low, high);
    }
  }
}
