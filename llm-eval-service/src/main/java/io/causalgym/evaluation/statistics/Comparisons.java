package io.causalgym.evaluation.statistics;

import java.util.List;
import java.util.Optional;

/// Every pair of models, and the ranks that follow.
///
/// @param pairs those with a world in common, by first and second model
/// @param ranks one for each model
/// @param assignments of signs that were tried; all of them if `exact`
public record Comparisons(List<Pair> pairs, List<Rank> ranks, int assignments, boolean exact) {
  public Comparisons {
    pairs = List.copyOf(pairs);
    ranks = List.copyOf(ranks);
  }

  /// Two models on the worlds that both have.
  ///
  /// @param difference mean of `first` less `second`
  /// @param worlds that both have; other ones are left out
  /// @param pValue of no difference, two-sided, of this pair alone
  /// @param maxT p-value adjusted for all pairs by step-down max-T: the one to decide by
  /// @param holm p-value adjusted by Holm's method, which needs nothing but the pairs' own
  /// @param interval of the difference, for all pairs at once; absent where too few assignments of
  ///   signs show a tail
  public record Pair(
      int first,
      int second,
      double difference,
      int worlds,
      double pValue,
      double maxT,
      double holm,
      Optional<Interval> interval) {

    /// Whether a difference of this direction is sure, by interval and by test.
    boolean sure(double direction) {
      return interval.isPresent()
          && !interval.get().contains(0)
          && maxT <= 1 - interval.get().confidence()
          && difference * direction > 0;
    }
  }

  /// The ranks that a model may have, 1 being the best; they hold for all models at once with the
  /// confidence of the intervals.
  ///
  /// @param best 1 and the number of models that are surely better
  /// @param worst the number of models less that of those that are surely worse
  public record Rank(int model, int best, int worst) {}
}
