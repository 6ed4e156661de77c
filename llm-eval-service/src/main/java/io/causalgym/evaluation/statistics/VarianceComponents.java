package io.causalgym.evaluation.statistics;

/// What makes answers to one item differ: the naming, the paraphrase, both together, and sampling.
///
/// Model: an answer is its item's mean, plus a deviation of the naming, of the paraphrase, of the
/// cell of both, and of the sample, all independent. Half the squared difference of two answers to
/// one item then has as its mean the variances of what differs between them, so that means over the
/// four kinds of pairs give the components, however unbalanced or nested the design is; in balanced
/// designs they are the estimates of the analysis of variance.
///
/// All are functions of eight sums over worlds, so that the cluster bootstrap gives their
/// intervals: fill a world's sums with {@link #add}, make {@link ClusterSums} of them, and take the
/// {@link SumStatistic}s. Estimates are not cut at 0, so that they stay unbiased.
///
/// Source: Searle, Casella and McCulloch, "Variance Components", 1992, chapters 4 and 5
/// (searle1992variance).
public final class VarianceComponents {

  /// The sums of a world.
  public static final int COLUMNS = 8;

  private static final int SAME = 0;
  private static final int PARAPHRASE = 1;
  private static final int NAMING = 2;
  private static final int BOTH = 3;

  private VarianceComponents() {}

  /// Adds the pairs of answers to one item to the sums of its world.
  ///
  /// Costs the square of the number of answers.
  ///
  /// @param answers to one item
  /// @param namings of the answers
  /// @param paraphrases of the answers
  /// @param sums of the world, {@link #COLUMNS} of them
  public static void add(double[] answers, int[] namings, int[] paraphrases, double[] sums) {
    if (namings.length != answers.length || paraphrases.length != answers.length) {
      throw new IllegalArgumentException(
          "give each of the " + answers.length + " answers a naming and a paraphrase");
    }
    for (int one = 0; one < answers.length; one++) {
      for (int other = 0; other < one; other++) {
        int kind =
            (namings[one] == namings[other] ? 0 : NAMING)
                + (paraphrases[one] == paraphrases[other] ? 0 : PARAPHRASE);
        double difference = answers[one] - answers[other];
        sums[2 * kind] += difference * difference / 2;
        sums[2 * kind + 1]++;
      }
    }
  }

  /// Of samples of the same prompt; undefined if every prompt was put once.
  public static SumStatistic sampling() {
    return mean(SAME);
  }

  /// Of namings: from pairs that differ in both against those that differ in the paraphrase only;
  /// where there is one paraphrase, from pairs that differ in the naming only, against samples.
  public static SumStatistic naming() {
    return first(mean(BOTH).minus(mean(PARAPHRASE)), mean(NAMING).minus(mean(SAME)));
  }

  /// Of paraphrases, likewise. Where every naming has its own paraphrases, this holds what the cell
  /// of both adds.
  public static SumStatistic paraphrase() {
    return first(mean(BOTH).minus(mean(NAMING)), mean(PARAPHRASE).minus(mean(SAME)));
  }

  /// Of the cell of naming and paraphrase, beyond the sum of both; needs samples of the same
  /// prompt.
  public static SumStatistic interaction() {
    return residual().minus(mean(SAME));
  }

  /// Of the cell and of sampling together, which is what one sample of each prompt shows.
  public static SumStatistic residual() {
    SumStatistic naming = mean(NAMING);
    SumStatistic ofNaming = mean(BOTH).minus(mean(PARAPHRASE));
    return naming.minus(ofNaming);
  }

  /// Of paraphrases and of sampling together: what answers in one naming differ by.
  public static SumStatistic withinNaming() {
    return mean(PARAPHRASE);
  }

  private static SumStatistic mean(int kind) {
    return SumStatistic.ratio(2 * kind, 2 * kind + 1);
  }

  private static SumStatistic first(SumStatistic statistic, SumStatistic otherwise) {
    return sums -> {
      double value = statistic.of(sums);
      return Double.isNaN(value) ? otherwise.of(sums) : value;
    };
  }
}
