package io.causalgym.discovery.search.permutation;

/// How a stretch of an order was, with the parents of its variables. Reused; not thread-safe.
final class OrderStretch {
  private final int[] variables;
  private final Family[] families;
  private int from;
  private int count;

  OrderStretch(int size) {
    this.variables = new int[size];
    this.families = new Family[size];
  }

  /// Remembers the places `from .. to`.
  void keep(OrderedGraph graph, int from, int to) {
    this.from = from;
    this.count = to - from + 1;
    for (int i = 0; i < count; i++) {
      variables[i] = graph.order().at(from + i);
      families[i] = graph.family(variables[i]);
    }
  }

  /// How much more these variables score now.
  double gain(OrderedGraph graph) {
    double gain = 0;
    for (int i = 0; i < count; i++) {
      gain += graph.family(variables[i]).score - families[i].score;
    }
    return gain;
  }

  long fingerprintChange(OrderedGraph graph) {
    long change = 0;
    for (int i = 0; i < count; i++) {
      change += graph.family(variables[i]).fingerprint - families[i].fingerprint;
    }
    return change;
  }

  void restore(OrderedGraph graph) {
    graph.order().replace(from, variables, count);
    for (int i = 0; i < count; i++) {
      graph.restore(variables[i], families[i]);
    }
  }
}
