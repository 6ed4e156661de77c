package io.causalgym.evaluation.run.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an experiment found.
///
/// @param steps the state before the first step, then after each
/// @param excessBrier mean squared distance of beliefs from the truth
/// @param updateSlope sum of moved times should over sum of should^2; 1 where beliefs move as they
///   should
/// @param directions share of moves in the right direction, of those that should be 0.05 at least
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BeliefPath(
    String model,
    List<At> steps,
    @Nullable Double excessBrier,
    @Nullable Double updateSlope,
    @Nullable Double directions,
    double costUsd) {
  public BeliefPath {
    steps = List.copyOf(steps);
  }

  /// One place of the path.
  ///
  /// @param exact probabilities by variable; absent where what was observed cannot happen
  /// @param believed by variable, absent where the reply has no answer
  /// @param reason why there is none
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record At(
      int step,
      @Nullable Map<String, Double> exact,
      @Nullable Map<String, Double> believed,
      String outcome,
      @Nullable String reason,
      String reply,
      boolean cached) {}

  /// The path with its scores.
  static BeliefPath of(String model, List<At> steps, double costUsd) {
    double excess = 0;
    long beliefs = 0;
    double cross = 0;
    double square = 0;
    long moves = 0;
    long right = 0;
    for (int k = 0; k < steps.size(); k++) {
      At at = steps.get(k);
      Map<String, Double> exact = at.exact();
      Map<String, Double> believed = at.believed();
      if (exact == null || believed == null) {
        continue;
      }
      for (Map.Entry<String, Double> one : exact.entrySet()) {
        double a = believed.getOrDefault(one.getKey(), one.getValue());
        excess += (a - one.getValue()) * (a - one.getValue());
        beliefs++;
        At before = k > 0 ? steps.get(k - 1) : at;
        if (k > 0 && before.exact() != null && before.believed() != null) {
          double should = one.getValue() - before.exact().getOrDefault(one.getKey(), 0.0);
          double moved = a - before.believed().getOrDefault(one.getKey(), 0.0);
          cross += moved * should;
          square += should * should;
          moves += Math.abs(should) >= .05 ? 1 : 0;
          right += Math.abs(should) >= .05 && moved * should > 0 ? 1 : 0;
        }
      }
    }
    return new BeliefPath(
        model,
        steps,
        beliefs == 0 ? null : Double.valueOf(excess / beliefs),
        square < 1e-12 ? null : Double.valueOf(cross / square),
        moves == 0 ? null : Double.valueOf(right / (double) moves),
        costUsd);
  }
}
