package io.causalgym.inference.exact;

import io.causalgym.numeric.random.RandomStream;

/// Draws the states of relevant variables, one sample at a time; not thread-safe.
final class SampleDraw {
  private final Grounding grounding;
  private final CompiledNetwork network;
  private final int[] order;
  private final double[][] likelihoods;
  private final RandomStream random;
  private final int[] states;
  private final double[] uniforms;

  /// @param order the relevant variables, parents first
  /// @param likelihoods by variable a weight for each state that draws it towards the evidence
  SampleDraw(Grounding grounding, int[] order, double[][] likelihoods, RandomStream random) {
    this.grounding = grounding;
    this.network = grounding.network;
    this.order = order;
    this.likelihoods = likelihoods;
    this.random = random;
    this.states = grounding.states.clone();
    this.uniforms = new double[order.length];
  }

  /// @param number of the sample, from 0
  /// @return the natural logarithm of its weight
  double draw(long number) {
    random.fillUniform(number * order.length, uniforms, 0, order.length);
    double weight = 1;
    long exponent = 0;
    for (int at = 0; at < order.length && weight > 0; at++) {
      int variable = order[at];
      if (grounding.cut.get(variable)) {
        continue;
      }
      weight *= grounding.fixed.get(variable) ? observe(variable) : choose(variable, uniforms[at]);
      int power = Math.getExponent(weight);
      weight = Math.scalb(weight, -power);
      exponent += power;
    }
    return Math.log(weight) + exponent * Math.log(2);
  }

  /// The cell of the sample in a table over some variables.
  int cell(int[] variables) {
    int cell = 0;
    for (int variable : variables) {
      cell = cell * network.cards[variable] + Math.max(0, states[variable]);
    }
    return cell;
  }

  private double observe(int variable) {
    return network.tables[variable][row(variable) + states[variable]];
  }

  /// Draws from the mechanism times the likelihood and returns mechanism over proposal.
  private double choose(int variable, double uniform) {
    double[] table = network.tables[variable];
    double[] likelihood = likelihoods[variable];
    int row = row(variable);
    double total = 0;
    for (int state = 0; state < likelihood.length; state++) {
      total += table[row + state] * likelihood[state];
    }
    if (total == 0) {
      return 0;
    }
    int chosen = 0;
    double left = uniform * total;
    for (int state = 0; state < likelihood.length; state++) {
      double part = table[row + state] * likelihood[state];
      if (part > 0) {
        chosen = state;
        left -= part;
        if (left < 0) {
          break;
        }
      }
    }
    states[variable] = chosen;
    return total / likelihood[chosen];
  }

  private int row(int variable) {
    int[] family = network.families[variable];
    int[] strides = network.strides[variable];
    int row = 0;
    for (int axis = 0; axis < family.length - 1; axis++) {
      row += states[family[axis]] * strides[axis];
    }
    return row;
  }
}
