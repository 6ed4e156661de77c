package io.causalgym.evaluation.dispatch.limit;

/// A token bucket that refills smoothly and may fall into debt: what was taken on an estimate is
/// corrected later, and those who come next wait for it.
///
/// Times are nanoseconds of one clock.
public final class TokenBucket {
  // A millionth of a token: sums of doubles need not be exact for a full bucket to be full.
  private static final double SLACK = 1e-6;

  private double perNano;
  private double capacity;
  private double level;
  private long filledAt;

  /// A full bucket.
  ///
  /// @param perSecond tokens that come back, positive
  /// @param capacity tokens that may be taken at once, at least 1
  public TokenBucket(double perSecond, double capacity, long now) {
    this.perNano = perSecond / 1e9;
    this.capacity = capacity;
    this.level = capacity;
    this.filledAt = now;
  }

  /// Changes rate and size while running; what is there stays, as far as it fits.
  public void retune(double perSecond, double newCapacity, long now) {
    refill(now);
    perNano = perSecond / 1e9;
    level = Math.min(newCapacity, level);
    capacity = newCapacity;
  }

  /// When `amount` can be taken, which is `now` or before if it can be already. More than fits in
  /// the bucket can be taken when it is full.
  public long readyAt(double amount, long now) {
    refill(now);
    double missing = Math.min(amount, capacity) - level;
    return missing <= SLACK ? now : now + (long) Math.ceil(missing / perNano);
  }

  /// Takes an amount, whether or not it is there; a negative one is given back.
  public void take(double amount, long now) {
    refill(now);
    level = Math.min(capacity, level - amount);
  }

  /// Another who fills and empties the same bucket says that it holds no more than this.
  public void atMost(double known, long now) {
    refill(now);
    level = Math.min(level, known);
  }

  public double perSecond() {
    return perNano * 1e9;
  }

  private void refill(long now) {
    level = Math.min(capacity, level + (now - filledAt) * perNano);
    filledAt = now;
  }
}
