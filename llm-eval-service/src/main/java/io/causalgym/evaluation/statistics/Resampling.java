package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.random.RandomStream;
import java.util.function.IntConsumer;

/// Drawing as many clusters as there are, with replacement.
///
/// Replicate `r` reads only stream `r` of the seed: it is the same whichever thread computes it.
final class Resampling {
  private final long seed;
  private final int clusters;
  private final double[] uniforms;

  Resampling(long seed, int clusters) {
    this.seed = seed;
    this.clusters = clusters;
    this.uniforms = new double[(clusters + 1) / 2];
  }

  /// Tells the drawn clusters of a replicate one by one.
  ///
  /// Two draws come from one uniform number: its leading part, and what is left of it. The second
  /// one's probabilities are wrong by less than clusters^2 / 2^52.
  void draw(int replicate, IntConsumer drawn) {
    new RandomStream(seed, replicate).fillUniform(0, uniforms, 0, uniforms.length);
    for (int pair = 0; pair < uniforms.length; pair++) {
      double scaled = uniforms[pair] * clusters;
      int first = (int) scaled;
      drawn.accept(first);
      if (2 * pair + 1 < clusters) {
        drawn.accept((int) ((scaled - first) * clusters));
      }
    }
  }
}
