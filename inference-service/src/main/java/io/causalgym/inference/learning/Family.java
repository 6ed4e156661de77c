package io.causalgym.inference.learning;

import java.util.Arrays;

/// A variable with its parents, and how its table is laid out: row-major over the parents and then
/// the variable.
final class Family {
  final int variable;

  /// The parents, then the variable.
  final int[] scope;

  /// By place in the scope: how far a step moves in the table.
  final int[] strides;

  final int card;
  final int cells;

  Family(int variable, int[] parents, int[] cards) {
    this.variable = variable;
    this.scope = Arrays.copyOf(parents, parents.length + 1);
    scope[parents.length] = variable;
    this.strides = new int[scope.length];
    this.card = cards[variable];
    int size = 1;
    for (int axis = scope.length - 1; axis >= 0; axis--) {
      strides[axis] = size;
      size *= cards[scope[axis]];
    }
    this.cells = size;
  }

  /// The number of joint states of the parents.
  int rows() {
    return cells / card;
  }

  int[] parents() {
    return Arrays.copyOf(scope, scope.length - 1);
  }

  /// The cell of a row of data, counting missing values as state 0.
  int cell(DiscreteColumns data, int[] columns, int row) {
    int cell = 0;
    for (int axis = 0; axis < scope.length; axis++) {
      cell += strides[axis] * Math.max(0, data.value(columns[scope[axis]], row));
    }
    return cell;
  }

  /// Whether the row of data has a value for all of the scope.
  boolean complete(DiscreteColumns data, int[] columns, int row) {
    for (int member : scope) {
      if (data.value(columns[member], row) < 0) {
        return false;
      }
    }
    return true;
  }
}
