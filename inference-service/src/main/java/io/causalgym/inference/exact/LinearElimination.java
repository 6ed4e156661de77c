package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// Runs a plan with plain numbers. Of each factor it knows powers of 2 between which its non-zero
/// numbers lie; where a product could leave the range of a `double` it measures and rescales, by
/// powers of 2 only, so that no zero appears and no digit is lost.
final class LinearElimination {
  private static final double[] EMPTY = {};

  private final EliminationPlan plan;
  private final Grounding grounding;
  private final double[][] messages;
  private final FactorRange[] ranges;
  private double[] scratch = new double[0];
  private long exponent;

  LinearElimination(EliminationPlan plan, Grounding grounding) {
    this.plan = plan;
    this.grounding = grounding;
    this.messages = new double[plan.steps.length][];
    this.ranges = new FactorRange[plan.steps.length];
  }

  /// The product over all kept variables.
  Scaled run(Deadline deadline) throws RangeExceeded {
    double[] kept = messages(plan.steps.length, deadline)[plan.steps.length - 1];
    return new Scaled(kept, logScale());
  }

  /// The messages of the first `buckets` buckets, those that were consumed left out.
  double[][] messages(int buckets, Deadline deadline) throws RangeExceeded {
    for (int bucket = 0; bucket < buckets; bucket++) {
      deadline.check();
      eliminate(bucket);
    }
    return messages;
  }

  /// Natural logarithm of the factor that the messages lack.
  double logScale() {
    return exponent * Math.log(2) + Constants.logProduct(plan.tree.constants, grounding);
  }

  private void eliminate(int bucket) throws RangeExceeded {
    EliminationPlan.Step step = plan.steps[bucket];
    FactorRange range = new FactorRange();
    boolean inPlace = inPlace(step);
    double[] product = inPlace ? factor(step.inputs[0]) : first(step);
    if (step.inputs.length > 0) {
      range.multiply(range(step.inputs[0]));
    }
    for (int input = 1; input < step.inputs.length; input++) {
      int slot = step.inputs[input];
      FactorRange factor = range(slot);
      if (!range.fits(factor)) {
        makeFit(product, step.cells, range, slot, factor);
      }
      Kernels.multiply(product, step.alignments[input], factor(slot), start(slot));
      range.multiply(factor);
    }
    double[] message = product;
    if (!inPlace || step.length < step.cells) {
      message = new double[step.length];
      Kernels.sumBlocks(product, step.cells, message);
      range.sum(step.cells / step.length);
    }
    messages[bucket] = message;
    ranges[bucket] = range;
    release(step);
  }

  /// Whether the first input is a message as wide as the product, which it can then become.
  private boolean inPlace(EliminationPlan.Step step) {
    return step.inputs.length > 0 && isMessage(step.inputs[0]) && step.alignments[0].isIdentity();
  }

  private double[] first(EliminationPlan.Step step) {
    if (scratch.length < step.cells) {
      scratch = new double[Math.max(step.cells, Math.min(plan.largest, 2 * step.cells))];
    }
    if (step.inputs.length == 0) {
      Arrays.fill(scratch, 0, step.cells, 1);
    } else {
      int slot = step.inputs[0];
      Kernels.spread(scratch, step.alignments[0], factor(slot), start(slot));
    }
    return scratch;
  }

  private void makeFit(double[] product, int cells, FactorRange range, int slot, FactorRange factor)
      throws RangeExceeded {
    exponent += range.rescale(product, cells);
    if (!range.fits(factor) && isMessage(slot)) {
      double[] message = factor(slot);
      exponent += factor.rescale(message, message.length);
    }
    if (!range.fits(factor)) {
      throw new RangeExceeded();
    }
  }

  private void release(EliminationPlan.Step step) {
    for (int slot : step.inputs) {
      if (isMessage(slot)) {
        messages[slot - plan.tree.mechanisms.length] = EMPTY;
      }
    }
  }

  private boolean isMessage(int slot) {
    return slot >= plan.tree.mechanisms.length;
  }

  private double[] factor(int slot) {
    int mechanisms = plan.tree.mechanisms.length;
    return slot < mechanisms
        ? grounding.network.tables[plan.tree.mechanisms[slot]]
        : messages[slot - mechanisms];
  }

  private int start(int slot) {
    return isMessage(slot) ? 0 : grounding.offset(plan.tree.mechanisms[slot]);
  }

  private FactorRange range(int slot) {
    int mechanisms = plan.tree.mechanisms.length;
    return slot < mechanisms
        ? new FactorRange(grounding.network, plan.tree.mechanisms[slot])
        : ranges[slot - mechanisms];
  }
}
