package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Puts one question about an intervention to one model: what does it believe of P(outcome |
/// do(intervention)), and is that what doing leads to, or what seeing does?
///
/// @param graph may be left out with a source that is a model
/// @param intervention one variable with its state
/// @param model `ref/...`, a model of the price list, or `provider/model`
/// @param outcome the last observed descendant of the cause in topological order where absent
/// @param source where the probabilities come from; a world is drawn where absent
/// @param seed of the world that is drawn, 0 to 2^53 - 1; from the graph's hash where absent
/// @param budgetUsd US dollars that the question may cost, the server's usual budget where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluateQuery(
    @Nullable GraphDocument graph,
    @JsonProperty(required = true) Assignment intervention,
    @JsonProperty(required = true) String model,
    @Nullable String outcome,
    @Nullable Source source,
    @Nullable Long seed,
    @Nullable Double budgetUsd) {

  /// Seeds above are no exact numbers in JavaScript.
  public static final long LARGEST_SEED = (1L << 53) - 1;

  public EvaluateQuery {
    Require.present("intervention", intervention);
    if (intervention.states().size() != 1) {
      throw new Violation(
          "intervention",
          intervention.states().size(),
          "'intervention' has "
              + intervention.states().size()
              + " variables; set exactly one, such as {\"X\": 1}");
    }
    Require.name("model", model);
    outcome = outcome == null ? null : Require.name("outcome", outcome);
    if (outcome != null && intervention.states().containsKey(outcome)) {
      throw new Violation(
          "outcome",
          outcome,
          "'" + outcome + "' is set by the intervention; ask for another variable");
    }
    if (graph == null && (source == null || source.model() == null)) {
      throw new Violation(
          "graph", null, "'graph' is missing; only a source that is a model has its own");
    }
    if (seed != null && source != null) {
      throw new Violation(
          "seed", seed, "'seed' draws a world, and 'source' gives one; leave one of them out");
    }
    if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
      throw new Violation(
          "seed", seed, "'seed' is " + seed + "; use 0 to " + LARGEST_SEED + ", which is 2^53 - 1");
    }
    Require.closed("budgetUsd", budgetUsd, 0, 1_000_000);
  }

  /// The same question about another graph, such as the one that an id stands for.
  public EvaluateQuery about(GraphDocument other) {
    return new EvaluateQuery(other, intervention, model, outcome, source, seed, budgetUsd);
  }

  /// Where the probabilities come from.
  ///
  /// @param distribution the observational distribution
  /// @param model a discrete model in place of it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(@Nullable TableDocument distribution, @Nullable ModelDocument model) {
    public Source {
      Require.exactlyOne("", "a source is a 'distribution' or a 'model'", distribution, model);
    }
  }
}
