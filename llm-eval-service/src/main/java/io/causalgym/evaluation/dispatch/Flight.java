package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.limit.Pacing;
import java.util.ArrayList;
import java.util.List;

/// One question on its way to the provider, for one or more who wait for its reply.
final class Flight {
  /// Where it is.
  enum State {
    LOOKED_UP,
    READY,
    PARKED,
    UNDERWAY,
    DONE
  }

  final String key;
  final ChatRequest request;
  final boolean cached;
  final boolean shareable;
  final List<Waiter> waiters = new ArrayList<>(1);
  State state = State.LOOKED_UP;
  int attempts;

  /// Attempts that failed but for those while the provider was down, which was not the question's
  /// fault.
  int strikes;

  /// While ready, since when.
  long since;

  /// While parked, until when.
  long dueAt;

  /// On purpose, so far.
  long waitedNanos;

  /// While under way, when its answer is given up at last.
  long overdueAt;

  /// Expected when it became ready.
  double tokens;

  /// While under way, what is set aside for it, and by whom.
  long reserved;

  Billing payer;

  Pacing.Trip trip = new Pacing.Trip(0, 0, 0, false);

  /// @param key of the request, or empty where neither cache nor others may answer
  /// @param shareable whether others with the same question may join
  Flight(String key, ChatRequest request, Waiter first, boolean shareable) {
    this.key = key;
    this.cached = first.options.cached();
    this.shareable = shareable;
    this.request = request;
    this.payer = first.options.billing();
    waiters.add(first);
  }

  /// Who will not have a stored reply does not join those who will.
  String shareKey() {
    return cached ? key : "fresh " + key;
  }

  /// Who pays, and whose retry policy holds.
  Waiter leader() {
    return waiters.getFirst();
  }

  /// The last moment at which anyone waits.
  long deadlineAt() {
    long last = leader().deadlineAt;
    for (int i = 1; i < waiters.size(); i++) {
      last = Math.max(last, waiters.get(i).deadlineAt);
    }
    return last;
  }

  /// Whether one reply may answer several equal questions: the draw is not meant to be random.
  static boolean shareable(Sampling sampling) {
    return sampling.seed().isPresent() || sampling.temperature().orElse(1) == 0;
  }
}
