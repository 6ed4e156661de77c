package io.causalgym.discovery.service.learning;

import io.causalgym.contract.AlgorithmName;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.TestName;
import io.causalgym.dataset.Variable;
import java.util.List;

/// What a search will keep in memory, told before it starts; sums of the arrays that grow with the
/// square of the variables or with the rows, which is all that matters.
final class MemoryEstimate {
  private static final long MEGABYTE = 1 << 20;

  private MemoryEstimate() {}

  /// @throws io.causalgym.contract.ProblemException `TOO_COSTLY` where the request's budget, or
  ///   else half of this JVM's memory, does not suffice
  static void check(DiscoveryQuery query, List<Variable> variables, int rows) {
    Integer asked = query.budget() == null ? null : query.budget().megabytes();
    long limit = asked == null ? Runtime.getRuntime().maxMemory() / 2 : asked * MEGABYTE;
    long bytes = bytes(query, variables, rows);
    if (bytes > limit) {
      throw Problem.of(
              ProblemType.TOO_COSTLY,
              "this search needs about "
                  + megabytes(bytes)
                  + " MB for "
                  + variables.size()
                  + " columns and "
                  + rows
                  + " rows, and may use "
                  + megabytes(limit)
                  + "; name fewer columns, or allow more with 'budget.megabytes'",
              "budget.megabytes",
              asked)
          .with("estimate", megabytes(bytes))
          .with("limit", megabytes(limit))
          .exception();
    }
  }

  private static long megabytes(long bytes) {
    return Math.max(1, bytes / MEGABYTE);
  }

  static long bytes(DiscoveryQuery query, List<Variable> variables, int rows) {
    double n = variables.size();
    double square = Double.BYTES * n * n;
    double cells =
        variables.stream().mapToDouble(variable -> variable.isDiscrete() ? 2 : 8).sum() * rows;
    boolean resampled = query.bootstrap() != null && replicates(query) > 0;
    double whole = search(query, variables, rows, square, cells) + (resampled ? cells : 0);
    return (long) whole; // the greatest long where it is greater
  }

  private static int replicates(DiscoveryQuery query) {
    Integer samples = query.bootstrap() == null ? null : query.bootstrap().samples();
    return samples == null ? 0 : samples;
  }

  private static double search(
      DiscoveryQuery query, List<Variable> variables, int rows, double square, double cells) {
    AlgorithmName algorithm = query.algorithm();
    return switch (algorithm) {
      case PC, FCI, RFCI, FCI_MAX, GFCI, BOSS_FCI -> tests(query, variables, rows, square, cells);
      case GES, FGES, HILL_CLIMBING, BOSS, GRASP ->
          variables.stream().allMatch(Variable::isDiscrete) ? cells + square : 4 * square;
      case DIRECT_LINGAM, ICA_LINGAM -> 3 * cells + 4 * square;
      case NOTEARS, DAGMA -> 12 * square;
      case PCMCI_PLUS -> {
        double lags = query.parameters() == null ? 1 : lags(query);
        yield cells * (lags + 1) + square * (lags + 1) * (lags + 1);
      }
    };
  }

  private static double lags(DiscoveryQuery query) {
    Integer lags = query.parameters() == null ? null : query.parameters().maxLag();
    return lags == null ? 1 : lags;
  }

  private static double tests(
      DiscoveryQuery query, List<Variable> variables, int rows, double square, double cells) {
    TestName test = query.parameters() == null ? null : query.parameters().test();
    if (test == TestName.KCI) {
      return cells + 8.0 * Double.BYTES * rows * rows;
    }
    return variables.stream().allMatch(Variable::isDiscrete) ? cells + square / 4 : 1.1 * square;
  }
}
