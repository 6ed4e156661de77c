package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for the numbers of P(outcome | do(do), given).
///
/// @param graph may be left out with a model, which has its own
/// @param distribution the observational distribution
/// @param model in place of the distribution: then every effect has its number
/// @param intervened the intervention; names only ask for every value
/// @param interventions many interventions on the same variables in one call, in place of `do`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DoQuery(
    @Nullable GraphDocument graph,
    @Nullable TableDocument distribution,
    @Nullable ModelDocument model,
    @JsonProperty(required = true) List<String> outcome,
    @JsonProperty("do") @Nullable Bindings intervened,
    @Nullable Bindings given,
    @Nullable List<Assignment> interventions)
    implements GraphQuestion<DoQuery> {

  /// Interventions in one call at most.
  public static final int MOST_INTERVENTIONS = 10_000;

  public DoQuery {
    Require.source(graph, model, distribution);
    outcome = Require.someNames("outcome", outcome);
    given = given == null ? Bindings.NONE : given;
    interventions = Require.copied("interventions", interventions);
    if (interventions == null) {
      intervened = intervened == null ? Bindings.NONE : intervened;
    } else {
      checkInterventions(intervened, interventions);
    }
  }

  private static void checkInterventions(
      @Nullable Bindings intervened, List<Assignment> interventions) {
    if (intervened != null) {
      throw new Violation(
          "do", null, "'interventions' stands in place of 'do'; leave one of them out");
    }
    if (interventions.isEmpty() || interventions.size() > MOST_INTERVENTIONS) {
      throw new Violation(
          "interventions",
          interventions.size(),
          "'interventions' has "
              + interventions.size()
              + " entries; give 1 to "
              + MOST_INTERVENTIONS);
    }
    Require.sameNames(interventions.stream().map(one -> one.states().keySet()));
  }

  @Override
  public DoQuery about(GraphDocument graph) {
    return new DoQuery(graph, distribution, model, outcome, intervened, given, interventions);
  }
}
