package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Climbs over DAGs that obey the knowledge. Used once.
final class DagClimb {
  private static final double LEAST_GAIN = 1e-7;
  // A random change is often impossible: it would make a cycle.
  private static final int ATTEMPTS = 100;

  private final Knowledge knowledge;
  private final SearchControl control;
  private final HillClimbingOptions options;
  private final ToggleGains gains;
  private final PartialDag dag;
  private final PartialDag best;
  private final SemiDirectedPaths paths;
  private final long[] nothing;
  private final ArrayDeque<Long> last = new ArrayDeque<>();
  private final Set<Long> tabu = new HashSet<>();
  private long key;
  private boolean stopped;

  DagClimb(Score score, Knowledge knowledge, SearchControl control, HillClimbingOptions options) {
    this.knowledge = knowledge;
    this.control = control;
    this.options = options;
    this.gains = new ToggleGains(score, knowledge, control);
    this.dag = new PartialDag(score.size());
    this.best = new PartialDag(score.size());
    this.paths = new SemiDirectedPaths(score.size());
    this.nothing = new long[dag.words];
  }

  /// @param start a DAG that obeys the knowledge
  void run(PartialDag start) {
    dag.become(start);
    best.become(start);
    int[] all = new int[dag.size];
    java.util.Arrays.setAll(all, node -> node);
    stopped = !gains.refresh(dag, all);
    climb(0, "climbing");
    for (int restart = 1; restart <= options.restarts() && !stopped; restart++) {
      dag.become(best);
      change(new RandomStream(control.seed(), restart).generator(0));
      stopped = !gains.refresh(dag, all);
      double offset = gains.total(dag) - gains.total(best);
      climb(offset, "restart " + restart);
    }
  }

  /// Climbs until patience ends, and keeps the best graph.
  ///
  /// @param from the score of the graph over that of the best
  private void climb(double from, String stage) {
    double now = from;
    double most = 0;
    last.clear();
    tabu.clear();
    remember();
    int idle = 0;
    while (!stopped) {
      DagMove move = next(idle >= options.patience() || options.tabu() == 0);
      if (move == null) {
        break;
      }
      move.apply(dag);
      key ^= move.key();
      remember();
      now += move.gain();
      idle++;
      if (now > most + LEAST_GAIN) {
        most = now;
        best.become(dag);
        idle = 0;
      }
      stopped = !gains.refresh(dag, move.changed());
      control.progress().at(gains.asked(), 0, "scores", stage);
    }
  }

  private void remember() {
    if (options.tabu() > 0 && tabu.add(key)) {
      last.add(key);
      if (last.size() > options.tabu()) {
        tabu.remove(last.remove());
      }
    }
  }

  /// The best move that makes no cycle and leads to no graph just left.
  ///
  /// @param upwards whether it has to improve the score
  private @Nullable DagMove next(boolean upwards) {
    double bound = upwards ? LEAST_GAIN : Double.NEGATIVE_INFINITY;
    DagMove move = null;
    for (int to = 0; to < dag.size; to++) {
      for (int from = 0; gains.best(to) > bound && from < dag.size; from++) {
        if (gains.gain(to, from) > bound) {
          DagMove toggle =
              new DagMove(
                  dag.directed(from, to) ? DagMove.Kind.REMOVE : DagMove.Kind.ADD,
                  from,
                  to,
                  gains.gain(to, from));
          if (possible(toggle)) {
            move = toggle;
            bound = toggle.gain();
          }
        }
      }
    }
    return nextReversal(move, bound);
  }

  private @Nullable DagMove nextReversal(@Nullable DagMove before, double least) {
    DagMove move = before;
    double bound = least;
    for (int to = 0; to < dag.size; to++) {
      int row = dag.row(to);
      for (int from = Bits.next(dag.parents, row, dag.words, 0);
          from >= 0;
          from = Bits.next(dag.parents, row, dag.words, from + 1)) {
        double gain = gains.gain(to, from) + gains.gain(from, to);
        if (gain > bound) {
          DagMove reversal = new DagMove(DagMove.Kind.REVERSE, from, to, gain);
          if (possible(reversal)) {
            move = reversal;
            bound = gain;
          }
        }
      }
    }
    return move;
  }

  private boolean possible(DagMove move) {
    int from = move.from();
    int to = move.to();
    if (tabu.contains(key ^ move.key())) {
      return false;
    }
    return switch (move.kind()) {
      case ADD ->
          !dag.adjacent(from, to)
              && knowledge.allows(from, to)
              && hasRoom(to)
              && !paths.exist(dag, to, from, nothing, 0);
      case REMOVE -> !knowledge.requires(from, to);
      case REVERSE ->
          !knowledge.requires(from, to)
              && knowledge.allows(to, from)
              && hasRoom(from)
              && !paths.exist(dag, from, to, nothing, 0);
    };
  }

  private boolean hasRoom(int node) {
    return options.maxParents() < 0
        || Bits.count(dag.parents, dag.row(node), dag.words) < options.maxParents();
  }

  private void change(RandomGenerator random) {
    tabu.clear();
    int done = 0;
    for (int attempt = 0;
        done < options.changes() && attempt < ATTEMPTS * options.changes();
        attempt++) {
      int from = random.nextInt(dag.size);
      int to = random.nextInt(dag.size);
      DagMove.Kind kind =
          !dag.directed(from, to)
              ? DagMove.Kind.ADD
              : random.nextBoolean() ? DagMove.Kind.REMOVE : DagMove.Kind.REVERSE;
      DagMove move = new DagMove(kind, from, to, 0);
      if (from != to && possible(move)) {
        move.apply(dag);
        key ^= move.key();
        done++;
      }
    }
  }

  PartialDag best() {
    return best;
  }

  ToggleGains gains() {
    return gains;
  }

  boolean stopped() {
    return stopped;
  }
}
