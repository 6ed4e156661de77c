package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.random.RandomStream;

/// Clusters put together at random, so that many thousands cost no more than a few do.
///
/// Sums of independent clusters are independent, and resampling them says the same of a function of
/// totals: its variance is right on average, and with {@link ClusterBootstrap#MOST_CLUSTERS} blocks
/// the standard error moves by less than two in a hundred (four with the few hundred for what is
/// refitted). At random, as clusters that stand beside each other may be of one design.
final class Blocks {
  private final int[] blocks;
  private final int count;

  private Blocks(int[] blocks, int count) {
    this.blocks = blocks;
    this.count = count;
  }

  /// @param count of blocks, at most as many as there are clusters
  static Blocks of(long seed, int clusters, int count) {
    int[] blocks = new int[clusters];
    RandomStream random = new RandomStream(seed, RandomStream.MOST_STREAMS - 1);
    // Fisher and Yates's shuffle, inside out.
    for (int cluster = 0; cluster < clusters; cluster++) {
      int other = random.below(cluster, cluster + 1);
      blocks[cluster] = blocks[other];
      blocks[other] = (int) ((long) cluster * count / clusters);
    }
    return new Blocks(blocks, count);
  }

  int count() {
    return count;
  }

  int of(int cluster) {
    return blocks[cluster];
  }

  /// What each cluster counts if its block counts so often.
  int[] weights(int[] ofBlocks) {
    int[] weights = new int[blocks.length];
    for (int cluster = 0; cluster < weights.length; cluster++) {
      weights[cluster] = ofBlocks[blocks[cluster]];
    }
    return weights;
  }
}
