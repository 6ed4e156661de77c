package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for samples of a model.
///
/// @param intervention variables that are set, `do` on the wire
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
