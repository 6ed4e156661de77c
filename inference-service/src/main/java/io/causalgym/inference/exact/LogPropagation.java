package io.causalgym.inference.exact;

/// With natural logarithms until a belief is a posterior.
final class LogPropagation extends Propagation {

  LogPropagation(CliqueTree tree, Grounding grounding) {
    super(tree, grounding);
  }

  @Override
  void initialise(int clique) {
    beliefs[clique] = new double[tree.cells[clique]];
    int[] slots = tree.mechanisms[clique];
    for (int at = 0; at < slots.length; at++) {
      int variable = tree.buckets.mechanisms[slots[at]];
      Kernels.add(
          beliefs[clique],
          tree.alignments[clique][at],
          Kernels.logarithms(grounding.network.tables[variable]),
          grounding.offset(variable));
    }
  }

  @Override
  double[] send(int clique) {
    double[] message = new double[tree.separators[clique]];
    Kernels.logSumBlocks(beliefs[clique], tree.cells[clique], message);
    return message;
  }

  @Override
  void receive(int child, int parent) {
    Kernels.add(beliefs[parent], tree.upward[child], messages[child], 0);
  }

  @Override
  double logTotal(int root) {
    return messages[root][0];
  }

  @Override
  double logScale() {
    return 0;
  }

  @Override
  void absorb(int clique, double[] separator) {
    double[] message = messages[clique];
    for (int cell = 0; cell < separator.length; cell++) {
      separator[cell] =
          separator[cell] == 0
              ? Double.NEGATIVE_INFINITY
              : Math.log(separator[cell]) - message[cell];
    }
    Kernels.exponentiateBlocks(beliefs[clique], separator);
  }
}
