package io.causalgym.discovery.search.permutation;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// Moves a variable to the place in an order that is best for the score. Not thread-safe.
///
/// Moving `v` leaves the prefix of every other variable the same but for `v` itself, so that only
/// variables for which `v` decides (see {@link OrderedGraph#decides}) are looked at: one trace for
/// each, and one for each place of `v` at which a deciding variable is passed.
///
/// Source: Andrews et al. 2023, section 2, "best move" (andrews2023fast).
final class BestMoves implements OrderClimb {
  // Traces times variables below this do not pay for waking threads.
  private static final int LITTLE_WORK = 4096;

  private final GrowShrinkForest forest;
  private final OrderConstraints constraints;
  private final OrderedGraph graph;
  private final Deadline deadline;
  private final int[] affected;
  // By variable: what its score gains if the mover is on its other side.
  private final double[] gains;
  // By place of the mover.
  private final double[] own;
  private volatile boolean stopped;

  BestMoves(
      GrowShrinkForest forest,
      OrderConstraints constraints,
      OrderedGraph graph,
      Deadline deadline) {
    this.forest = forest;
    this.constraints = constraints;
    this.graph = graph;
    this.deadline = deadline;
    this.affected = new int[graph.order().size()];
    this.gains = new double[affected.length];
    this.own = new double[affected.length];
  }

  @Override
  public boolean stopped() {
    return stopped;
  }

  /// Moves a variable to its best place, the lowest of equals.
  @Override
  public boolean improve(int mover, double least) {
    int at = graph.order().place(mover);
    int low = lowest(mover, at);
    int high = highest(mover, at);
    if (low == high) {
      return false;
    }
    measure(mover, low, at, high);
    int to = stopped ? at : best(at, low, high, least);
    if (to != at) {
      apply(mover, at, to);
    }
    return to != at;
  }

  private int lowest(int mover, int at) {
    int low = constraints.none() ? 0 : at;
    while (low > 0 && !constraints.mustPrecede(graph.order().at(low - 1), mover)) {
      low--;
    }
    return low;
  }

  private int highest(int mover, int at) {
    int last = affected.length - 1;
    int high = constraints.none() ? last : at;
    while (high < last && !constraints.mustPrecede(mover, graph.order().at(high + 1))) {
      high++;
    }
    return high;
  }

  private void measure(int mover, int low, int at, int high) {
    int count = 0;
    for (int place = low; place <= high; place++) {
      int variable = graph.order().at(place);
      gains[variable] = 0;
      if (place != at && graph.decides(mover, variable)) {
        affected[count++] = variable;
      }
    }
    // The two directions of the mover first, as they are longest.
    forest.run(
        count + 2,
        1 + LITTLE_WORK / gains.length,
        (growth, step) -> {
          switch (step) {
            case 0 -> walk(mover, at, low, growth);
            case 1 -> walk(mover, at, high, growth);
            default -> gain(mover, affected[step - 2], growth);
          }
        });
  }

  /// Fills `own` from the mover's place to another.
  private void walk(int mover, int at, int end, GrowShrink growth) {
    long[] deciding =
        Arrays.copyOfRange(graph.deciding(), graph.row(mover), graph.row(mover) + graph.words());
    double score = graph.family(mover).score;
    int step = end < at ? -1 : 1;
    own[at] = score;
    for (int place = at; place != end && !stopped; place += step) {
      int passed = graph.order().at(place + step);
      if ((deciding[passed >>> 6] >>> passed & 1) != 0 && !stop()) {
        Arrays.fill(deciding, 0);
        // The mover itself is among the first variables where it moves up; it never decides.
        int length = step < 0 ? place - 1 : place + 2;
        score =
            forest
                .tree(mover)
                .trace(growth.prefix().of(graph.order().places(), length), growth, deciding, 0)
                .score;
      }
      own[place + step] = score;
    }
  }

  private void gain(int mover, int variable, GrowShrink growth) {
    if (stop()) {
      return;
    }
    Prefix other = growth.prefix().of(graph.order().places(), graph.order().place(variable), mover);
    Family family = forest.tree(variable).trace(other, growth, growth.unused(), 0);
    gains[variable] = family.score - graph.family(variable).score;
  }

  private boolean stop() {
    if (!stopped && deadline.passed()) {
      stopped = true;
    }
    return stopped;
  }

  private int best(int at, int low, int high, double least) {
    int best = at;
    double most = least;
    double sum = 0;
    for (int place = at - 1; place >= low; place--) {
      sum += gains[graph.order().at(place)];
      double gain = sum + own[place] - own[at];
      if (gain > most || (gain == most && best != at)) {
        most = gain;
        best = place;
      }
    }
    sum = 0;
    for (int place = at + 1; place <= high; place++) {
      sum += gains[graph.order().at(place)];
      double gain = sum + own[place] - own[at];
      if (gain > most) {
        most = gain;
        best = place;
      }
    }
    return best;
  }

  private void apply(int mover, int at, int to) {
    graph.order().move(mover, to);
    for (int place = Math.min(at, to); place <= Math.max(at, to); place++) {
      int variable = graph.order().at(place);
      if (variable == mover || graph.decides(mover, variable)) {
        graph.refresh(variable);
      }
    }
  }
}
