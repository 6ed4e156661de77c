package io.causalgym.inference.simulation;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.util.concurrent.Executor;

/// Summaries of samples. Blocks of rows are computed, added up and forgotten, so a billion rows
/// need no more memory than a thousand; the result is the same to the bit for any number of
/// threads.
///
/// Quantiles are those of the first {@link #QUANTILE_ROWS} rows: that of probability `p` has a
/// standard error of `sqrt(p (1 - p) / rows)` in probability, 0.0014 for the median.
public final class Simulation {

  /// Samples of a summary at most.
  public static final long MOST_SAMPLES = 1_000_000_000;

  /// Rows that quantiles are taken from at most.
  public static final int QUANTILE_ROWS = 1 << 17;

  /// Values kept for quantiles at most (64 MiB); where there are more than 64 variables, fewer rows
  /// are.
  public static final int QUANTILE_VALUES = 1 << 23;

  private final Executor executor;
  private final int threads;

  /// @param executor for further threads; the caller's works too
  /// @param threads how many work at once, the caller's included, at least 1
  public Simulation(Executor executor, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " must be at least 1");
    }
    this.executor = executor;
    this.threads = threads;
  }

  /// Moments, ranges and quantiles of numbers.
  ///
  /// @throws ModelException if a variable is unknown, or a value or variance is not finite: the
  ///   message names row and variable
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public ContinuousSummary summarise(
      ContinuousSampler sampler, SummaryRequest request, Deadline deadline) {
    int variables = sampler.columns(request.variables()).size();
    if (request.covariances() && variables > SummaryRequest.MOST_WITH_COVARIANCES) {
      throw new ModelException(
          "variables",
          Integer.toString(variables),
          "covariances of "
              + variables
              + " variables are asked for; name at most "
              + SummaryRequest.MOST_WITH_COVARIANCES);
    }
    ContinuousSummaries summaries = new ContinuousSummaries(sampler, request, deadline);
    Segments.run(summaries.segments(), threads, executor, summaries::worker, summaries::add);
    return summaries.summary();
  }

  /// Counts of states.
  ///
  /// @throws ModelException if a variable is unknown or the joint counts are too many
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public DiscreteSummary count(DiscreteSampler sampler, CountRequest request, Deadline deadline) {
    StateCounts counts = new StateCounts(sampler, request, deadline);
    Segments.run(counts.segments(), threads, executor, counts::worker, counts::add);
    return counts.summary();
  }

  static void checkSamples(long samples) {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new ModelException(
          "samples",
          Long.toString(samples),
          samples + " samples are asked for; ask for 1 to " + MOST_SAMPLES);
    }
  }
}
