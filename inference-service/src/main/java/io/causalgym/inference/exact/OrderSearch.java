package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Looks for a cheap order in which to eliminate variables: greedy min-weight and min-fill, the
/// cheaper of the two.
///
/// Source: Kjaerulff 1990 (kjaerulff1990triangulation); Koller and Friedman 2009
/// (koller2009probabilistic), section 9.4.3. Finding the best order is NP-hard. A search ends where
/// the next factor would have more than 2^62 cells, and min-fill where it has cost {@link
/// #MOST_WORDS}: neither dense graphs nor large ones make it run long.
final class OrderSearch {
  /// Machine words that min-fill may read: about 50 ms.
  private static final long MOST_WORDS = 50_000_000;

  private static final double WIDEST = 62;

  /// Cells of all factors together below which a better order saves less than its search costs.
  private static final double CHEAP = 4096;

  private final int[] variables;
  private final List<int[]> scopes;
  private final int[] local;
  private final double[] bits;
  private final Deadline deadline;

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
  }

  /// @param variables all that are open
  /// @param scopes the open variables of each factor
  OrderSearch(int[] variables, List<int[]> scopes, int[] cards, Deadline deadline) {
    this.variables = variables;
    this.scopes = scopes;
    this.deadline = deadline;
    this.local = new int[cards.length];
    this.bits = new double[variables.length];
    for (int node = 0; node < variables.length; node++) {
      local[variables[node]] = node;
      bits[node] = Math.log(cards[variables[node]]) / Math.log(2);
    }
  }

  /// @param phases disjoint sets of variables, each eliminated before the next; others stay
  Order best(List<BitSet> phases) {
    Order byWeight = greedy(phases, false);
    if (byWeight.complete && byWeight.cells <= CHEAP) {
      return byWeight;
    }
    Order byFill = greedy(phases, true);
    boolean better =
        byFill.complete && (!byWeight.complete || byFill.cells < byWeight.cells);
    return better ? byFill : byWeight;
  }

  private Order greedy(List<BitSet> phases, boolean fill) {
    InteractionGraph graph = graph();
    int[] order = new int[variables.length];
    int count = 0;
    double cells = 0;
    int width = 0;
    long words = 0;
    long[] touched = new long[graph.words];
    for (BitSet phase : phases) {
      ScoreHeap heap = new ScoreHeap(graph.size);
      for (int node = 0; node < graph.size; node++) {
        if (phase.get(variables[node])) {
          heap.add(node, score(graph, node, fill));
          words += graph.words;
        }
      }
      while (!heap.isEmpty()) {
        deadline.check();
        int node = heap.removeFirst();
        int[] neighbours = graph.neighbours(node);
        width = Math.max(width, neighbours.length);
        if (graph.weights[node] > WIDEST || (fill && words > MOST_WORDS)) {
          return new Order(Arrays.copyOf(order, count), cells, width, false);
        }
        order[count++] = variables[node];
        cells += Math.pow(2, graph.weights[node]);
        Arrays.fill(touched, 0);
        graph.eliminate(node, neighbours, touched);
        words += rescore(graph, heap, touched, fill);
      }
    }
    return new Order(Arrays.copyOf(order, count), cells, width, true);
  }

  private static long rescore(
      InteractionGraph graph, ScoreHeap heap, long[] touched, boolean fill) {
    long words = touched.length;
    for (int word = 0; word < touched.length; word++) {
      for (long left = touched[word]; left != 0; left &= left - 1) {
        int node = (word << 6) + Long.numberOfTrailingZeros(left);
        if (heap.contains(node)) {
          heap.update(node, score(graph, node, fill));
          words += fill ? (long) graph.words * (2 + graph.degree(node)) : 1;
        }
      }
    }
    return words;
  }

  // Ties of fill go to the smaller factor, whose weight is below 64.
  private static double score(InteractionGraph graph, int node, boolean fill) {
    double weight = graph.weights[node];
    if (weight > WIDEST) {
      return Double.POSITIVE_INFINITY;
    }
    return fill ? graph.fill(node) * 64.0 + weight : weight;
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
