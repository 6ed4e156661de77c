package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/// All combinations of values of some variables and noises, the last one fastest, and what
/// equations give for them.
final class Enumeration {
  private static final int BLOCK = 512;

  private record Axis(String name, boolean noise, int index, List<Double> values) {}

  private final EquationModel model;
  private final double[][] values;
  private final double[][] noises;
  private final List<Axis> axes = new ArrayList<>();
  private double cells = 1;

  Enumeration(EquationModel model) {
    this.model = model;
    this.values = new double[model.size()][0];
    this.noises = new double[model.noiseCount()][0];
  }

  void variable(int variable, List<Double> of) {
    add(new Axis(model.name(variable), false, variable, of));
  }

  void noise(int noise, List<Double> of) {
    add(new Axis(model.noiseName(noise), true, noise, of));
  }

  private void add(Axis axis) {
    (axis.noise ? noises : values)[axis.index] = new double[BLOCK];
    axes.add(axis);
    cells *= axis.values.size();
  }

  /// The number of combinations.
  double cells() {
    return cells;
  }

  /// Computes the variables in the order given and hands on the values of the last one.
  void evaluate(List<Integer> variables, DoubleConsumer to) {
    Evaluator evaluator = model.evaluator(BLOCK);
    for (int variable : variables) {
      values[variable] = new double[BLOCK];
    }
    long all = (long) cells;
    for (long first = 0; first < all; first += BLOCK) {
      int rows = (int) Math.min(BLOCK, all - first);
      fill(first, rows);
      for (int variable : variables) {
        evaluator.evaluate(variable, noises, values, rows, first);
      }
      double[] last = values[variables.getLast()];
      for (int row = 0; row < rows; row++) {
        to.accept(last[row]);
      }
    }
  }

  /// The same for a formula that is no equation.
  void evaluate(Expression formula, DoubleConsumer to) {
    long all = (long) cells;
    for (long cell = 0; cell < all; cell++) {
      fill(cell, 1);
      to.accept(Interpreter.evaluate(formula, this::first));
    }
  }

  private double first(String name) {
    for (Axis axis : axes) {
      if (axis.name.equals(name)) {
        return column(axis)[0];
      }
    }
    throw new AssertionError("'" + name + "' is enumerated");
  }

  private double[] column(Axis axis) {
    return (axis.noise ? noises : values)[axis.index];
  }

  private void fill(long firstCell, int rows) {
    long stride = 1;
    for (Axis axis : axes.reversed()) {
      double[] column = column(axis);
      int card = axis.values.size();
      for (int row = 0; row < rows; row++) {
        column[row] = axis.values.get((int) ((firstCell + row) / stride % card));
      }
      stride *= card;
    }
  }
}
