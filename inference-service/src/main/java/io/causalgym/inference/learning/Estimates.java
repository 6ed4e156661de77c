package io.causalgym.inference.learning;

import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// From counts and pseudo counts to parameters (the M-step), and what is said of them.
final class Estimates {
  /// Fewer expected rows than this are rounding, not support.
  private static final double SUPPORT = 1e-9;

  private final Structure structure;
  private final double[][] pseudo;

  Estimates(Structure structure, Prior prior) {
    this.structure = structure;
    this.pseudo = PseudoCounts.of(prior, structure);
  }

  /// Numbers to start EM from: the complete families with a random row of a flat Dirichlet added to
  /// each, so that no parameter is 0 and the states of a latent variable differ.
  double[][] start(double[][] observed, long seed) {
    double[][] parameters = structure.zeros();
    for (int variable = 0; variable < parameters.length; variable++) {
      RandomStream random = new RandomStream(seed, variable);
      for (int cell = 0; cell < parameters[variable].length; cell++) {
        double weight =
            observed[variable][cell] + pseudo[variable][cell] - Math.log(random.openUniform(cell));
        parameters[variable][cell] = weight;
      }
      normalise(parameters[variable], structure.families.get(variable).card, parameters[variable]);
    }
    return parameters;
  }

  /// Puts the parameters that the counts make into `parameters`; a row without any count keeps its
  /// numbers. The counts are changed.
  void update(double[][] counts, double[][] parameters) {
    for (int variable = 0; variable < counts.length; variable++) {
      for (int cell = 0; cell < counts[variable].length; cell++) {
        counts[variable][cell] += pseudo[variable][cell];
      }
      normalise(counts[variable], structure.families.get(variable).card, parameters[variable]);
    }
  }

  private static void normalise(double[] weights, int card, double[] parameters) {
    for (int start = 0; start < weights.length; start += card) {
      double sum = 0;
      for (int cell = start; cell < start + card; cell++) {
        sum += weights[cell];
      }
      for (int cell = start; cell < start + card && sum > 0; cell++) {
        parameters[cell] = weights[cell] / sum;
      }
    }
  }

  /// The sum of pseudo count times logarithm of parameter.
  double penalty(double[][] logs) {
    double penalty = 0;
    for (int variable = 0; variable < logs.length; variable++) {
      for (int cell = 0; cell < logs[variable].length; cell++) {
        double own = pseudo[variable][cell];
        penalty += own > 0 ? own * logs[variable][cell] : 0;
      }
    }
    return penalty;
  }

  /// Rows of tables to which neither counts nor pseudo counts say anything.
  Learning.Unsupported unsupported(double[][] counts) {
    List<Learning.Configuration> named = new ArrayList<>();
    long total = 0;
    for (Family family : structure.families) {
      for (int row = 0; row < family.rows(); row++) {
        if (!supported(counts, family, row)) {
          total++;
          if (named.size() < Learning.Unsupported.MOST_NAMED) {
            named.add(configuration(family, row));
          }
        }
      }
    }
    return new Learning.Unsupported(named, total);
  }

  private boolean supported(double[][] counts, Family family, int row) {
    double support = 0;
    for (int cell = row * family.card; cell < (row + 1) * family.card; cell++) {
      support += counts[family.variable][cell] + pseudo[family.variable][cell];
    }
    return support > SUPPORT;
  }

  private Learning.Configuration configuration(Family family, int row) {
    LinkedHashMap<String, String> parents = new LinkedHashMap<>();
    for (int axis = 0; axis < family.scope.length - 1; axis++) {
      int parent = family.scope[axis];
      int state = row * family.card / family.strides[axis] % structure.cards[parent];
      parents.put(structure.names.get(parent), structure.states(parent).get(state));
    }
    return new Learning.Configuration(structure.names.get(family.variable), parents);
  }
}
