package io.causalgym.inference.exact;

import io.causalgym.numeric.backend.SumProduct;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// A plan as kernels run it for many interventions on the same variables: on which of these each
/// factor depends, how the mechanisms are cut out of their tables, and what a bucket sums.
final class BatchPlan {
  /// Rows from which on one elimination is at least as fast as one for each, on one thread of the
  /// processor: a call of a kernel costs some microseconds. With 30 variables of two states, of
  /// which a bucket depends on few that are set, it is as fast with 32 rows, 5 times as fast with
  /// 256 and 28 times with 4096; where all depend on all it stays about as fast.
  static final int LEAST_ROWS = 32;

  /// Cells of a row's factors and result above which the processor's kernel goes by rows...
  private static final int WIDE = 1 << 12;

  /// ...and takes so many times as long for a product as {@link LinearElimination}.
  private static final int WIDE_COST = 3;

  /// A mechanism without the states that conditions exclude.
  static final class Slice {
    final int variable;
    final int cells;
    final Alignment alignment;

    private Slice(int variable, int[] shape, int[] strides) {
      this.variable = variable;
      this.cells = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      this.alignment = Alignment.of(shape, strides);
    }
  }

  final EliminationPlan plan;
  final Grounding grounding;
  final InterventionRows interventions;

  /// By column of the interventions: its variable.
  final int[] set;

  /// By slot of a mechanism.
  final Slice[] slices;

  /// By bucket.
  final SumProduct[] sums;

  /// By slot, messages among them: columns on which the factor depends.
  private final BitSet[] columns;

  /// @param grounding under the intervention of any row
  BatchPlan(EliminationPlan plan, Grounding grounding, InterventionRows interventions) {
    this.plan = plan;
    this.grounding = grounding;
    this.interventions = interventions;
    this.set =
        interventions.variables().stream().mapToInt(grounding.network.source::variable).toArray();
    int mechanisms = plan.tree.mechanisms.length;
    this.slices = new Slice[mechanisms];
    this.sums = new SumProduct[plan.steps.length];
    this.columns = new BitSet[mechanisms + plan.steps.length];
    for (int slot = 0; slot < mechanisms; slot++) {
      columns[slot] = new BitSet();
      for (int column : columns(plan.tree.mechanisms[slot])) {
        columns[slot].set(column);
      }
    }
    for (int bucket = 0; bucket < sums.length; bucket++) {
      sums[bucket] = sum(plan.steps[bucket], bucket < plan.tree.order.length ? 1 : 0);
      columns[mechanisms + bucket] = new BitSet();
      for (int slot : plan.steps[bucket].inputs) {
        columns[mechanisms + bucket].or(columns[slot]);
      }
    }
  }

  /// The columns on which the mechanism of a variable depends.
  int[] columns(int variable) {
    int[] family = grounding.network.families[variable];
    return IntStream.range(0, set.length)
        .filter(column -> Arrays.stream(family).anyMatch(member -> member == set[column]))
        .toArray();
  }

  /// A kernel has the variables that stay first; a bucket has its own variable first.
  private SumProduct sum(EliminationPlan.Step step, int summed) {
    int[] cards = Strides.shape(step.scope, grounding.network.cards);
    int[][] strides = new int[step.inputs.length][];
    for (int input = 0; input < strides.length; input++) {
      int[] along = step.strides[input];
      if (step.inputs[input] < slices.length) {
        along = slice(step.inputs[input], cards, along);
      }
      strides[input] = rotated(along, summed);
    }
    return new SumProduct(rotated(cards, summed), cards.length - summed, strides);
  }

  private int[] slice(int slot, int[] cards, int[] strides) {
    int[] own = new int[cards.length];
    int[] shape = new int[cards.length];
    int step = 1;
    for (int axis = cards.length - 1; axis >= 0; axis--) {
      shape[axis] = strides[axis] == 0 ? 1 : cards[axis];
      own[axis] = strides[axis] == 0 ? 0 : step;
      step *= shape[axis];
    }
    slices[slot] = new Slice(plan.tree.mechanisms[slot], shape, strides);
    return own;
  }

  private static int[] rotated(int[] values, int by) {
    int[] rotated = new int[values.length];
    for (int at = 0; at < values.length; at++) {
      rotated[at] = values[(at + by) % values.length];
    }
    return rotated;
  }

  /// How many rows may be computed at once, so that all their factors together stay within what one
  /// factor may have.
  int block(Budget budget) {
    long room = Math.min(budget.largestFactor(), budget.bytes() / Double.BYTES);
    int rows = interventions.rows();
    while (rows >= LEAST_ROWS && cells(rows) > room) {
      rows = Math.ceilDiv(rows, 2);
    }
    return rows;
  }

  /// Whether one elimination takes less time than one for each row.
  ///
  /// @param device whether there is one: it does not mind wide factors
  boolean pays(boolean device) {
    long together = 0;
    long apart = 0;
    for (int bucket = 0; bucket < sums.length; bucket++) {
      long products = Cells.times(plan.steps[bucket].cells, plan.steps[bucket].inputs.length);
      int cost = device || width(bucket) <= WIDE ? 1 : WIDE_COST;
      long classes = classes(bucket, interventions.rows());
      together = Cells.plus(together, Cells.times(products, cost * classes));
      apart = Cells.plus(apart, Cells.times(products, interventions.rows()));
    }
    return together <= apart;
  }

  private long cells(int rows) {
    long cells = 0;
    for (int bucket = 0; bucket < sums.length; bucket++) {
      cells = Cells.plus(cells, Cells.times(classes(bucket, rows), width(bucket)));
    }
    return cells;
  }

  /// Cells of a row's factors and of its result.
  private long width(int bucket) {
    long width = plan.steps[bucket].length;
    for (int input = 0; input < sums[bucket].strides().length; input++) {
      width += sums[bucket].cells(input);
    }
    return width;
  }

  /// The most rows that a bucket's result has where there are so many interventions.
  private long classes(int bucket, int rows) {
    BitSet depends = columns[slices.length + bucket];
    int[] variables = depends.stream().map(column -> set[column]).toArray();
    return Math.min(rows, Cells.of(variables, grounding.network.cards));
  }
}
