package io.causalgym.inference.exact;

import java.util.Arrays;

/// With plain numbers, rescaled by powers of 2 as in {@link LinearElimination}.
final class LinearPropagation extends Propagation {
  private final FactorRange[] ranges;
  private long exponent;

  LinearPropagation(CliqueTree tree, Grounding grounding) {
    super(tree, grounding);
    this.ranges = new FactorRange[tree.size()];
  }

  @Override
  void initialise(int clique) throws RangeExceeded {
    beliefs[clique] = new double[tree.cells[clique]];
    Arrays.fill(beliefs[clique], 1);
    ranges[clique] = new FactorRange();
    int[] slots = tree.mechanisms[clique];
    for (int at = 0; at < slots.length; at++) {
      int variable = tree.buckets.mechanisms[slots[at]];
      FactorRange range = new FactorRange(grounding.network, variable);
      if (!ranges[clique].fits(range)) {
        rescale(clique);
      }
      multiply(
          clique,
          range,
          tree.alignments[clique][at],
          grounding.network.tables[variable],
          grounding.offset(variable));
    }
  }

  @Override
  double[] send(int clique) {
    double[] message = new double[tree.separators[clique]];
    Kernels.sumBlocks(beliefs[clique], tree.cells[clique], message);
    ranges[clique].sum(tree.cells[clique] / message.length);
    return message;
  }

  @Override
  void receive(int child, int parent) throws RangeExceeded {
    double[] message = messages[child];
    FactorRange range = ranges[child];
    if (!ranges[parent].fits(range)) {
      rescale(parent);
    }
    if (!ranges[parent].fits(range)) {
      // The child's belief still goes with the message as it was.
      message = message.clone();
      exponent += range.rescale(message, message.length);
    }
    multiply(parent, range, tree.upward[child], message, 0);
  }

  @Override
  double logTotal(int root) {
    return Math.log(messages[root][0]);
  }

  @Override
  double logScale() {
    return exponent * Math.log(2);
  }

  @Override
  void absorb(int clique, double[] separator) {
    double[] message = messages[clique];
    for (int cell = 0; cell < separator.length; cell++) {
      separator[cell] = separator[cell] == 0 ? 0 : separator[cell] / message[cell];
    }
    Kernels.multiplyBlocks(beliefs[clique], separator);
  }

  private void rescale(int clique) {
    exponent += ranges[clique].rescale(beliefs[clique], tree.cells[clique]);
  }

  private void multiply(int clique, FactorRange range, Alignment along, double[] factor, int start)
      throws RangeExceeded {
    if (!ranges[clique].fits(range)) {
      throw new RangeExceeded();
    }
    Kernels.multiply(beliefs[clique], along, factor, start);
    ranges[clique].multiply(range);
  }
}
