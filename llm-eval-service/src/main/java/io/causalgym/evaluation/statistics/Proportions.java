package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Intervals of a proportion from independent trials.
///
/// Items of one world are not independent: give worlds, or successes and trials both times the
/// ratio of {@link SampleSize#effective} to the items, which is why neither has to be whole (Korn
/// and Graubard 1998, korn1998confidence).
public final class Proportions {
  private Proportions() {}

  /// Wilson's score interval, best on average.
  ///
  /// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA
  /// 22, 1927 (wilson1927probable).
  public static Interval wilson(double successes, double trials, double confidence) {
    require(successes, trials, confidence);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    double share = successes / trials;
    double spread = z * z / trials;
    double centre = (share + spread / 2) / (1 + spread);
    double reach =
        z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
    double lower = successes == 0 ? 0 : Math.max(0, centre - reach);
    double upper = successes == trials ? 1 : Math.min(1, centre + reach);
    return new Interval(lower, upper, confidence, IntervalMethod.WILSON);
  }

  /// The exact interval, which covers at least as often as it says.
  ///
  /// Source: Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case
  /// of the Binomial", Biometrika 26, 1934 (clopper1934use).
  public static Interval clopperPearson(double successes, double trials, double confidence) {
    require(successes, trials, confidence);
    double tail = (1 - confidence) / 2;
    double failures = trials - successes;
    double lower =
        successes == 0
            ? 0
            : BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail);
    double upper =
        failures == 0
            ? 1
            : BetaDistribution.of(successes + 1, failures).inverseSurvivalProbability(tail);
    return new Interval(lower, upper, confidence, IntervalMethod.CLOPPER_PEARSON);
  }

  /// The equal-tailed interval of the beta posterior, for few trials.
  ///
  /// With a prior of (1/2, 1/2), Jeffreys', it covers about as often as it says; (1, 1) is uniform.
  /// Where there is no success or no failure, the end is 0 or 1 (Brown, Cai and DasGupta 2001,
  /// brown2001interval). Why few trials need it: Bowyer, Aitchison and Ivanova 2025
  /// (bowyer2025position).
  ///
  /// @param priorSuccesses above 0
  /// @param priorFailures above 0
  public static Interval betaPosterior(
      double successes,
      double trials,
      double priorSuccesses,
      double priorFailures,
      double confidence) {
    require(successes, trials, confidence);
    double failures = trials - successes;
    BetaDistribution posterior =
        BetaDistribution.of(successes + priorSuccesses, failures + priorFailures);
    double tail = (1 - confidence) / 2;
    double lower = successes == 0 ? 0 : posterior.inverseCumulativeProbability(tail);
    double upper = failures == 0 ? 1 : posterior.inverseSurvivalProbability(tail);
    return new Interval(lower, upper, confidence, IntervalMethod.BETA_POSTERIOR);
  }

  private static void require(double successes, double trials, double confidence) {
    Interval.requireConfidence(confidence);
    if (!(trials > 0 && successes >= 0 && successes <= trials)) {
      throw new IllegalArgumentException(
          successes + " successes of " + trials + " trials: give 0 to all of at least some trials");
    }
  }
}
