package io.causalgym.discovery.search.permutation;

/// One tuck: found, judged, made. Not thread-safe.
final class TuckMove {
  private final OrderedGraph graph;
  private final OrderConstraints constraints;
  // Ancestors of the lower end between the two, and itself.
  private final boolean[] above;
  private final int[] stretch;
  private int upper;
  private int lower;
  private boolean singular;

  TuckMove(OrderedGraph graph, OrderConstraints constraints) {
    this.graph = graph;
    this.constraints = constraints;
    this.above = new boolean[graph.order().size()];
    this.stretch = new int[above.length];
  }

  /// Prepares the tuck of an edge `upper -> lower`.
  ///
  /// @return whether knowledge allows it
  boolean find(int upper, int lower) {
    this.upper = upper;
    this.lower = lower;
    mark();
    return constraints.none() || obeys();
  }

  private void mark() {
    VariableOrder order = graph.order();
    int first = order.place(upper);
    for (int place = first; place < order.place(lower); place++) {
      above[order.at(place)] = false;
    }
    above[lower] = true;
    singular = true;
    for (int place = order.place(lower); place > first; place--) {
      int variable = order.at(place);
      if (above[variable]) {
        for (int parent : graph.family(variable).parents) {
          if (order.place(parent) > first) {
            above[parent] = true;
          } else if (parent == upper && variable != lower) {
            singular = false;
          }
        }
      }
    }
  }

  /// Whether no variable that stays is bound to be before one that moves ahead of it.
  private boolean obeys() {
    VariableOrder order = graph.order();
    for (int mover = order.place(upper) + 1; mover <= order.place(lower); mover++) {
      for (int place = order.place(upper); above[order.at(mover)] && place < mover; place++) {
        if (!above[order.at(place)] && constraints.mustPrecede(order.at(place), order.at(mover))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether the edge is the only directed path from its upper to its lower end.
  boolean singular() {
    return singular;
  }

  /// Whether both ends have the same other parents.
  boolean covered() {
    int[] ofUpper = graph.family(upper).parents;
    int[] ofLower = graph.family(lower).parents;
    if (ofLower.length != ofUpper.length + 1) {
      return false;
    }
    for (int i = 0, j = 0; i < ofUpper.length; i++, j++) {
      if (ofLower[j] == upper) {
        j++;
      }
      if (ofLower[j] != ofUpper[i]) {
        return false;
      }
    }
    return true;
  }

  void apply() {
    VariableOrder order = graph.order();
    int first = order.place(upper);
    int last = order.place(lower);
    int count = 0;
    for (int place = first; place <= last; place++) {
      if (above[order.at(place)]) {
        stretch[count++] = order.at(place);
      }
    }
    for (int place = first; place <= last; place++) {
      if (!above[order.at(place)]) {
        stretch[count++] = order.at(place);
      }
    }
    order.replace(first, stretch, count);
    for (int place = first; place <= last; place++) {
      graph.refresh(order.at(place));
    }
  }
}
