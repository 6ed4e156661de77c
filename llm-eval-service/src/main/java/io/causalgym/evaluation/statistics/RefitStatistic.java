package io.causalgym.evaluation.statistics;

/// Statistics that have to be computed anew from the weighted clusters, such as the weights of a
/// mixture fitted by EM.
@FunctionalInterface
public interface RefitStatistic {

  /// The statistics, always as many, NaN for those that are not defined.
  ///
  /// Called from several threads at once; neither keeps nor changes the array.
  ///
  /// @param weights how often each cluster counts, 0 or more
  double[] of(int[] weights);
}
