package io.causalgym.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An immutable table of numbers over named discrete variables, row-major with the last variable
/// fastest.
///
/// Tables from outside hold finite, non-negative numbers. A quotient may have cells that are
/// *undefined* (`NaN`): the condition has probability 0. Undefined cells spread through sums, and
/// through products except where the other factor is exactly 0: what has weight 0 does not count.
/// Every operation costs the cells of its larger operand, or of its result.
public final class Table {

  /// The most cells that a table may have (512 MiB of numbers).
  public static final int MAX_CELLS = 1 << 26;

  /// How far the sum of a distribution may be from 1.
  public static final double TOLERANCE = 1e-6;

  private final TableShape shape;
  private final double[] values;

  private Table(TableShape shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  /// A table over `names` with `cards` states each.
  ///
  /// @param values row-major, finite and not negative
  /// @throws ModelException if sizes do not match, a name comes twice, a number is negative or not
  ///   finite, or there are more than {@link #MAX_CELLS} cells
  public static Table of(List<String> names, int[] cards, double[] values) {
    TableShape shape = TableShape.checked(names, cards);
    if (values.length != shape.cells) {
      throw new ModelException(
          "p",
          Integer.toString(values.length),
          "there are " + values.length + " numbers for " + shape.cells + " cells");
    }
    for (int cell = 0; cell < values.length; cell++) {
      if (!(values[cell] >= 0) || Double.isInfinite(values[cell])) {
        throw new ModelException(
            "p[" + cell + "]",
            Double.toString(values[cell]),
            "p[" + cell + "] is " + values[cell] + "; it must be a finite number of at least 0");
      }
    }
    return new Table(shape, values.clone());
  }

  /// A joint distribution over `names`, which {@link #of} and a sum of 1 make.
  ///
  /// @throws ModelException as {@link #of}, or if the sum is not within {@link #TOLERANCE} of 1
  public static Table distribution(List<String> names, int[] cards, double[] values) {
    Table table = of(names, cards, values);
    double total = table.total();
    if (!(Math.abs(total - 1) <= TOLERANCE)) {
      throw new ModelException(
          "p", Double.toString(total), "the numbers of p sum to " + total + "; they must sum to 1");
    }
    return table;
  }

  /// A table over no variables.
  public static Table scalar(double value) {
    return new Table(new TableShape(List.of(), new int[0]), new double[] {value});
  }

  public List<String> names() {
    return shape.names;
  }

  public boolean has(String name) {
    return shape.names.contains(name);
  }

  /// The number of states of `name`.
  ///
  /// @throws ModelException if there is no such variable
  public int card(String name) {
    return shape.cards[shape.axis(name)];
  }

  /// The numbers of states, in the order of {@link #names()}.
  public int[] cards() {
    return shape.cards.clone();
  }

  /// The number of cells.
  public int size() {
    return values.length;
  }

  /// The number in a cell, `NaN` where it is undefined.
  public double value(int cell) {
    return values[cell];
  }

  /// A copy of all numbers, row-major.
  public double[] values() {
    return values.clone();
  }

  /// The states of the variables in a cell.
  public int[] states(int cell) {
    int[] states = new int[shape.cards.length];
    int rest = cell;
    for (int axis = states.length - 1; axis >= 0; axis--) {
      states[axis] = rest % shape.cards[axis];
      rest /= shape.cards[axis];
    }
    return states;
  }

  /// The sum of all cells.
  public double total() {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }

  /// This table times a number.
  public Table scaled(double factor) {
    double[] scaled = new double[values.length];
    for (int cell = 0; cell < scaled.length; cell++) {
      scaled[cell] = values[cell] * factor;
    }
    return new Table(shape, scaled);
  }

  /// The sums over all variables but `kept`, with those in the order given; with all variables it
  /// is the same table in another order.
  ///
  /// @throws ModelException if there is no such variable
  public Table marginal(List<String> kept) {
    if (kept.equals(shape.names)) {
      return this;
    }
    int[] cards = new int[kept.size()];
    for (int axis = 0; axis < cards.length; axis++) {
      cards[axis] = shape.cards[shape.axis(kept.get(axis))];
    }
    TableShape result = new TableShape(kept, cards);
    double[] sums = new double[result.cells];
    int[] strides = result.stridesAlong(shape);
    Odometer at = new Odometer(shape.cards, strides, strides);
    for (double value : values) {
      sums[at.first()] += value;
      at.advance();
    }
    return new Table(result, sums);
  }

  /// The product with `other` over the variables of both, those of this one first.
  public Table times(Table other) {
    TableShape result = joined(other);
    double[] products = new double[result.cells];
    Odometer at =
        new Odometer(result.cards, shape.stridesAlong(result), other.shape.stridesAlong(result));
    for (int cell = 0; cell < products.length; cell++) {
      double a = values[at.first()];
      double b = other.values[at.second()];
      products[cell] = a == 0 || b == 0 ? 0 : a * b;
      at.advance();
    }
    return new Table(result, products);
  }

  /// The quotient by `other` over the variables of both; undefined where the divisor is 0.
  public Table dividedBy(Table other) {
    TableShape result = joined(other);
    double[] quotients = new double[result.cells];
    Odometer at =
        new Odometer(result.cards, shape.stridesAlong(result), other.shape.stridesAlong(result));
    for (int cell = 0; cell < quotients.length; cell++) {
      double b = other.values[at.second()];
      quotients[cell] = b == 0 ? Double.NaN : values[at.first()] / b;
      at.advance();
    }
    return new Table(result, quotients);
  }

  /// The part where the variables of `fixed` have the states given; they are no variables of the
  /// result.
  ///
  /// @throws ModelException if there is no such variable or no such state
  public Table slice(Map<String, Integer> fixed) {
    int[] strides = shape.strides();
    int start = 0;
    for (Map.Entry<String, Integer> entry : fixed.entrySet()) {
      int axis = shape.axis(entry.getKey());
      int state = entry.getValue();
      if (state < 0 || state >= shape.cards[axis]) {
        throw new ModelException(
            entry.getKey(),
            Integer.toString(state),
            "'"
                + entry.getKey()
                + "' has no state "
                + state
                + "; give 0 to "
                + (shape.cards[axis] - 1));
      }
      start += state * strides[axis];
    }
    List<String> names = new ArrayList<>(shape.names);
    names.removeAll(fixed.keySet());
    int[] cards = names.stream().mapToInt(this::card).toArray();
    TableShape result = new TableShape(names, cards);
    int[] along = shape.stridesAlong(result);
    Odometer at = new Odometer(cards, along, along);
    double[] part = new double[result.cells];
    for (int cell = 0; cell < part.length; cell++) {
      part[cell] = values[start + at.first()];
      at.advance();
    }
    return new Table(result, part);
  }

  /// The same numbers repeated over further variables, which come first.
  ///
  /// @param names variables that this table does not have
  public Table spread(List<String> names, int[] cards) {
    return ones(names, cards).times(this);
  }

  /// The same variables with other numbers, undefined ones (`NaN`) allowed.
  public Table replaced(double[] values) {
    if (values.length != shape.cells) {
      throw new IllegalArgumentException(values.length + " numbers for " + shape.cells + " cells");
    }
    return new Table(shape, values.clone());
  }

  private static Table ones(List<String> names, int[] cards) {
    TableShape shape = TableShape.checked(names, cards);
    double[] ones = new double[shape.cells];
    java.util.Arrays.fill(ones, 1);
    return new Table(shape, ones);
  }

  private TableShape joined(Table other) {
    List<String> names = new ArrayList<>(shape.names);
    int[] more = new int[other.shape.cards.length];
    int count = 0;
    for (int axis = 0; axis < other.shape.cards.length; axis++) {
      String name = other.shape.names.get(axis);
      int own = shape.names.indexOf(name);
      if (own < 0) {
        names.add(name);
        more[count++] = other.shape.cards[axis];
      } else if (shape.cards[own] != other.shape.cards[axis]) {
        throw new ModelException(
            "cards",
            Integer.toString(other.shape.cards[axis]),
            "'"
                + name
                + "' has "
                + shape.cards[own]
                + " states in one table and "
                + other.shape.cards[axis]
                + " in the other; they must agree");
      }
    }
    int[] cards = java.util.Arrays.copyOf(shape.cards, shape.cards.length + count);
    System.arraycopy(more, 0, cards, shape.cards.length, count);
    return new TableShape(names, cards);
  }

  @Override
  public String toString() {
    return "table over " + shape.names + " with " + values.length + " cells";
  }
}
