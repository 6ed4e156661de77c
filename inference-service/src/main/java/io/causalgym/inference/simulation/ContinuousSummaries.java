package io.causalgym.inference.simulation;

import io.causalgym.graph.Deadline;
import io.causalgym.numeric.kernel.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/// Moments of the columns of a sampler.
final class ContinuousSummaries {
  private final ContinuousSampler sampler;
  private final SummaryRequest request;
  private final Deadline deadline;
  private final int[] wanted;
  private final Blocks blocks;
  private final Moments moments;

  ContinuousSummaries(ContinuousSampler sampler, SummaryRequest request, Deadline deadline) {
    this.sampler = sampler;
    this.request = request;
    this.deadline = deadline;
    this.wanted =
        sampler.columns(request.variables()).stream().mapToInt(Integer::intValue).toArray();
    this.blocks = Blocks.of(request.samples(), sampler.width());
    this.moments = new Moments(wanted.length, request.covariances());
  }

  int segments() {
    return blocks.segments();
  }

  /// To be called with the segments' moments in their order.
  void add(Moments segment) {
    moments.merge(segment);
  }

  /// What one thread computes the moments of a segment with.
  IntFunction<Moments> worker() {
    ContinuousSampler.Rows rows = sampler.open(blocks.rows());
    double[][] columns = new double[sampler.names().size()][blocks.rows()];
    double[][] chosen = chosen(columns);
    return segment -> {
      Moments sum = new Moments(wanted.length, request.covariances());
      long end = blocks.end(segment);
      for (long first = blocks.start(segment); first < end; first += blocks.rows()) {
        deadline.check();
        int count = (int) Math.min(blocks.rows(), end - first);
        rows.fill(first, count, columns);
        sum.add(chosen, count);
        check(sum, chosen, first, count);
      }
      return sum;
    };
  }

  private double[][] chosen(double[][] columns) {
    double[][] chosen = new double[wanted.length][];
    for (int at = 0; at < wanted.length; at++) {
      chosen[at] = columns[wanted[at]];
    }
    return chosen;
  }

  /// Once there was an infinite number or none, means are no numbers for good.
  private void check(Moments sum, double[][] chosen, long first, int count) {
    for (int at = 0; at < wanted.length; at++) {
      if (!Double.isFinite(sum.mean(at))) {
        NonFinite.check(name(at), chosen[at], first, count);
        throw NonFinite.variance(name(at), sum.mean(at));
      }
    }
  }

  private String name(int at) {
    return sampler.names().get(wanted[at]);
  }

  ContinuousSummary summary() {
    List<List<Double>> quantiles = quantiles();
    List<ContinuousSummary.Variable> variables = new ArrayList<>();
    for (int at = 0; at < wanted.length; at++) {
      variables.add(variable(at, quantiles.isEmpty() ? List.of() : quantiles.get(at)));
    }
    return new ContinuousSummary(
        request.samples(), variables, covariances(), quantiles.isEmpty() ? 0 : quantileRows());
  }

  private ContinuousSummary.Variable variable(int at, List<Double> quantiles) {
    double variance = moments.variance(at);
    if (Double.isInfinite(variance) || (Double.isNaN(variance) && request.samples() > 1)) {
      throw NonFinite.variance(name(at), variance);
    }
    return new ContinuousSummary.Variable(
        name(at),
        moments.mean(at),
        known(variance),
        known(Math.sqrt(variance / request.samples())),
        moments.minimum(at),
        moments.maximum(at),
        quantiles);
  }

  private OptionalDouble known(double value) {
    return request.samples() > 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private List<List<Double>> covariances() {
    List<List<Double>> rows = new ArrayList<>();
    for (int a = 0; request.covariances() && request.samples() > 1 && a < wanted.length; a++) {
      List<Double> row = new ArrayList<>();
      for (int b = 0; b < wanted.length; b++) {
        row.add(moments.covariance(a, b));
      }
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  private int quantileRows() {
    long fit = Simulation.QUANTILE_VALUES / Math.max(1, wanted.length);
    return (int) Math.min(request.samples(), Math.min(fit, Simulation.QUANTILE_ROWS));
  }

  /// Of the first rows, computed once more.
  private List<List<Double>> quantiles() {
    if (request.quantiles().isEmpty()) {
      return List.of();
    }
    double[][] kept = new double[wanted.length][quantileRows()];
    ContinuousSampler.Rows rows = sampler.open(blocks.rows());
    double[][] columns = new double[sampler.names().size()][blocks.rows()];
    double[][] chosen = chosen(columns);
    for (int first = 0; first < quantileRows(); first += blocks.rows()) {
      deadline.check();
      int count = Math.min(blocks.rows(), quantileRows() - first);
      rows.fill(first, count, columns);
      for (int at = 0; at < wanted.length; at++) {
        System.arraycopy(chosen[at], 0, kept[at], first, count);
      }
    }
    List<List<Double>> quantiles = new ArrayList<>();
    for (double[] values : kept) {
      deadline.check();
      quantiles.add(Quantiles.of(values, request.quantiles()));
    }
    return quantiles;
  }
}
