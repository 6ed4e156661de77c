package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks how much of an effect goes through mediators.
///
/// @param model with which it is exact, or `distribution` over the graph
/// @param contrast the active and the baseline value of the treatment, default 1 and 0
/// @param paths chains of names from treatment to outcome: asks for the effect along them alone
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediationQuery(
    @Nullable GraphDocument graph,
    @Nullable ModelDocument model,
    @Nullable TableDocument distribution,
    @JsonProperty(required = true) String treatment,
    @JsonProperty(required = true) String outcome,
    @JsonProperty(required = true) List<String> mediators,
    @Nullable List<Level> contrast,
    @Nullable List<List<String>> paths)
    implements GraphQuestion<MediationQuery> {

  /// Paths in one question at most.
  public static final int MOST_PATHS = 100;

  public MediationQuery {
    Require.source(graph, model, distribution);
    Require.name("treatment", treatment);
    Require.outcome(treatment, outcome);
    mediators = Require.someNames("mediators", mediators);
    contrast =
        contrast == null
            ? List.of(new Level.Quantity(1), new Level.Quantity(0))
            : Require.different("contrast", contrast);
    if (contrast.stream().anyMatch(Level.Counterfactual.class::isInstance)) {
      throw new Violation(
          "contrast", null, "the values of the treatment are numbers or labels, not other worlds'");
    }
    paths = paths == null ? null : chains(paths, treatment, outcome);
  }

  private static List<List<String>> chains(
      List<List<String>> paths, String treatment, String outcome) {
    List<List<String>> chains = new ArrayList<>();
    for (List<String> path : Require.some("paths", paths, MOST_PATHS)) {
      String field = "paths[" + chains.size() + "]";
      List<String> chain = Require.someNames(field, path);
      if (!chain.getFirst().equals(treatment) || !chain.getLast().equals(outcome)) {
        throw new Violation(
            field,
            Shown.names(chain),
            "the path "
                + Shown.names(chain)
                + " does not lead from '"
                + treatment
                + "' to '"
                + outcome
                + "'; begin it with the one and end it with the other");
      }
      chains.add(chain);
    }
    return List.copyOf(chains);
  }

  @Override
  public MediationQuery about(GraphDocument graph) {
    return new MediationQuery(
        graph, model, distribution, treatment, outcome, mediators, contrast, paths);
  }
}
