package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;

/// Learns the conditional probability tables of a DAG from rows of states.
///
/// With no value missing the estimate `(N + a) / sum (N + a)` is exact, where `a` are the pseudo
/// counts of the {@link Prior}. With missing values, EM finds a maximum of the log-likelihood plus
/// `sum a ln p`: a local one, that depends on the seed where variables are latent. Values must be
/// missing at random; that is not checked. Columns that are no nodes are ignored.
///
/// Where neither data nor prior bear on a row of a table the answer is {@link
/// Learning.Unsupported}: whoever wants a number there chooses it, as a prior.
///
/// Cost: `O(rows * columns)` once, then for each iteration one small sum for each distinct
/// surrounding of a gap. Source: Dempster, Laird, Rubin 1977 (dempster1977maximum); Lauritzen 1995
/// (lauritzen1995algorithm).
public final class ParameterLearner {
  // A gap of more joint states goes to the junction tree.
  private static final long ENUMERATED = 1024;

  private ParameterLearner() {}

  /// @param data a column for each node of the graph; of a latent one, all values are missing
  /// @throws io.causalgym.model.ModelException if the graph is no DAG, a node has no column, there
  ///   are no rows, there are too many parameters, or pseudo counts do not fit
  public static Learning learn(
      MixedGraph dag, DiscreteColumns data, LearningOptions options, Deadline deadline) {
    return learn(dag, data, options, ENUMERATED, deadline);
  }

  static Learning learn(
      MixedGraph dag,
      DiscreteColumns data,
      LearningOptions options,
      long enumerated,
      Deadline deadline) {
    Structure structure = Structure.of(dag, data);
    Estimates estimates = new Estimates(structure, options.prior());
    ExpectedCounts counts =
        ExpectedCounts.of(structure, data, options.budget(), enumerated, deadline);
    try {
      return new ExpectationMaximization(structure, estimates, counts, options)
          .run(data.rows(), deadline);
    } catch (CostlyGap gap) {
      return new Learning.TooCostly(gap.reason);
    }
  }
}
