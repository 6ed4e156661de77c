package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many worlds a question needs.
///
/// @param power the chance to see the difference if it is there, such as 0.8
/// @param level of the two-sided test, such as 0.05
public record SampleSize(double power, double level) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public SampleSize {
    if (!(level > 0 && level < 1 && power > level && power < 1)) {
      throw new IllegalArgumentException(
          "power " + power + " at level " + level + ": give both in (0, 1), power above level");
    }
  }

  /// Power 0.8 at level 0.05.
  public static SampleSize usual() {
    return new SampleSize(0.8, 0.05);
  }

  /// Worlds that show a mean paired difference: `(z + z')^2 sd^2 / difference^2`.
  ///
  /// @param deviation standard deviation of a world's difference
  /// @param difference not 0
  public long forDifference(double deviation, double difference) {
    requirePositive("standard deviation", deviation);
    requirePositive("difference", Math.abs(difference));
    double worlds = Math.pow(reach() * deviation / difference, 2);
    return (long) Math.ceil(worlds);
  }

  /// Worlds that show a difference of two pass rates when the same worlds are put to both, as
  /// McNemar's test sees it: {@link #forDifference} with the variance `discordance - difference^2`.
  ///
  /// Source: Miettinen, "The Matched Pairs Design in the Case of All-or-None Responses", Biometrics
  /// 24, 1968 (miettinen1968matched), with one variance for both hypotheses.
  ///
  /// @param discordance the share of worlds in which exactly one of the two passes
  /// @param difference of pass rates, at most the discordance
  public long forPassRates(double discordance, double difference) {
    if (!(Math.abs(difference) <= discordance && discordance <= 1)) {
      throw new IllegalArgumentException(
          "a difference of "
              + difference
              + " with a discordance of "
              + discordance
              + ": at most the discordance, and that at most 1");
    }
    double variance = discordance - difference * difference;
    return variance == 0 ? 1 : forDifference(Math.sqrt(variance), difference);
  }

  /// The smallest mean paired difference that so many worlds show.
  public double detectable(double deviation, int worlds) {
    requirePositive("standard deviation", deviation);
    requirePositive("worlds", worlds);
    return reach() * deviation / Math.sqrt(worlds);
  }

  private double reach() {
    return NORMAL.inverseSurvivalProbability(level / 2)
        + NORMAL.inverseCumulativeProbability(power);
  }

  /// The expected width of a confidence interval of a mean.
  ///
  /// @param deviation standard deviation of a world's value
  public static double width(double deviation, int worlds, double confidence) {
    Interval.requireConfidence(confidence);
    requirePositive("standard deviation", deviation);
    requirePositive("worlds", worlds);
    return 2
        * NORMAL.inverseSurvivalProbability((1 - confidence) / 2)
        * deviation
        / Math.sqrt(worlds);
  }

  /// The deviation of a world's value that belongs to a slope through the origin, as the
  /// intervention discrimination slope is one.
  ///
  /// @param residual standard deviation of an answered difference about slope times true difference
  /// @param meanSquare mean of the squared true differences
  public static double slopeDeviation(double residual, double meanSquare) {
    requirePositive("residual deviation", residual);
    requirePositive("mean square", meanSquare);
    return residual / Math.sqrt(meanSquare);
  }

  /// The independent items that are worth as much as the items of these worlds: `worlds * items /
  /// (1 + (items - 1) ICC)`.
  ///
  /// Source: Kish, "Survey Sampling", 1965, section 5.4 (kish1965survey).
  ///
  /// @param items of each world
  /// @param correlation within worlds, in [0, 1]
  public static double effective(int worlds, double items, double correlation) {
    return worlds * items / designEffect(items, correlation);
  }

  /// How many times larger the variance of a mean is than that of as many independent items.
  ///
  /// @param items of each world
  /// @param correlation within worlds, in [0, 1]
  public static double designEffect(double items, double correlation) {
    if (!(items >= 1 && correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException(
          items
              + " items a world with correlation "
              + correlation
              + ": at least 1 item, and a correlation in [0, 1]");
    }
    return 1 + (items - 1) * correlation;
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
    }
  }
}
