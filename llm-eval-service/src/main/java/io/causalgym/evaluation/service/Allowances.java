package io.causalgym.evaluation.service;

import io.causalgym.evaluation.reference.Allowance;
import io.causalgym.evaluation.reference.AllowedPerMinute;
import java.util.HashMap;
import java.util.Map;

/// What each token may still ask on this node.
final class Allowances {
  /// Above it those of which nothing is used are forgotten, which changes nothing for anybody.
  private static final int MANY = 1_000;

  private final AllowedPerMinute allowed;
  private final Map<Long, Allowance> byEvaluation = new HashMap<>();

  Allowances(AllowedPerMinute allowed) {
    this.allowed = allowed;
  }

  /// @param evaluation to which the token belongs; only for tokens that are known
  synchronized Allowance of(long evaluation, long now) {
    Allowance known = byEvaluation.get(evaluation);
    if (known != null) {
      return known;
    }
    if (byEvaluation.size() >= MANY) {
      byEvaluation.values().removeIf(allowance -> allowance.full(now));
    }
    Allowance fresh = new Allowance(allowed, now);
    byEvaluation.put(evaluation, fresh);
    return fresh;
  }
}
