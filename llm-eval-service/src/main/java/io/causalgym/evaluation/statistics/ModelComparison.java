package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compares models that answered the same worlds: if two of them are equally good, the sign of
/// their difference in a world is a coin.
///
/// P-values come from the distribution of the mean difference under changed signs, the same signs
/// for all pairs, so that the dependence between pairs is kept; adjusted by step-down max-T
/// (Westfall and Young 1993, algorithm 4.1; Romano and Wolf 2005, algorithms 3 and 4). Differences
/// need not be normal, but with few worlds they have to be symmetric where models are equal.
///
/// Simultaneous intervals change the signs of the deviations from each mean difference and take the
/// largest studentised one as critical value (the multiplier bootstrap); rank intervals count the
/// models that are surely better and surely worse by them (Mogstad, Romano, Shaikh and Wilhelm
/// 2024, section 3, single step).
///
/// A pair is compared on the worlds that both have, which is right if worlds are missing by chance.
public final class ModelComparison {

  /// Random assignments of signs where there are too many to try all.
  public static final int ASSIGNMENTS = 10_000;

  private final long seed;
  private final int assignments;
  private final ParallelLoop loop;

  /// @param assignments of random signs, at least 100; all are tried with up to 20 worlds
  /// @param loop the threads that may help
  public ModelComparison(long seed, int assignments, ParallelLoop loop) {
    if (assignments < 100) {
      throw new IllegalArgumentException(
          assignments + " assignments do not show a tail: ask for at least 100");
    }
    this.seed = seed;
    this.assignments = assignments;
    this.loop = loop;
  }

  /// With {@link #ASSIGNMENTS}, on the calling thread.
  public static ModelComparison of(long seed) {
    return new ModelComparison(seed, ASSIGNMENTS, ParallelLoop.sequential());
  }

  /// The two-sided p-value that the mean of paired differences, one for each world, is 0.
  public double pValue(double[] differences) {
    double[][] scores = {differences, new double[differences.length]};
    List<Comparisons.Pair> pairs = compare(ModelScores.of(scores), 0.95).pairs();
    return pairs.isEmpty() ? 1 : pairs.getFirst().pValue();
  }

  /// Every pair of models.
  ///
  /// @param confidence of all intervals of differences together, and so of all ranks
  public Comparisons compare(ModelScores scores, double confidence) {
    Interval.requireConfidence(confidence);
    List<PairedDifferences> pairs = PairedDifferences.all(scores);
    MaxT tests = new MaxT(pairs, seed, assignments);
    tests.run(loop);
    List<Comparisons.Pair> compared =
        pairs(
            pairs, tests, new SimultaneousIntervals(pairs, seed, assignments, loop).at(confidence));
    List<Comparisons.Rank> ranks =
        IntStream.range(0, scores.models())
            .mapToObj(model -> rank(model, scores.models(), compared))
            .toList();
    return new Comparisons(compared, ranks, tests.signs().count(), tests.signs().exact());
  }

  private static List<Comparisons.Pair> pairs(
      List<PairedDifferences> pairs, MaxT tests, List<Optional<Interval>> intervals) {
    double[] pValues = tests.pValues();
    double[] maxT = tests.adjusted();
    double[] holm = Holm.adjust(pValues);
    List<Comparisons.Pair> compared = new ArrayList<>();
    for (int place = 0; place < pairs.size(); place++) {
      PairedDifferences pair = pairs.get(place);
      compared.add(
          new Comparisons.Pair(
              pair.first(),
              pair.second(),
              pair.mean(),
              pair.worlds(),
              pValues[place],
              maxT[place],
              holm[place],
              intervals.get(place)));
    }
    return compared;
  }

  private static Comparisons.Rank rank(int model, int models, List<Comparisons.Pair> pairs) {
    int better = 0;
    int worse = 0;
    for (Comparisons.Pair pair : pairs) {
      if (pair.first() == model || pair.second() == model) {
        double direction = pair.first() == model ? 1 : -1;
        worse += pair.sure(direction) ? 1 : 0;
        better += pair.sure(-direction) ? 1 : 0;
      }
    }
    return new Comparisons.Rank(model, 1 + better, models - worse);
  }
}
