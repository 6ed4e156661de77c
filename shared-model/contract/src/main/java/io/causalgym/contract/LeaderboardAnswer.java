package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.causalgym.contract.EvaluatedModel.Coverage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models by their causal score, the best first; of each model and suite the newest evaluation that
/// is complete. Where there is none, the newest stands behind all that are.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderboardAnswer(List<Entry> models) {
  public LeaderboardAnswer {
    models = List.copyOf(models);
  }

  /// One place.
  ///
  /// @param hiddenSeed whether the questions were new when they were put; only then can the model
  ///   not have seen them
  /// @param partial of a score that does not rest on all questions: how many it rests on
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String id,
      ProviderName provider,
      String evaluation,
      String suite,
      int worlds,
      boolean hiddenSeed,
      Estimated causalScore,
      @Nullable Estimated skill,
      @Nullable Estimated interventionSlope,
      Map<String, Long> outcomes,
      TokenCounts tokens,
      @Nullable Double costUsd,
      String finishedAt,
      @Nullable Coverage partial) {
    public Entry {
      outcomes = Require.inOrder(outcomes);
    }
  }
}
