package io.causalgym.model.equation;

/// Computes the variables of a model from its noises, a block of rows at a time. It has columns of
/// its own for intermediate results: one for each thread, not to be shared.
public final class Evaluator {
  private final EquationModel model;
  private final Program program;
  private final int rows;
  private final double[][] columns;
  private final int[] order;

  Evaluator(EquationModel model, Program program, int rows) {
    this.model = model;
    this.program = program;
    this.rows = rows;
    this.order = model.topologicalOrder();
    this.columns = new double[program.firstScratch() + program.scratch()][];
    for (int column = program.firstScratch(); column < columns.length; column++) {
      columns[column] = new double[rows];
    }
  }

  /// Fills the columns of all variables.
  ///
  /// @param noises by noise: a column with a value for each row
  /// @param values by variable: a column to be filled
  /// @param rows how many rows from the first one count
  /// @param firstRow what the first row is called in an error
  /// @throws NonFiniteValueException where a variable gets a value that is not finite
  public void evaluate(double[][] noises, double[][] values, int rows, long firstRow) {
    bind(noises, values, rows);
    for (int variable : order) {
      compute(variable, rows, firstRow);
    }
  }

  /// Fills the column of one variable from those of its parents and noises; the others are left as
  /// they are.
  public void evaluate(
      int variable, double[][] noises, double[][] values, int rows, long firstRow) {
    bind(noises, values, rows);
    compute(variable, rows, firstRow);
  }

  private void bind(double[][] noises, double[][] values, int rows) {
    if (rows > this.rows) {
      throw new IllegalArgumentException(rows + " rows in a block of " + this.rows);
    }
    System.arraycopy(values, 0, columns, 0, model.size());
    System.arraycopy(noises, 0, columns, model.size(), model.noiseCount());
  }

  private void compute(int variable, int rows, long firstRow) {
    for (Instruction step : program.steps(variable)) {
      step.run(columns, rows);
    }
    double[] column = columns[variable];
    for (int row = 0; row < rows; row++) {
      if (!(Math.abs(column[row]) <= Double.MAX_VALUE)) {
        throw new NonFiniteValueException(model.name(variable), firstRow + row, column[row]);
      }
    }
  }
}
