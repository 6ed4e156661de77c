package io.causalgym.inference.exact;

/// Strides of tables over variables.
final class Strides {
  private Strides() {}

  /// Row-major, the last variable fastest.
  static int[] rowMajor(int[] scope, int[] cards) {
    int[] strides = new int[scope.length];
    int step = 1;
    for (int axis = scope.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= cards[scope[axis]];
    }
    return strides;
  }

  /// The strides of a factor along the axes of a table, 0 where it has no such axis.
  static int[] along(int[] table, int[] scope, int[] strides) {
    int[] along = new int[table.length];
    for (int axis = 0; axis < table.length; axis++) {
      for (int own = 0; own < scope.length; own++) {
        along[axis] = scope[own] == table[axis] ? strides[own] : along[axis];
      }
    }
    return along;
  }

  /// How a factor with these strides lies along a table.
  static Alignment alignment(int[] table, int[] strides, int[] cards) {
    return Alignment.of(shape(table, cards), strides);
  }

  /// The numbers of states of some variables.
  static int[] shape(int[] scope, int[] cards) {
    int[] shape = new int[scope.length];
    for (int axis = 0; axis < scope.length; axis++) {
      shape[axis] = cards[scope[axis]];
    }
    return shape;
  }
}
