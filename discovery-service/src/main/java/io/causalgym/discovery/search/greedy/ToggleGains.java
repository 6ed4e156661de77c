package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;

/// For each pair what a node's local score gains when the other becomes its parent, or ceases to
/// be.
final class ToggleGains {
  private final int size;
  private final Knowledge knowledge;
  private final SearchControl control;
  private final ScratchPool pool;
  private final double[] gains;
  private final double[] best;

  ToggleGains(Score score, Knowledge knowledge, SearchControl control) {
    this.size = score.size();
    this.knowledge = knowledge;
    this.control = control;
    this.pool = new ScratchPool(score);
    this.gains = new double[size * size];
    this.best = new double[size];
  }

  /// Scores the changes at some nodes.
  ///
  /// @return false if the deadline passed before the end
  boolean refresh(PartialDag dag, int... nodes) {
    boolean[] late = new boolean[nodes.length];
    control
        .loop()
        .run(
            nodes.length,
            pool::take,
            (scratch, i) -> {
              late[i] = control.deadline().passed();
              if (!late[i]) {
                score(dag, nodes[i], scratch);
              }
            });
    pool.release();
    for (boolean one : late) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  private void score(PartialDag dag, int node, SearchScratch scratch) {
    System.arraycopy(dag.parents, dag.row(node), scratch.set, 0, dag.words);
    double base = scratch.local(node);
    Arrays.fill(gains, node * size, (node + 1) * size, Double.NEGATIVE_INFINITY);
    int count = Bits.list(scratch.set, 0, dag.words, scratch.parents);
    int candidates = 0;
    for (int other = 0; other < size; other++) {
      if (other != node && !dag.directed(other, node) && knowledge.allows(other, node)) {
        scratch.candidates[candidates++] = other;
      }
    }
    Score.Worker worker = scratch.scores.worker();
    worker.grown(node, scratch.parents, count, scratch.candidates, candidates, scratch.grown);
    keep(node, base, scratch.candidates, candidates, scratch.grown);
    worker.shrunk(node, scratch.parents, count, scratch.grown);
    keep(node, base, scratch.parents, count, scratch.grown);
    scratch.scores.ask(candidates + count);
    double most = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < size; other++) {
      most = Math.max(most, gains[node * size + other]);
    }
    best[node] = most;
  }

  private void keep(int node, double base, int[] others, int count, double[] scores) {
    for (int i = 0; i < count; i++) {
      double gain = scores[i] - base;
      gains[node * size + others[i]] = Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
    }
  }

  double gain(int node, int other) {
    return gains[node * size + other];
  }

  /// The largest gain at a node.
  double best(int node) {
    return best[node];
  }

  long asked() {
    return pool.asked();
  }

  double total(PartialDag dag) {
    SearchScratch scratch = pool.take();
    double total = 0;
    for (int node = 0; node < size; node++) {
      System.arraycopy(dag.parents, dag.row(node), scratch.set, 0, dag.words);
      total += scratch.local(node);
    }
    pool.release();
    return total;
  }
}
