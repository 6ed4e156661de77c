package io.causalgym.evaluation.dispatch.cost;

import io.causalgym.evaluation.provider.price.Price;

/// Who pays for a question, and at which price.
public record Billing(Budget budget, Price price) {
  /// Nobody counts.
  public static Billing free() {
    return new Billing(Budget.unlimited(), Price.FREE);
  }
}
