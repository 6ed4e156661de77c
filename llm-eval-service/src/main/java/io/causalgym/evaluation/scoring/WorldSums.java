package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.ClusterSums;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.Arrays;
import java.util.List;

/// Sums of one metric, a row for each world, of which the bootstrap over worlds makes estimates.
final class WorldSums {
  private final Numbers[] columns;

  WorldSums(int width) {
    this.columns = new Numbers[width];
    Arrays.setAll(columns, column -> new Numbers());
  }

  /// Adds what one world adds to each sum.
  void add(double[] world) {
    for (int column = 0; column < columns.length; column++) {
      columns[column].add(world[column]);
    }
  }

  long total(int column) {
    return Math.round(Arrays.stream(columns[column].toArray()).sum());
  }

  private ClusterSums sums() {
    return ClusterSums.of(Arrays.stream(columns).map(Numbers::toArray).toArray(double[][]::new));
  }

  /// Several statistics of the sums, from the same resamples.
  ///
  /// @param count of what each is about
  List<Diagnosis.Measured> measure(ClusterBootstrap bootstrap, long count, SumStatistic... of) {
    return bootstrap.resample(sums(), List.of(of)).stream()
        .map(resampled -> new Diagnosis.Measured(resampled.estimate(Scoring.CONFIDENCE), count))
        .toList();
  }

  /// The mean that two columns make: a sum, and the number of its terms.
  Diagnosis.Measured mean(ClusterBootstrap bootstrap, int sum, int terms) {
    ClusterSums two = ClusterSums.of(columns[sum].toArray(), columns[terms].toArray());
    return new Diagnosis.Measured(
        bootstrap.resample(two, SumStatistic.ratio(0, 1)).estimate(Scoring.CONFIDENCE),
        total(terms));
  }
}
