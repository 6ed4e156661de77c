package io.causalgym.evaluation.dispatch.cost;

/// The most that a run may spend, shared by all of its models, which may live on several threads.
///
/// Before a question is sent the most it can cost is set aside, so spending stops before the cap is
/// passed, not after. Amounts are nanodollars.
public final class Budget {
  /// Whether there is room for a question.
  public enum Room {
    YES,
    /// When questions under way turn out cheaper than they could have been.
    PERHAPS_LATER,
    NO
  }

  private static final double NANODOLLARS = 1e9;

  private final long cap;
  private long spent;
  private long reserved;

  private Budget(long cap, long spent) {
    this.cap = cap;
    this.spent = spent;
  }

  /// @param capDollars at least 0
  /// @param spentDollars already, by the run that is resumed
  public static Budget of(double capDollars, double spentDollars) {
    if (!(capDollars >= 0 && spentDollars >= 0)) {
      throw new IllegalArgumentException(
          "budget " + capDollars + " and what was spent " + spentDollars + " must be 0 or more");
    }
    return new Budget(
        (long) (capDollars * NANODOLLARS), (long) Math.ceil(spentDollars * NANODOLLARS));
  }

  /// A budget that is never used up.
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, 0);
  }

  /// Sets an amount aside if there is room for it.
  public synchronized Room reserve(long most) {
    if (most > cap - spent) {
      return Room.NO;
    }
    if (most > cap - spent - reserved) {
      return Room.PERHAPS_LATER;
    }
    reserved += most;
    return Room.YES;
  }

  /// The question that `most` was set aside for cost `actual`.
  public synchronized void settle(long most, long actual) {
    reserved -= most;
    // A count beyond all reason ends the budget, and does not turn its sign.
    spent += Math.min(actual, Long.MAX_VALUE - spent);
  }

  /// The question that `most` was set aside for failed, and cost nothing that is known.
  public synchronized void release(long most) {
    reserved -= most;
  }

  public synchronized double spentDollars() {
    return spent / NANODOLLARS;
  }

  /// Set aside for questions under way.
  public synchronized double reservedDollars() {
    return reserved / NANODOLLARS;
  }
}
