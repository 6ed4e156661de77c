package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.search.SearchControl;
import io.causalgym.numeric.random.RandomStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Climbs from several orders and keeps the best that it reached: first from the order of the
/// columns, then from random ones. All climbs share what the trees remember. Used once.
final class OrderSearch {
  private static final long TELL_NANOS = 100_000_000L;
  private static final long SAVE_NANOS = 1_000_000_000L;

  private final GrowShrinkForest forest;
  private final OrderConstraints constraints;
  private final SearchControl control;
  private final int restarts;
  private final long saveNanos;
  private @Nullable OrderedGraph best;
  private int restart;
  private boolean stopped;
  private long told;
  private long saved = System.nanoTime();

  OrderSearch(
      GrowShrinkForest forest, OrderConstraints constraints, SearchControl control, int restarts) {
    this(forest, constraints, control, restarts, SAVE_NANOS);
  }

  /// @param saveNanos between two checkpoints at least
  OrderSearch(
      GrowShrinkForest forest,
      OrderConstraints constraints,
      SearchControl control,
      int restarts,
      long saveNanos) {
    this.forest = forest;
    this.constraints = constraints;
    this.control = control;
    this.restarts = restarts;
    this.saveNanos = saveNanos;
  }

  /// @param climbing makes the climb from an order
  /// @return the best order reached, or as far as the search came
  OrderedGraph run(Function<OrderedGraph, OrderClimb> climbing) {
    Optional<OrderPlace> place =
        control
            .checkpoints()
            .last()
            .flatMap(text -> OrderPlace.of(text, forest.size()))
            .filter(last -> last.restart() < restarts);
    place.flatMap(OrderPlace::best).ifPresent(this::keep);
    restart = place.map(OrderPlace::restart).orElse(0);
    int[] order = place.map(OrderPlace::order).orElseGet(this::start);
    int turn = place.map(OrderPlace::turn).orElse(0);
    OrderedGraph last = climb(order, turn, climbing);
    while (!stopped && ++restart < restarts) {
      last = climb(start(), 0, climbing);
    }
    return best == null ? last : best;
  }

  private void keep(int[] order) {
    constraints.arrange(order);
    OrderedGraph graph = new OrderedGraph(forest, order);
    if (fill(graph)) {
      best = graph;
    }
  }

  private int[] start() {
    int[] order = new int[forest.size()];
    var random = new RandomStream(control.seed(), restart).generator(0);
    for (int i = 0; i < order.length; i++) {
      int j = restart == 0 ? i : random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private OrderedGraph climb(int[] order, int turn, Function<OrderedGraph, OrderClimb> climbing) {
    constraints.arrange(order);
    OrderedGraph graph = new OrderedGraph(forest, order);
    stopped = !fill(graph);
    OrderClimb climb = climbing.apply(graph);
    int variable = turn;
    int idle = 0;
    while (!stopped && idle < order.length) {
      double score = graph.score();
      boolean improved = climb.improve(variable, OrderedGraph.tolerance(score));
      stopped = climb.stopped();
      variable = variable + 1 == order.length ? 0 : variable + 1;
      idle = improved ? 0 : idle + 1;
      tell(graph, improved, variable);
    }
    if (best == null || graph.score() > best.score() + OrderedGraph.tolerance(graph.score())) {
      best = graph;
    }
    return graph;
  }

  private boolean fill(OrderedGraph graph) {
    int size = graph.order().size();
    return graph.fill(
        control.deadline(),
        count ->
            control
                .progress()
                .at(restart, restarts, "restarts", "parents of " + count + " of " + size));
  }

  private void tell(OrderedGraph graph, boolean improved, int turn) {
    long now = System.nanoTime();
    if (now - told > TELL_NANOS) {
      told = now;
      control.progress().at(restart, restarts, "restarts", "score " + Math.round(graph.score()));
    }
    if (improved && now - saved >= saveNanos) {
      saved = now;
      Optional<int[]> earlier = Optional.ofNullable(best).map(kept -> kept.order().toArray());
      control
          .checkpoints()
          .save(new OrderPlace(restart, turn, graph.order().toArray(), earlier).text());
    }
  }

  boolean stopped() {
    return stopped;
  }
}
