package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;

/// Calibrates a clique tree: messages to the roots, then back, each divided by the one that came.
///
/// Source: Jensen, Lauritzen and Olesen 1990 (jensen1990bayesian), known as Hugin.
abstract sealed class Propagation permits LinearPropagation, LogPropagation {
  final CliqueTree tree;
  final Grounding grounding;

  /// By clique: after calibration P(its variables | do, evidence).
  final double[][] beliefs;

  /// By clique: what it sent to its parent.
  final double[][] messages;

  private double logEvidence;

  Propagation(CliqueTree tree, Grounding grounding) {
    this.tree = tree;
    this.grounding = grounding;
    this.beliefs = new double[tree.size()][];
    this.messages = new double[tree.size()][];
  }

  /// A calibrated tree, with logarithms if plain numbers lie too far apart.
  static Propagation of(CliqueTree tree, Grounding grounding, Deadline deadline) {
    try {
      Propagation linear = new LinearPropagation(tree, grounding);
      linear.run(deadline);
      return linear;
    } catch (RangeExceeded exceeded) {
      return logarithmic(tree, grounding, deadline);
    }
  }

  static Propagation logarithmic(CliqueTree tree, Grounding grounding, Deadline deadline) {
    try {
      Propagation logarithmic = new LogPropagation(tree, grounding);
      logarithmic.run(deadline);
      return logarithmic;
    } catch (RangeExceeded exceeded) {
      throw new AssertionError("logarithms have no range to exceed", exceeded);
    }
  }

  /// Natural logarithm of P(evidence | do), negative infinity if it is 0; beliefs are not
  /// calibrated then.
  final double logEvidence() {
    return logEvidence;
  }

  private void run(Deadline deadline) throws RangeExceeded {
    for (int clique = 0; clique < tree.size(); clique++) {
      deadline.check();
      initialise(clique);
    }
    logEvidence = Constants.logProduct(tree.buckets.constants, grounding);
    for (int clique = 0; clique < tree.size(); clique++) {
      deadline.check();
      messages[clique] = send(clique);
      if (tree.isRoot(clique)) {
        logEvidence += logTotal(clique);
      } else {
        receive(clique, tree.parents[clique]);
      }
    }
    logEvidence += logScale();
    if (logEvidence > Double.NEGATIVE_INFINITY) {
      distribute(deadline);
    }
  }

  private void distribute(Deadline deadline) {
    for (int clique = tree.size() - 1; clique >= 0; clique--) {
      deadline.check();
      double[] separator = new double[tree.separators[clique]];
      if (tree.isRoot(clique)) {
        separator[0] = 1;
      } else {
        Kernels.accumulate(beliefs[tree.parents[clique]], tree.upward[clique], separator);
      }
      absorb(clique, separator);
    }
  }

  /// Makes a clique's belief the product of its mechanisms.
  abstract void initialise(int clique) throws RangeExceeded;

  /// The clique's belief summed down to its separator.
  abstract double[] send(int clique);

  /// Multiplies a child's message into its parent's belief.
  abstract void receive(int child, int parent) throws RangeExceeded;

  /// Natural logarithm of a root's sum.
  abstract double logTotal(int root);

  /// Natural logarithm of the factors that rescaling took out of messages.
  abstract double logScale();

  /// Turns a clique's belief into its posterior.
  ///
  /// @param separator the posterior of its separator
  abstract void absorb(int clique, double[] separator);
}
