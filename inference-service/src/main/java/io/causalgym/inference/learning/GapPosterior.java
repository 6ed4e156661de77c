package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;

/// Sums one kind of gap out, for every distinct boundary of the data.
interface GapPosterior {

  /// Adds expected counts to `counts` and answers the log-likelihood of all rows with the gap.
  ///
  /// @param logs logarithms of the parameters, by family and cell
  /// @param counts by family and cell
  /// @throws CostlyGap if the posterior cannot be afforded
  double expect(double[][] logs, double[][] counts, Deadline deadline) throws CostlyGap;
}
