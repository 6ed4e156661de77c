package io.causalgym.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The axes of a table: distinct names, each with its number of states. Row-major: the last one
/// moves fastest.
final class TableShape {
  final List<String> names;
  final int[] cards;
  final int cells;

  TableShape(List<String> names, int[] cards) {
    this.names = List.copyOf(names);
    this.cards = cards;
    this.cells = count(cards);
  }

  /// A shape from outside, where everything may be wrong.
  static TableShape checked(List<String> names, int[] cards) {
    if (names.size() != cards.length) {
      throw new ModelException(
          "cards",
          Arrays.toString(cards),
          "there are " + names.size() + " vars and " + cards.length + " cards; give one for each");
    }
    Set<String> seen = new HashSet<>();
    for (int axis = 0; axis < cards.length; axis++) {
      String name = names.get(axis);
      if (!seen.add(name)) {
        throw new ModelException(
            "vars[" + axis + "]", name, "the variable '" + name + "' is there twice; leave one");
      }
      if (cards[axis] < 1) {
        throw new ModelException(
            "cards[" + axis + "]",
            Integer.toString(cards[axis]),
            "'" + name + "' has " + cards[axis] + " states; it needs at least 1");
      }
    }
    return new TableShape(names, cards.clone());
  }

  int axis(String name) {
    int axis = names.indexOf(name);
    if (axis < 0) {
      throw new ModelException(
          "vars", name, "the table has no variable '" + name + "'; it has " + abridged(names));
    }
    return axis;
  }

  /// How far a step along each axis moves.
  int[] strides() {
    int[] strides = new int[cards.length];
    int stride = 1;
    for (int axis = cards.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= cards[axis];
    }
    return strides;
  }

  /// By axis of `other`: how far its step moves here; 0 where there is no such axis.
  int[] stridesAlong(TableShape other) {
    int[] own = strides();
    int[] along = new int[other.cards.length];
    for (int axis = 0; axis < along.length; axis++) {
      int at = names.indexOf(other.names.get(axis));
      along[axis] = at < 0 ? 0 : own[at];
    }
    return along;
  }

  private static int count(int[] cards) {
    long cells = 1;
    for (int card : cards) {
      cells *= card;
      if (cells > Table.MAX_CELLS) {
        throw new ModelException(
            "cards",
            Arrays.toString(cards),
            "a table over these cards has more than "
                + Table.MAX_CELLS
                + " cells; leave variables out");
      }
    }
    return (int) cells;
  }

  private static String abridged(List<String> names) {
    return names.size() <= 12 ? names.toString() : names.subList(0, 12) + " and more";
  }
}
