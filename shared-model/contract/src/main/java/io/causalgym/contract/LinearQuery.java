package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks what follows from a linear Gaussian model.
///
/// @param treatment and `outcome`: for effects and instruments
/// @param intervention values that are set, `do` on the wire
/// @param interventions many interventions on the same nodes in one call, in place of `do`
/// @param shift amounts that are added to nodes
/// @param evidence what was seen: with `do` or `shift` the counterfactual, without the conditional
///   distribution
/// @param report the nodes whose mean and covariance are wanted, all where absent
/// @param limit instruments at most, 1 to 10 000, default 100
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinearQuery(
    @JsonProperty(required = true) ModelDocument model,
    @Nullable String treatment,
    @Nullable String outcome,
    @JsonProperty("do") @Nullable Map<String, Double> intervention,
    @Nullable List<Map<String, Double>> interventions,
    @Nullable Map<String, Double> shift,
    @Nullable Map<String, Double> evidence,
    @Nullable List<String> report,
    @Nullable Integer limit) {

  public LinearQuery {
    Require.present("model", model);
    if ((treatment == null) != (outcome == null)) {
      throw new Violation(
          treatment == null ? "treatment" : "outcome",
          null,
          "effects need 'treatment' and 'outcome'; give both or none");
    }
    if (treatment != null) {
      Require.outcome(Require.name("treatment", treatment), outcome);
    }
    intervention = intervention == null ? Map.of() : Require.numbers("do", intervention);
    shift = shift == null ? Map.of() : Require.numbers("shift", shift);
    evidence = evidence == null ? Map.of() : Require.numbers("evidence", evidence);
    report = report == null ? null : Require.someNames("report", report);
    limit = Require.between("limit", limit, 1, Require.MOST_RESULTS, 100);
    interventions = checked(interventions, intervention);
  }

  private static @Nullable List<Map<String, Double>> checked(
      @Nullable List<Map<String, Double>> interventions, Map<String, Double> intervention) {
    if (interventions == null) {
      return null;
    }
    if (!intervention.isEmpty()) {
      throw new Violation(
          "do", null, "'interventions' stands in place of 'do'; leave one of them out");
    }
    List<Map<String, Double>> some =
        Require.some("interventions", interventions, DoQuery.MOST_INTERVENTIONS).stream()
            .map(one -> Require.numbers("interventions", one))
            .toList();
    Require.sameNames(some.stream().map(Map::keySet));
    return some;
  }
}
