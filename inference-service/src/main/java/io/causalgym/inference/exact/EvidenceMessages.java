package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// For each variable an approximation of P(evidence below it | its state), to sample it with.
///
/// One pass down the network gives each variable the distribution that it would have if its parents
/// were independent, one pass up the messages of loopy propagation from the evidence with these: a
/// cheap form of evidence pre-propagation (Yuan and Druzdzel 2003, yuan2003importance). What gets 0
/// is impossible; anything else is held above {@link #FLOOR} of the largest, for the messages are
/// wrong wherever parents depend on each other. Cost: the cells of each table times the square of
/// its axes; where that is too much, no message is sent.
final class EvidenceMessages {
  // Wrong messages cost at most this factor of a sample's weight at each variable.
  private static final double FLOOR = 0.01;

  // Many children may each speak against the one state that is possible after all.
  private static final double TINY = 1e-100;

  // Of one table: above a second, its variable is sampled without looking at what is below it.
  private static final long MOST_WORK = 1L << 28;

  private final Grounding grounding;
  private final CompiledNetwork network;
  private final double[][] priors;
  private final double[][] likelihoods;
  private final boolean[] informed;

  private EvidenceMessages(Grounding grounding) {
    this.grounding = grounding;
    this.network = grounding.network;
    this.priors = new double[network.size()][];
    this.likelihoods = new double[network.size()][];
    this.informed = new boolean[network.size()];
  }

  /// By variable a weight for each of its states, the largest being 1.
  ///
  /// @param order the relevant variables, parents first
  static double[][] of(Grounding grounding, int[] order, Deadline deadline) {
    EvidenceMessages messages = new EvidenceMessages(grounding);
    for (int variable : order) {
      deadline.check();
      messages.down(variable);
    }
    for (int at = order.length - 1; at >= 0; at--) {
      deadline.check();
      messages.up(order[at]);
    }
    for (int variable : order) {
      messages.raise(variable);
    }
    return messages.likelihoods;
  }

  private void down(int variable) {
    int card = network.cards[variable];
    double[] prior = new double[card];
    likelihoods[variable] = new double[card];
    if (grounding.fixed.get(variable)) {
      prior[grounding.states[variable]] = 1;
      likelihoods[variable][grounding.states[variable]] = 1;
      informed[variable] = !grounding.cut.get(variable);
    } else {
      Arrays.fill(likelihoods[variable], 1);
      int[] family = network.families[variable];
      prior = weighted(variable, family.length - 1);
      normalise(prior);
    }
    priors[variable] = prior;
  }

  private void up(int variable) {
    int[] family = network.families[variable];
    long work = Cells.times(network.tables[variable].length, (long) family.length * family.length);
    if (!informed[variable] || grounding.cut.get(variable) || work > MOST_WORK) {
      return;
    }
    for (int axis = 0; axis < family.length - 1; axis++) {
      int parent = family[axis];
      if (!grounding.fixed.get(parent)) {
        double[] message = weighted(variable, axis);
        normalise(message);
        multiply(likelihoods[parent], message);
        informed[parent] = true;
      }
    }
  }

  private static void multiply(double[] likelihood, double[] message) {
    for (int state = 0; state < likelihood.length; state++) {
      boolean possible = likelihood[state] > 0 && message[state] > 0;
      likelihood[state] = possible ? Math.max(likelihood[state] * message[state], TINY) : 0;
    }
    normalise(likelihood);
  }

  private void raise(int variable) {
    double[] likelihood = likelihoods[variable];
    for (int state = 0; state < likelihood.length; state++) {
      if (likelihood[state] > 0) {
        likelihood[state] = Math.max(likelihood[state], FLOOR);
      }
    }
  }

  /// A variable's table summed down to one axis, each other axis weighted: parents with their
  /// priors, the variable itself with its likelihood.
  private double[] weighted(int variable, int kept) {
    int[] family = network.families[variable];
    int[] shape = Strides.shape(family, network.cards);
    double[] product = network.tables[variable].clone();
    for (int axis = 0; axis < family.length; axis++) {
      if (axis != kept) {
        int[] along = new int[family.length];
        along[axis] = 1;
        double[] weights = axis == family.length - 1 ? likelihoods[variable] : priors[family[axis]];
        Kernels.multiply(product, Alignment.of(shape, along), weights, 0);
      }
    }
    double[] sums = new double[shape[kept]];
    int[] along = new int[family.length];
    along[kept] = 1;
    Kernels.accumulate(product, Alignment.of(shape, along), sums);
    return sums;
  }

  private static void normalise(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, value);
    }
    for (int at = 0; at < values.length && most > 0; at++) {
      values[at] /= most;
    }
  }
}
