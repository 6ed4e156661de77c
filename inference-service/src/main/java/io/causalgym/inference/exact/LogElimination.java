package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;

/// Runs a plan with natural logarithms: slower than {@link LinearElimination}, but with numbers of
/// any size, and with maxima in place of sums where asked.
final class LogElimination {
  private final EliminationPlan plan;
  private final Grounding grounding;

  /// By bucket.
  private final double[][] messages;

  /// By slot, as they are needed.
  private final double[][] mechanisms;

  LogElimination(EliminationPlan plan, Grounding grounding) {
    this(plan, grounding, new double[plan.steps.length][]);
  }

  private LogElimination(EliminationPlan plan, Grounding grounding, double[][] messages) {
    this.plan = plan;
    this.grounding = grounding;
    this.messages = messages;
    this.mechanisms = new double[plan.tree.mechanisms.length][];
  }

  /// Goes on where sums of plain numbers ended.
  static LogElimination after(double[][] linear, EliminationPlan plan, Grounding grounding) {
    double[][] messages = new double[linear.length][];
    for (int bucket = 0; bucket < linear.length; bucket++) {
      messages[bucket] =
          linear[bucket] == null ? new double[0] : Kernels.logarithms(linear[bucket]);
    }
    return new LogElimination(plan, grounding, messages);
  }

  /// The product over all kept variables.
  Scaled run(Deadline deadline) {
    sum(0, plan.steps.length, deadline);
    double[] kept = messages[plan.steps.length - 1];
    double most = Double.NEGATIVE_INFINITY;
    for (double value : kept) {
      most = Math.max(most, value);
    }
    double scale = most > Double.NEGATIVE_INFINITY ? most : 0;
    for (int cell = 0; cell < kept.length; cell++) {
      kept[cell] = Math.exp(kept[cell] - scale);
    }
    return new Scaled(kept, scale + Constants.logProduct(plan.tree.constants, grounding));
  }

  /// Sums out the variables of some buckets.
  void sum(int from, int to, Deadline deadline) {
    for (int bucket = from; bucket < to; bucket++) {
      deadline.check();
      EliminationPlan.Step step = plan.steps[bucket];
      double[] product = product(step);
      messages[bucket] = new double[step.length];
      Kernels.logSumBlocks(product, step.cells, messages[bucket]);
    }
  }

  /// Maximises over the variables of some buckets.
  void maximise(int from, int to, Deadline deadline) {
    for (int bucket = from; bucket < to; bucket++) {
      deadline.check();
      EliminationPlan.Step step = plan.steps[bucket];
      double[] product = product(step);
      messages[bucket] = new double[step.length];
      Kernels.maximumBlocks(product, step.cells, messages[bucket]);
    }
  }

  /// The message of the last bucket if nothing is kept: the logarithm of the whole.
  double whole() {
    return messages[plan.steps.length - 1][0];
  }

  /// Of the states of a bucket's variable the first with the largest product, given states of the
  /// variables that are eliminated later.
  int best(int bucket, int[] states) {
    EliminationPlan.Step step = plan.steps[bucket];
    int card = step.cells / step.length;
    double[] products = new double[card];
    for (int input = 0; input < step.inputs.length; input++) {
      int[] strides = step.strides[input];
      int start = start(step.inputs[input]);
      for (int axis = 1; axis < strides.length; axis++) {
        start += strides[axis] * states[step.scope[axis]];
      }
      double[] factor = factor(step.inputs[input]);
      for (int state = 0; state < card; state++) {
        products[state] += factor[start + state * strides[0]];
      }
    }
    int best = 0;
    for (int state = 1; state < card; state++) {
      best = products[state] > products[best] ? state : best;
    }
    return best;
  }

  private double[] product(EliminationPlan.Step step) {
    double[] product = new double[step.cells];
    for (int input = 0; input < step.inputs.length; input++) {
      int slot = step.inputs[input];
      Kernels.add(product, step.alignments[input], factor(slot), start(slot));
    }
    return product;
  }

  private double[] factor(int slot) {
    if (slot >= mechanisms.length) {
      return messages[slot - mechanisms.length];
    }
    if (mechanisms[slot] == null) {
      mechanisms[slot] = Kernels.logarithms(grounding.network.tables[plan.tree.mechanisms[slot]]);
    }
    return mechanisms[slot];
  }

  private int start(int slot) {
    return slot < plan.tree.mechanisms.length ? grounding.offset(plan.tree.mechanisms[slot]) : 0;
  }
}
