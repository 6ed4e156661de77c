package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.score.Score;
import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.List;

/// Keeps the scratch space of threads from one loop to the next.
final class ScratchPool {
  private final Score score;
  private final Deadline deadline;
  private final List<SearchScratch> all = new ArrayList<>();
  private int taken;
  private long asked;

  ScratchPool(Score score, Deadline deadline) {
    this.score = score;
    this.deadline = deadline;
  }

  synchronized SearchScratch take() {
    if (taken == all.size()) {
      all.add(new SearchScratch(score, deadline, 0));
    }
    return all.get(taken++);
  }

  /// Takes everything back, once nobody works with it.
  synchronized void release() {
    taken = 0;
    for (SearchScratch scratch : all) {
      asked += scratch.scores.takeAsked();
    }
  }

  /// The local scores asked for so far: the same for any number of threads, as each remembers what
  /// it computed.
  long asked() {
    return asked;
  }

  /// Whether cliques were left out.
  boolean cut() {
    return all.stream().anyMatch(scratch -> scratch.cliques.cut());
  }
}
