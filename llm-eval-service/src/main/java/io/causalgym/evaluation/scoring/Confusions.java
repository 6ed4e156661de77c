package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.LikelihoodRatio;
import io.causalgym.evaluation.statistics.Resampled;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/// The see/do confusion matrix: which strategy the answers to each kind of question follow.
final class Confusions {
  private static final int DOING = 0;
  private static final int SEEING = 1;
  private static final int PRIOR = 2;
  private static final int OVER = 3;
  private static final int NONE = 4;
  private static final int FEWEST = 10;

  /// Answers within this of a strategy follow it, by nearness alone.
  static final double NEAR = .03;

  private static final long SEED = 2;

  private Confusions() {}

  static ModelScore.Confusion of(SeeDo seeDo, int worlds) {
    return new ModelScore.Confusion(
        shares(seeDo.did, seeDo.world, worlds, seeDo.t, seeDo.o, seeDo.m, seeDo.z),
        shares(seeDo.saw, seeDo.seeWorld, worlds, seeDo.seeT, seeDo.seeO, seeDo.seeM, seeDo.seeZ),
        leak(seeDo));
  }

  /// Rows in which seeing and doing differ; in others their shares mean nothing.
  private static int[] telling(Numbers t, Numbers o) {
    int[] rows = new int[t.size()];
    int count = 0;
    for (int row = 0; row < t.size(); row++) {
      if (Math.abs(t.get(row) - o.get(row)) >= 2 * Mixture.WIDEST) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static double[] pick(Numbers column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(column::get).toArray();
  }

  private static Mixture mixture(Numbers answers, int[] rows, Numbers... centres) {
    return new Mixture(
        pick(answers, rows),
        Arrays.stream(centres).map(column -> pick(column, rows)).toArray(double[][]::new));
  }

  private static Optional<ModelScore.Shares> shares(
      Numbers answers, Numbers world, int worlds, Numbers... centres) {
    int[] rows = telling(centres[DOING], centres[SEEING]);
    if (rows.length < FEWEST) {
      return Optional.empty();
    }
    Mixture mixture = mixture(answers, rows, centres);
    double[] once = new double[rows.length];
    Arrays.fill(once, 1);
    Mixture.Fit fit = mixture.fit(once, -1);
    Mixture.Held held = mixture.held(fit);
    Resampled seeing =
        new ClusterBootstrap(SEED, ClusterBootstrap.REFITS, ParallelLoop.sequential())
            .refit(worlds, weights -> refit(held, rows, world, weights))
            .getFirst();
    double[] w = fit.weights();
    return Optional.of(
        new ModelScore.Shares(
            w[DOING],
            seeing.estimate(Scoring.CONFIDENCE),
            ConfusionClaims.pValue(seeing, ConfusionClaims.SELDOM),
            new ModelScore.Hard(
                hard(answers, centres[DOING], rows), hard(answers, centres[SEEING], rows)),
            w[PRIOR],
            w[OVER],
            w[NONE],
            fit.deviation(),
            rows.length));
  }

  /// `(p - 2 tau) / (1 - 2 tau)` of the share p of answers within tau of a strategy. Near 0 and 1 a
  /// uniform answer is there less often than 2 tau.
  private static double hard(Numbers answers, Numbers centre, int[] rows) {
    long near =
        Arrays.stream(rows)
            .filter(row -> Math.abs(answers.get(row) - centre.get(row)) <= NEAR)
            .count();
    return (near / (double) rows.length - 2 * NEAR) / (1 - 2 * NEAR);
  }

  private static double[] refit(Mixture.Held held, int[] rows, Numbers world, int[] weights) {
    double[] counts = new double[rows.length];
    double total = 0;
    for (int k = 0; k < rows.length; k++) {
      counts[k] = weights[(int) world.get(rows[k])];
      total += counts[k];
    }
    return new double[] {total == 0 ? Double.NaN : held.weights(counts)[SEEING]};
  }

  /// Twice the gain in log-likelihood of letting some answers to doing follow the association.
  private static OptionalDouble leak(SeeDo seeDo) {
    int[] rows = telling(seeDo.t, seeDo.o);
    if (rows.length < FEWEST) {
      return OptionalDouble.empty();
    }
    Mixture mixture = mixture(seeDo.did, rows, seeDo.t, seeDo.o, seeDo.m, seeDo.z);
    double[] once = new double[rows.length];
    Arrays.fill(once, 1);
    double gain = mixture.fit(once, -1).logLikelihood() - mixture.fit(once, SEEING).logLikelihood();
    return OptionalDouble.of(LikelihoodRatio.onBoundary(Math.max(0, 2 * gain), 1));
  }
}
