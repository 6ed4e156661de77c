package io.causalgym.inference.exact;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The plans that were used last, so that a question that comes again with other states need not
/// look for an order. Thread-safe.
final class PlanCache {
  private final int most;
  private final SequencedMap<EliminationShape, EliminationPlan> eliminations = usedLast();
  private final SequencedMap<EliminationShape, CliqueTree> cliques = usedLast();

  /// @param variables of the network: a plan's size grows with it
  PlanCache(int variables) {
    // A bucket takes about a KiB, so that each kind takes some 16 MiB.
    this.most = Math.clamp(16_384 / variables, 1, 64);
  }

  synchronized Optional<EliminationPlan> elimination(EliminationShape shape) {
    return Optional.ofNullable(eliminations.get(shape));
  }

  synchronized Optional<CliqueTree> cliques(EliminationShape shape) {
    return Optional.ofNullable(cliques.get(shape));
  }

  synchronized void keep(EliminationShape shape, EliminationPlan plan) {
    keep(eliminations, shape, plan);
  }

  synchronized void keep(EliminationShape shape, CliqueTree tree) {
    keep(cliques, shape, tree);
  }

  private <P> void keep(SequencedMap<EliminationShape, P> plans, EliminationShape shape, P plan) {
    plans.put(shape, plan);
    if (plans.size() > most) {
      plans.pollFirstEntry();
    }
  }

  private static <P> SequencedMap<EliminationShape, P> usedLast() {
    return new LinkedHashMap<>(16, 0.75f, true);
  }
}
