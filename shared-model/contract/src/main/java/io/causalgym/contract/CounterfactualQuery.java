package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for the probability of events in several worlds of the same units.
///
/// @param model with which it is exact, or by particles where an equation is not linear
/// @param graph and `distribution`, in place of the model: bounds where the graph does not tell
/// @param events that all happen; a single event without a value asks for its distribution
/// @param given what is known of the same units
/// @param particles for models that have no exact answer, 1 000 to 10 000 000, default 100 000
/// @param seed of the particles, default 1
/// @param tolerance by variable of `given`: how near is near enough, where particles cannot hit a
///   value
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CounterfactualQuery(
    @Nullable ModelDocument model,
    @Nullable GraphDocument graph,
    @Nullable TableDocument distribution,
    @JsonProperty(required = true) List<EventDocument> events,
    @Nullable List<EventDocument> given,
    @Nullable Integer particles,
    @Nullable Long seed,
    @Nullable Map<String, Double> tolerance)
    implements GraphQuestion<CounterfactualQuery> {

  /// Events, and conditions, in one question at most.
  public static final int MOST_EVENTS = 100;

  public CounterfactualQuery {
    Require.source(graph, model, distribution);
    events = Require.some("events", events, MOST_EVENTS);
    given = given == null ? List.of() : Require.atMost("given", given, MOST_EVENTS);
    particles = Require.between("particles", particles, 1_000, 10_000_000, 100_000);
    seed = seed == null ? 1L : seed;
    tolerance = tolerance == null ? Map.of() : Require.numbers("tolerance", tolerance);
    checkTolerance(tolerance, given);
    for (EventDocument event : given) {
      if (!event.decided()) {
        throw new Violation(
            "given",
            event.variable(),
            "the condition on '" + event.variable() + "' has no value; give one");
      }
    }
    for (EventDocument event : events) {
      if (!event.decided() && events.size() > 1) {
        throw new Violation(
            "events",
            event.variable(),
            "the event on '"
                + event.variable()
                + "' has no value, which asks for its distribution; that is possible for one event alone");
      }
    }
  }

  private static void checkTolerance(Map<String, Double> tolerance, List<EventDocument> given) {
    tolerance.forEach((name, near) -> {
      if (near < 0) {
        throw new Violation(
            "tolerance." + name,
            near,
            "a tolerance is a distance, not " + near + "; use 0 or more");
      }
      if (given.stream().noneMatch(event -> event.variable().equals(name))) {
        throw new Violation(
            "tolerance." + name,
            name,
            "there is a tolerance for '" + name + "' and no condition on it; add one to 'given'");
      }
    });
  }

  @Override
  public CounterfactualQuery about(GraphDocument graph) {
    return new CounterfactualQuery(
        model, graph, distribution, events, given, particles, seed, tolerance);
  }
}
