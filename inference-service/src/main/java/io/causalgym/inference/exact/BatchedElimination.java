package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;

/// Runs a plan for many interventions on the same variables: a factor is a matrix with a row for
/// each joint state of those variables on which it depends, and a bucket is one call of a kernel.
///
/// Like {@link LinearElimination} it knows powers of 2 between which the numbers of a factor lie,
/// and rescales a message where a product could leave the range of a `double`; all rows of a
/// message by the same power. What is left out of a row's numbers, powers of 2 and mechanisms that
/// are one number, is a factor of all its cells.
///
/// The cost of a bucket is that of its step times the joint states, of those that occur in a block
/// of rows, on which it depends.
final class BatchedElimination {
  private static final Matrix EMPTY = Matrix.owning(0, 0, new double[0]);

  private final BatchPlan batch;
  private final EliminationPlan plan;
  private final Grounding grounding;
  private final InterventionRows interventions;
  private final KernelBackend kernels;
  private final KernelRun run;

  BatchedElimination(BatchPlan batch, KernelBackend kernels, KernelRun run) {
    this.batch = batch;
    this.plan = batch.plan;
    this.grounding = batch.grounding;
    this.interventions = batch.interventions;
    this.kernels = kernels;
    this.run = run;
  }

  /// A row for each intervention: its product over all kept variables, up to a factor; 0 throughout
  /// where a mechanism that is one number is 0.
  ///
  /// @param most rows that are computed at once
  /// @throws RangeExceeded if the numbers of a product span too many powers of 2
  Matrix weights(int most, Deadline deadline) throws RangeExceeded {
    int rows = interventions.rows();
    int cells = plan.steps[plan.steps.length - 1].length;
    double[] weights = new double[Matrix.cells(rows, cells)];
    for (int start = 0; start < rows; start += most) {
      new Block(start, Math.min(most, rows - start)).write(weights, deadline);
    }
    return Matrix.owning(rows, cells, weights);
  }

  /// Some rows, all computed at once.
  private final class Block {
    private final int start;
    private final RowClasses whole;

    /// By slot, where it is known: rows for which the factor is the same.
    private final RowClasses[] classes;

    /// By bucket.
    private final Matrix[] messages = new Matrix[plan.steps.length];

    private final FactorRange[] ranges = new FactorRange[plan.steps.length];
    private final int[] states = grounding.states.clone();

    Block(int start, int rows) {
      this.start = start;
      this.whole = RowClasses.whole(rows);
      this.classes = new RowClasses[batch.slices.length + plan.steps.length];
    }

    void write(double[] weights, Deadline deadline) throws RangeExceeded {
      for (int bucket = 0; bucket < plan.steps.length; bucket++) {
        deadline.check();
        eliminate(bucket);
      }
      boolean[] possible = possible();
      Matrix last = messages[plan.steps.length - 1];
      int[] rows = classes[classes.length - 1].of;
      int cells = last.columns();
      for (int row = 0; row < rows.length; row++) {
        if (possible[row]) {
          System.arraycopy(last.values(), rows[row] * cells, weights, (start + row) * cells, cells);
        }
      }
    }

    private void eliminate(int bucket) throws RangeExceeded {
      EliminationPlan.Step step = plan.steps[bucket];
      ranges[bucket] = range(step);
      RowClasses all = whole;
      for (int slot : step.inputs) {
        if (!isMessage(slot)) {
          classes[slot] = agreeing(batch.columns(plan.tree.mechanisms[slot]));
        }
        all = all.and(classes[slot]);
      }
      Matrix[] factors = new Matrix[step.inputs.length];
      for (int input = 0; input < factors.length; input++) {
        int slot = step.inputs[input];
        Matrix factor = isMessage(slot) ? messages[bucket(slot)] : mechanism(slot);
        factors[input] = spread(factor, classes[slot], all);
      }
      messages[bucket] = kernels.sumProduct(batch.sums[bucket], factors, run);
      classes[batch.slices.length + bucket] = all;
      release(step);
    }

    /// Rows that agree on the variables of some columns.
    private RowClasses agreeing(int[] columns) {
      RowClasses agreeing = whole;
      for (int column : columns) {
        agreeing =
            agreeing.split(
                row -> interventions.state(start + row, column),
                grounding.network.cards[batch.set[column]]);
      }
      return agreeing;
    }

    /// Where the variable's table agrees with what is fixed in a row.
    ///
    /// @param columns on which it depends
    private int offset(int variable, int[] columns, int row) {
      for (int column : columns) {
        states[batch.set[column]] = interventions.state(start + row, column);
      }
      return grounding.offset(variable, states);
    }

    private Matrix mechanism(int slot) {
      BatchPlan.Slice slice = batch.slices[slot];
      double[] table = grounding.network.tables[slice.variable];
      int[] columns = batch.columns(slice.variable);
      int[] rows = classes[slot].first;
      double[] values = new double[Matrix.cells(rows.length, slice.cells)];
      double[] one = new double[slice.cells];
      for (int row = 0; row < rows.length; row++) {
        Kernels.spread(one, slice.alignment, table, offset(slice.variable, columns, rows[row]));
        System.arraycopy(one, 0, values, row * slice.cells, slice.cells);
      }
      return Matrix.owning(rows.length, slice.cells, values);
    }

    /// Repeats rows, one for each of some classes, for finer classes. A factor that is the same for
    /// all stays one row: the kernel uses it once.
    private static Matrix spread(Matrix factor, RowClasses classes, RowClasses finer) {
      if (factor.rows() == 1 || factor.rows() == finer.count()) {
        return factor;
      }
      int cells = factor.columns();
      double[] values = new double[Matrix.cells(finer.count(), cells)];
      for (int row = 0; row < finer.count(); row++) {
        int from = classes.of[finer.first[row]] * cells;
        System.arraycopy(factor.values(), from, values, row * cells, cells);
      }
      return Matrix.owning(finer.count(), cells, values);
    }

    private FactorRange range(EliminationPlan.Step step) throws RangeExceeded {
      FactorRange range = product(step);
      if (range.fits()) {
        return range;
      }
      for (int slot : step.inputs) {
        if (isMessage(slot)) {
          rescale(bucket(slot));
        }
      }
      range = product(step);
      if (!range.fits()) {
        throw new RangeExceeded();
      }
      return range;
    }

    /// Of the product and of every part of it, as kernels choose the order.
    private FactorRange product(EliminationPlan.Step step) {
      FactorRange range = new FactorRange();
      range.sum(step.cells / step.length);
      for (int slot : step.inputs) {
        FactorRange factor =
            isMessage(slot)
                ? ranges[bucket(slot)]
                : new FactorRange(grounding.network, plan.tree.mechanisms[slot]);
        factor.widen();
        range.multiply(factor);
      }
      return range;
    }

    private void rescale(int bucket) {
      Matrix message = messages[bucket];
      double[] values = message.values().clone();
      ranges[bucket].rescale(values, values.length);
      messages[bucket] = Matrix.owning(message.rows(), message.columns(), values);
    }

    private void release(EliminationPlan.Step step) {
      for (int slot : step.inputs) {
        classes[slot] = whole;
        if (isMessage(slot)) {
          messages[bucket(slot)] = EMPTY;
        }
      }
    }

    /// Rows for which no mechanism that is one number is 0.
    private boolean[] possible() {
      boolean[] possible = new boolean[whole.of.length];
      Arrays.fill(possible, true);
      for (int variable : plan.tree.constants) {
        int[] columns = batch.columns(variable);
        RowClasses agreeing = agreeing(columns);
        boolean[] zero = new boolean[agreeing.count()];
        for (int at = 0; at < zero.length; at++) {
          int cell = offset(variable, columns, agreeing.first[at]);
          zero[at] = !(grounding.network.tables[variable][cell] > 0);
        }
        for (int row = 0; row < possible.length; row++) {
          possible[row] &= !zero[agreeing.of[row]];
        }
      }
      return possible;
    }

    private boolean isMessage(int slot) {
      return slot >= batch.slices.length;
    }

    private int bucket(int slot) {
      return slot - batch.slices.length;
    }
  }
}
