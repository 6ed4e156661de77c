package io.causalgym.inference.evaluation;

/// How much an evaluation may cost; checked against an estimate before it starts.
///
/// @param answerCells cells of the answer at most
/// @param work multiplications and additions at most
public record Budget(long answerCells, long work) {

  /// A million cells, and work of a few seconds on one core.
  public static final Budget DEFAULT = new Budget(1_000_000, 2_000_000_000L);

  public Budget {
    if (answerCells < 1 || work < 1) {
      throw new IllegalArgumentException(
          "a budget is at least 1, not " + answerCells + ", " + work);
    }
  }
}
