package io.causalgym.model.equation;

/// One step over a block of rows. Columns are numbered: variables, then noises, then scratch. Every
/// loop does per row what {@link Function#apply} does, in the same order, so that the bits agree.
sealed interface Instruction {

  void run(double[][] columns, int rows);

  record Fill(int target, double value) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      java.util.Arrays.fill(columns[target], 0, rows, value);
    }
  }

  record Copy(int target, int source) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      System.arraycopy(columns[source], 0, columns[target], 0, rows);
    }
  }

  /// `target = factor * source`.
  record Scale(int target, int source, double factor) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] of = columns[source];
      for (int row = 0; row < rows; row++) {
        to[row] = factor * of[row];
      }
    }
  }

  /// `target = first + factor * source`: the commonest step of linear equations.
  record AddScaled(int target, int first, int source, double factor) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] a = columns[first];
      double[] b = columns[source];
      for (int row = 0; row < rows; row++) {
        to[row] = a[row] + factor * b[row];
      }
    }
  }

  /// `target = first + value`.
  record AddConstant(int target, int first, double value) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] a = columns[first];
      for (int row = 0; row < rows; row++) {
        to[row] = a[row] + value;
      }
    }
  }

  record Unary(Function function, int target, int source) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] of = columns[source];
      for (int row = 0; row < rows; row++) {
        to[row] = function.unary().applyAsDouble(of[row]);
      }
    }
  }

  record Add(int target, int left, int right) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] a = columns[left];
      double[] b = columns[right];
      for (int row = 0; row < rows; row++) {
        to[row] = a[row] + b[row];
      }
    }
  }

  record Multiply(int target, int left, int right) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] a = columns[left];
      double[] b = columns[right];
      for (int row = 0; row < rows; row++) {
        to[row] = a[row] * b[row];
      }
    }
  }

  record Binary(Function function, int target, int left, int right) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] a = columns[left];
      double[] b = columns[right];
      for (int row = 0; row < rows; row++) {
        to[row] = function.binary().applyAsDouble(a[row], b[row]);
      }
    }
  }

  record Select(int target, int condition, int yes, int no) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] to = columns[target];
      double[] test = columns[condition];
      double[] a = columns[yes];
      double[] b = columns[no];
      for (int row = 0; row < rows; row++) {
        to[row] = test[row] != 0 ? a[row] : b[row];
      }
    }
  }

  record Categorical(int target, java.util.List<Integer> sources) implements Instruction {
    @Override
    public void run(double[][] columns, int rows) {
      double[] arguments = new double[sources.size()];
      int[] from = sources.stream().mapToInt(Integer::intValue).toArray();
      double[] to = columns[target];
      for (int row = 0; row < rows; row++) {
        for (int at = 0; at < from.length; at++) {
          arguments[at] = columns[from[at]][row];
        }
        to[row] = Inversion.categorical(arguments);
      }
    }
  }
}
