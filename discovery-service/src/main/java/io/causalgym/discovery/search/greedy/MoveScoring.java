package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.parallel.ParallelLoop;

/// Scores the moves at all nodes whose surroundings changed, over threads where that pays; what is
/// found does not depend on them.
final class MoveScoring {
  // Waking other threads costs about a tenth of this.
  private static final long WORTH_SHARING_NANOS = 300_000;

  private final SearchControl control;
  private final ScratchPool pool;
  private final int[] stale;
  private final RankedMoves[][] found;
  private long elsewhere;
  private long nanosPerNode = WORTH_SHARING_NANOS;

  MoveScoring(Score score, SearchControl control) {
    this.control = control;
    this.pool = new ScratchPool(score);
    this.stale = new int[score.size()];
    this.found = new RankedMoves[score.size()][];
  }

  /// Stops early, with some nodes still stale, when the deadline passes.
  void refresh(Operators operators, PartialDag graph) {
    int count = 0;
    for (int node = 0; node < stale.length; node++) {
      if (operators.stale[node]) {
        stale[count++] = node;
      }
    }
    if (count == 0) {
      return;
    }
    long started = System.nanoTime();
    boolean share = count * nanosPerNode > WORTH_SHARING_NANOS;
    ParallelLoop loop = share ? control.loop() : ParallelLoop.sequential();
    loop.run(count, pool::take, (scratch, i) -> score(operators, graph, i, scratch));
    pool.release();
    // For nodes that others scored meanwhile this is too little, and errs towards one thread.
    nanosPerNode = (System.nanoTime() - started) / count;
    for (int i = 0; i < count; i++) {
      if (found[i].length > 0) {
        operators.keep(stale[i], found[i]);
      }
    }
  }

  private void score(Operators operators, PartialDag graph, int i, SearchScratch scratch) {
    boolean late = control.deadline().passed();
    found[i] = late ? new RankedMoves[0] : operators.score(graph, stale[i], scratch);
  }

  /// Local scores asked for so far.
  long asked() {
    return pool.asked() + elsewhere;
  }

  /// Adds what another search for the same graph asked for.
  void countAsked(long more) {
    elsewhere += more;
  }

  /// The score of the DAG whose parents stand in rows.
  double total(PartialDag graph, long[] parents) {
    SearchScratch scratch = pool.take();
    double total = 0;
    for (int node = 0; node < graph.size; node++) {
      System.arraycopy(parents, graph.row(node), scratch.set, 0, graph.words);
      total += scratch.local(node);
    }
    pool.release();
    return total;
  }

  /// Whether operators were left out because there are too many.
  boolean cut() {
    return pool.cut();
  }
}
