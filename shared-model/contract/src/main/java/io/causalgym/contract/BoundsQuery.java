package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks what P(V), and experiments, say of a treatment's effect that need not be identified.
///
/// @param graph absent: the bounds that hold whatever the graph
/// @param distribution P(V)
/// @param experimental results of experiments
/// @param contrast the two states of the treatment, default 1 and 0
/// @param level the state of the outcome that counts, default 1
/// @param monotone whether no unit's outcome goes down when the treatment goes up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BoundsQuery(
    @Nullable GraphDocument graph,
    @JsonProperty(required = true) TableDocument distribution,
    @Nullable List<Experiment> experimental,
    @JsonProperty(required = true) String treatment,
    @JsonProperty(required = true) String outcome,
    @Nullable List<State> contrast,
    @Nullable State level,
    @Nullable Boolean monotone)
    implements GraphQuestion<BoundsQuery> {

  /// Experiments in one question at most.
  public static final int MOST_EXPERIMENTS = 100;

  public BoundsQuery {
    Require.present("distribution", distribution);
    experimental =
        experimental == null
            ? List.of()
            : Require.atMost("experimental", experimental, MOST_EXPERIMENTS);
    Require.name("treatment", treatment);
    Require.outcome(treatment, outcome);
    contrast = Require.contrast(contrast);
    level = level == null ? new State.Index(1) : level;
    monotone = monotone != null && monotone;
  }

  /// What was seen when variables were set.
  ///
  /// @param intervened the variables that were set; each block of the table for a value of them
  ///   sums to 1
  public record Experiment(
      @JsonProperty(value = "do", required = true) List<String> intervened,
      @JsonProperty(required = true) TableDocument distribution) {

    public Experiment {
      intervened = Require.someNames("do", intervened);
      Require.present("distribution", distribution);
    }
  }

  @Override
  public BoundsQuery about(GraphDocument graph) {
    return new BoundsQuery(
        graph, distribution, experimental, treatment, outcome, contrast, level, monotone);
  }
}
