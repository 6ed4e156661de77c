package io.causalgym.evaluation.run;

import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import java.time.Duration;

/// How long somebody waits for money that is promised to others.
///
/// What is promised becomes less when a reply comes or when a part is over, and no question is
/// under way for longer than its deadline. Where it becomes no less for longer than that, nobody is
/// left who could give anything back: the money was promised to a node that died, or went for
/// replies whose tokens the provider does not count.
final class Patience {
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration DAY_OF_A_BATCH = Duration.ofHours(25);
  // Whoever looks less often was held up himself meanwhile.
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

  private final long most;
  // Others who wait take what there is and give it back: only less than ever is news.
  private double least = Double.POSITIVE_INFINITY;
  private long since;
  private long looked;

  private Patience(Duration most) {
    this.most = most.toNanos();
  }

  /// @param batches whether some of the money may be promised to a batch, which may take a day
  static Patience of(boolean batches) {
    return new Patience(batches ? DAY_OF_A_BATCH : RetryPolicy.STANDARD.deadline().plus(MARGIN));
  }

  /// Whether to give up waiting.
  ///
  /// @param dollars promised to others now
  /// @param now nanoseconds of a clock that never goes back
  synchronized boolean over(double dollars, long now) {
    if (dollars < least || now - looked > LONGEST_LOOK.toNanos()) {
      least = dollars;
      since = now;
    }
    looked = now;
    return dollars <= 0 || now - since > most;
  }
}
