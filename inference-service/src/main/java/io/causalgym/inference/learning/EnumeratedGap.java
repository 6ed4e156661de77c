package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// Sums a gap of few joint states out by going through them, in logarithms: a hundred observed
/// children of one missing variable make a product that no double holds.
final class EnumeratedGap implements GapPosterior {
  // So many rows between two looks at the clock.
  private static final int STRIDE = 1024;

  private final Structure structure;
  private final DiscreteColumns data;
  private final Gap gap;
  private final WeightedRows rows;

  /// By family of the gap and joint state: how far from the cell of the boundary.
  private final int[][] offsets;

  EnumeratedGap(Structure structure, DiscreteColumns data, Gap gap, WeightedRows rows) {
    this.structure = structure;
    this.data = data;
    this.gap = gap;
    this.rows = rows;
    int states = (int) gap.states(structure.cards);
    this.offsets = gap.families.stream().map(one -> offsets(one, states)).toArray(int[][]::new);
  }

  private int[] offsets(Family family, int states) {
    int[] offsets = new int[states];
    int block = states;
    for (int variable : gap.missing) {
      int card = structure.cards[variable];
      block /= card;
      int stride = stride(family, variable);
      for (int state = 0; state < states; state++) {
        offsets[state] += stride * (state / block % card);
      }
    }
    return offsets;
  }

  private static int stride(Family family, int variable) {
    for (int axis = 0; axis < family.scope.length; axis++) {
      if (family.scope[axis] == variable) {
        return family.strides[axis];
      }
    }
    return 0;
  }

  @Override
  public double expect(double[][] logs, double[][] counts, Deadline deadline) {
    double[] weights = new double[offsets[0].length];
    int[] cells = new int[offsets.length];
    double likelihood = 0;
    for (int group = 0; group < rows.size(); group++) {
      if (group % STRIDE == 0) {
        deadline.check();
      }
      for (int at = 0; at < cells.length; at++) {
        cells[at] = gap.families.get(at).cell(data, structure.columns, rows.row(group));
      }
      likelihood += rows.weight(group) * posterior(logs, cells, weights);
      spread(rows.weight(group), weights, cells, counts);
    }
    return likelihood;
  }

  /// Fills in the posterior of the joint states and answers the log-likelihood of the boundary.
  private double posterior(double[][] logs, int[] cells, double[] weights) {
    Arrays.fill(weights, 0);
    for (int at = 0; at < cells.length; at++) {
      double[] own = logs[gap.families.get(at).variable];
      for (int state = 0; state < weights.length; state++) {
        weights[state] += own[cells[at] + offsets[at][state]];
      }
    }
    return normalise(weights);
  }

  /// From logarithms to probabilities; answers the logarithm of their sum.
  private static double normalise(double[] weights) {
    double most = Double.NEGATIVE_INFINITY;
    for (double weight : weights) {
      most = Math.max(most, weight);
    }
    if (most == Double.NEGATIVE_INFINITY) {
      throw new IllegalStateException("EM gave a row the probability 0");
    }
    double sum = 0;
    for (int state = 0; state < weights.length; state++) {
      weights[state] = Math.exp(weights[state] - most);
      sum += weights[state];
    }
    for (int state = 0; state < weights.length; state++) {
      weights[state] /= sum;
    }
    return most + Math.log(sum);
  }

  private void spread(double rowWeight, double[] weights, int[] cells, double[][] counts) {
    for (int at = 0; at < cells.length; at++) {
      double[] own = counts[gap.families.get(at).variable];
      for (int state = 0; state < weights.length; state++) {
        own[cells[at] + offsets[at][state]] += rowWeight * weights[state];
      }
    }
  }
}
