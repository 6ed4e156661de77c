package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks how much of an effect goes through mediators.
///
/// @param model with which it is exact, or `distribution` over the graph
/// @param contrast the active and the baseline value of the treatment, default 1 and 0
/// @param paths chains of names from treatment to outcome: asks for the effect along them alone;
///   needs a model
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
    Require.name("outcome", outcome);
    mediators = Require.someNames("mediators", mediators);
    contrast =
        contrast == null
            ? List.of(new Level.Quantity(1), new Level.Quantity(0))
            : Require.two("contrast", contrast);
    paths =
        paths == null
            ? null
            : Require.some("paths", paths, MOST_PATHS).stream()
                .map(path -> Require.someNames("paths", path))
                .toList();
  }

  @Override
  public MediationQuery about(GraphDocument graph) {
    return new MediationQuery(
        graph, model, distribution, treatment, outcome, mediators, contrast, paths);
  }
}
