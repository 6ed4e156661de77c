package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.List;

/// Resamples whole clusters (worlds), as items of one world are not independent.
///
/// The method follows the number of clusters that have something to say: BCa from {@link
/// #STUDENTISED_BELOW} on, studentised from {@link #SMALL_BELOW} on, Student's t with the
/// jackknife's standard error below that, nothing below {@link #LEAST_CLUSTERS}. Statistics that
/// are refitted are not studentised, as each replicate would need a jackknife of its own: BCa takes
/// its place.
///
/// Results depend on the seed and the number of replicates, never on the number of threads; two
/// statistics with one seed and one number of clusters see the same resamples.
///
/// Source: Davison and Hinkley, "Bootstrap Methods and their Application", 1997, sections 3.8 and
/// 5.2 (davison1997bootstrap).
public final class ClusterBootstrap {

  /// Enough that the ends of a 95 % interval move by less than a twentieth of a standard error from
  /// seed to seed.
  public static final int REPLICATES = 10_000;

  /// For statistics that have to be refitted.
  public static final int REFITS = 1_000;

  public static final int STUDENTISED_BELOW = 100;
  public static final int SMALL_BELOW = 30;

  /// With fewer clusters there is no interval.
  public static final int LEAST_CLUSTERS = 5;

  private final long seed;
  private final int replicates;
  private final ParallelLoop loop;

  /// @param replicates at least 100
  /// @param loop the threads that may help
  public ClusterBootstrap(long seed, int replicates, ParallelLoop loop) {
    if (replicates < 100) {
      throw new IllegalArgumentException(
          replicates + " replicates do not show a tail: ask for at least 100");
    }
    this.seed = seed;
    this.replicates = replicates;
    this.loop = loop;
  }

  /// With {@link #REPLICATES}, on the calling thread.
  public static ClusterBootstrap of(long seed) {
    return new ClusterBootstrap(seed, REPLICATES, ParallelLoop.sequential());
  }

  /// The bootstrap of one function of the sums.
  public Resampled resample(ClusterSums sums, SumStatistic statistic) {
    return resample(sums, List.of(statistic)).getFirst();
  }

  /// The bootstrap of several functions of the same sums, in the same resamples: the sums are added
  /// up once. All of them count all clusters of `sums`.
  public List<Resampled> resample(ClusterSums sums, List<SumStatistic> statistics) {
    return new SumReplicates(seed, replicates, loop).resample(sums, statistics);
  }

  /// The bootstrap of statistics that are refitted to weighted clusters.
  ///
  /// @param clusters all counted
  /// @return one for each of the statistics
  public List<Resampled> refit(int clusters, RefitStatistic statistic) {
    return new RefitReplicates(seed, replicates, loop).resample(clusters, statistic);
  }
}
