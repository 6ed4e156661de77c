package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Looks for a cheap order in which to eliminate variables: greedily by weight and by fill, and
/// where that stays expensive also along the network, which suits grids and chains in time, and by
/// fill with random ties. Finding the best order is NP-hard.
///
/// Source: Kjaerulff 1990 (kjaerulff1990triangulation); Koller and Friedman 2009
/// (koller2009probabilistic), section 9.4.3. A search ends where the next factor would have more
/// than 2^62 cells or where it has cost {@link #MOST_WORDS}: neither dense graphs nor large ones
/// make it run long.
final class OrderSearch {
  /// Machine words that one search may read: about 50 ms.
  private static final long MOST_WORDS = 50_000_000;

  private static final double WIDEST = 62;

  /// Cells of all factors together below which a better order saves less than its search costs.
  private static final double CHEAP = 4096;

  /// Cells from which on it pays to search for longer.
  private static final double EXPENSIVE = 1 << 20;

  /// Variables above which a search takes so long that only the first ones are made.
  private static final int LARGE = 4096;

  private static final int RANDOM_SEARCHES = 8;

  /// In which order a greedy search takes nodes: the smallest score first.
  @FunctionalInterface
  private interface Criterion {
    double score(InteractionGraph graph, int node);
  }

  /// Variables, first to be eliminated first; only some of them where no order was found that stays
  /// below 2^62 cells.
  static final class Order {
    final int[] variables;
    final boolean complete;

    /// Neighbours of a variable when it was eliminated, at most; or when it could not be.
    final int width;

    private final double cells;

    private Order(int[] variables, double cells, int width, boolean complete) {
      this.variables = variables;
      this.cells = cells;
      this.width = width;
      this.complete = complete;
    }

    private boolean isBetter(Order other) {
      return complete && (!other.complete || cells < other.cells);
    }
  }

  private final int[] variables;
  private final List<int[]> scopes;
  private final List<BitSet> phases;
  private final CompiledNetwork network;
  private final int[] local;
  private final double[] bits;
  private final Deadline deadline;

  /// @param variables all that are open
  /// @param scopes the open variables of each factor
  /// @param phases disjoint sets of variables, each eliminated before the next; others stay
  OrderSearch(
      int[] variables,
      List<int[]> scopes,
      List<BitSet> phases,
      CompiledNetwork network,
      Deadline deadline) {
    this.variables = variables;
    this.scopes = scopes;
    this.phases = phases;
    this.network = network;
    this.deadline = deadline;
    this.local = new int[network.size()];
    this.bits = new double[variables.length];
    for (int node = 0; node < variables.length; node++) {
      local[variables[node]] = node;
      bits[node] = Math.log(network.cards[variables[node]]) / Math.log(2);
    }
  }

  Order best() {
    Order best = greedy((graph, node) -> graph.weights[node], false);
    boolean large = variables.length > LARGE;
    if (best.complete ? best.cells <= CHEAP : large) {
      return best;
    }
    // Ties of fill go to the smaller factor, whose weight is below 64.
    best = better(best, (graph, node) -> graph.fill(node) * 64.0 + graph.weights[node], true);
    if (large || (best.complete && best.cells <= EXPENSIVE)) {
      return best;
    }
    best = better(best, (_, node) -> network.ranks[variables[node]], false);
    best = better(best, (_, node) -> -network.ranks[variables[node]], false);
    return best.complete ? randomised(best) : best;
  }

  private Order randomised(Order found) {
    Order best = found;
    for (int search = 0; search < RANDOM_SEARCHES; search++) {
      RandomStream random = new RandomStream(0, search);
      best =
          better(
              best,
              (graph, node) ->
                  (graph.fill(node) + random.uniform(node)) * (1 + graph.weights[node]),
              true);
    }
    return best;
  }

  private Order better(Order best, Criterion criterion, boolean fills) {
    Order found = greedy(criterion, fills);
    return found.isBetter(best) ? found : best;
  }

  private Order greedy(Criterion criterion, boolean fills) {
    InteractionGraph graph = graph();
    int[] order = new int[variables.length];
    int count = 0;
    int width = 0;
    double cells = 0;
    long[] touched = new long[graph.words];
    for (BitSet phase : phases) {
      ScoreHeap heap = new ScoreHeap(graph.size);
      for (int node = 0; node < graph.size; node++) {
        if (phase.get(variables[node])) {
          heap.add(node, score(graph, node, criterion));
        }
      }
      while (!heap.isEmpty()) {
        deadline.check();
        int node = heap.removeFirst();
        int[] neighbours = graph.neighbours(node);
        width = Math.max(width, neighbours.length);
        if (graph.weights[node] > WIDEST || graph.wordsRead() > MOST_WORDS) {
          return new Order(Arrays.copyOf(order, count), cells, width, false);
        }
        order[count++] = variables[node];
        cells += Math.pow(2, graph.weights[node]);
        Arrays.fill(touched, 0);
        graph.eliminate(node, neighbours, touched, fills);
        rescore(graph, heap, touched, criterion);
      }
    }
    return new Order(Arrays.copyOf(order, count), cells, width, true);
  }

  private static void rescore(
      InteractionGraph graph, ScoreHeap heap, long[] touched, Criterion criterion) {
    for (int word = 0; word < touched.length; word++) {
      for (long left = touched[word]; left != 0; left &= left - 1) {
        int node = (word << 6) + Long.numberOfTrailingZeros(left);
        if (heap.contains(node)) {
          heap.update(node, score(graph, node, criterion));
        }
      }
    }
  }

  private static double score(InteractionGraph graph, int node, Criterion criterion) {
    return graph.weights[node] > WIDEST ? Double.POSITIVE_INFINITY : criterion.score(graph, node);
  }

  private InteractionGraph graph() {
    InteractionGraph graph = new InteractionGraph(bits);
    for (int[] scope : scopes) {
      for (int a : scope) {
        for (int b : scope) {
          graph.join(local[a], local[b]);
        }
      }
    }
    return graph;
  }
}
