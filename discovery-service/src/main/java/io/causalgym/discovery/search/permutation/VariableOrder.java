package io.causalgym.discovery.search.permutation;

/// An order of the variables, by place and by variable. Not thread-safe.
final class VariableOrder {
  private final int[] order;
  private final int[] position;

  VariableOrder(int[] order) {
    this.order = order.clone();
    this.position = new int[order.length];
    index(0, order.length);
  }

  private void index(int from, int to) {
    for (int at = from; at < to; at++) {
      position[order[at]] = at;
    }
  }

  int size() {
    return order.length;
  }

  int at(int place) {
    return order[place];
  }

  int place(int variable) {
    return position[variable];
  }

  /// The place of each variable, kept up to date; not to be changed.
  int[] places() {
    return position;
  }

  int[] toArray() {
    return order.clone();
  }

  /// Takes a variable out and puts it at another place.
  void move(int variable, int to) {
    int from = position[variable];
    if (from < to) {
      System.arraycopy(order, from + 1, order, from, to - from);
    } else {
      System.arraycopy(order, to, order, to + 1, from - to);
    }
    order[to] = variable;
    index(Math.min(from, to), Math.max(from, to) + 1);
  }

  /// Replaces a stretch by another arrangement of the same variables.
  void replace(int from, int[] stretch, int count) {
    System.arraycopy(stretch, 0, order, from, count);
    index(from, from + count);
  }
}
