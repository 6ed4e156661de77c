package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;

/// How a question is sent.
///
/// @param cached whether a stored reply to the same question will do, and this one's is stored
/// @param sample which of several draws of one question this is, from 0: only equal ones are the
///   same question
public record SendOptions(RetryPolicy retries, boolean cached, Billing billing, int sample) {
  /// As stubborn as usual, from the cache if possible, at nobody's cost.
  public static SendOptions standard() {
    return new SendOptions(RetryPolicy.STANDARD, true, Billing.free(), 0);
  }
}
