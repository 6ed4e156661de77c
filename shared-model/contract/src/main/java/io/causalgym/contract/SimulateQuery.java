package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for samples of a model.
///
/// @param intervention variables that are set, `do` on the wire
/// @param interventions many interventions in one call, in place of `do`: each sets variables of
///   its own, or none; models of numbers only
/// @param shift amounts that are added to continuous variables
/// @param stochastic by variable: the distribution from which it is drawn whatever its causes, such
///   as `N(0, 1)`
/// @param soft by variable: the equation that takes the place of its own, for models of equations
/// @param samples 1 to 1 000 000 000, default 100 000; 10 000 000 for rows
/// @param seed default 1; the same seed gives the same samples
/// @param variables which ones, all observed where absent
/// @param summary false asks for the rows, which only `Accept: text/csv` can carry
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulateQuery(
    @JsonProperty(required = true) ModelDocument model,
    @JsonProperty("do") @Nullable Levels intervention,
    @Nullable List<Map<String, Double>> interventions,
    @Nullable Map<String, Double> shift,
    @Nullable Map<String, String> stochastic,
    @Nullable Map<String, String> soft,
    @Nullable Integer samples,
    @Nullable Long seed,
    @Nullable List<String> variables,
    @Nullable Boolean summary) {

  /// Rows in one stream at most.
  public static final int MOST_ROWS = 10_000_000;

  public SimulateQuery {
    Require.present("model", model);
    intervention = intervention == null ? Levels.NONE : intervention;
    shift = shift == null ? Map.of() : Require.numbers("shift", shift);
    stochastic = stochastic == null ? Map.of() : Require.texts("stochastic", stochastic);
    soft = soft == null ? Map.of() : Require.texts("soft", soft);
    samples = Require.between("samples", samples, 1, 1_000_000_000, 100_000);
    seed = seed == null ? 1L : seed;
    checkInterventions(intervention, shift, stochastic, soft);
    variables = variables == null ? null : Require.someNames("variables", variables);
    summary = summary == null || summary;
    if (interventions != null) {
      interventions = checkedMany(interventions, intervention, shift);
      onlyValues(stochastic, soft, summary);
    }
  }

  private static List<Map<String, Double>> checkedMany(
      List<Map<String, Double>> interventions, Levels set, Map<String, Double> shift) {
    if (!set.values().isEmpty()) {
      throw new Violation(
          "do", null, "'interventions' stands in place of 'do'; leave one of them out");
    }
    return Require.some("interventions", interventions, DoQuery.MOST_INTERVENTIONS).stream()
        .map(one -> {
          Require.apart("interventions", one.keySet(), "shift", shift.keySet());
          return Require.numbers("interventions", one);
        })
        .toList();
  }

  private static void onlyValues(
      Map<String, String> stochastic, Map<String, String> soft, boolean summary) {
    if (!stochastic.isEmpty() || !soft.isEmpty()) {
      throw new Violation(
          stochastic.isEmpty() ? "soft" : "stochastic",
          null,
          "'interventions' set variables to values; ask for other distributions and equations one"
              + " at a time");
    }
    if (!summary) {
      throw new Violation(
          "summary",
          false,
          "'interventions' are answered by a summary; ask for the rows of one at a time");
    }
  }

  private static void checkInterventions(
      Levels set,
      Map<String, Double> shift,
      Map<String, String> stochastic,
      Map<String, String> soft) {
    if (set.nested()) {
      throw new Violation(
          "do", null, "a simulation has one world; set variables to numbers or labels");
    }
    Require.apart("do", set.values().keySet(), "shift", shift.keySet());
    Require.apart("do", set.values().keySet(), "stochastic", stochastic.keySet());
    Require.apart("do", set.values().keySet(), "soft", soft.keySet());
    Require.apart("stochastic", stochastic.keySet(), "soft", soft.keySet());
  }
}
