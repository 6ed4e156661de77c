package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.ScmProgram;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// A structural model in arrays of numbers.
final class EncodedProgram {
  /// By threes: a node's first term, 1 if its noise is uniform, and the node of an outcome of that
  /// number; the first term of the node after the last one ends the list.
  final IntArray nodes;

  /// By twos: a term's parent and shape.
  final IntArray terms;

  /// By twos: a node's intercept and scale.
  final DoubleArray numbers;

  final DoubleArray coefficients;

  EncodedProgram(int mostNodes, int mostTerms, int mostOutcomes) {
    nodes = new IntArray(3 * Math.max(mostNodes + 1, mostOutcomes));
    terms = new IntArray(2 * mostTerms);
    numbers = new DoubleArray(2 * mostNodes);
    coefficients = new DoubleArray(mostTerms);
  }

  static int terms(ScmProgram program) {
    return program.nodes().stream().mapToInt(node -> node.terms().size()).sum();
  }

  void fill(ScmProgram program) {
    int term = 0;
    int at = 0;
    for (ScmProgram.Node node : program.nodes()) {
      nodes.set(3 * at, term);
      nodes.set(3 * at + 1, node.noise() == ScmProgram.Noise.NORMAL ? 0 : 1);
      numbers.set(2 * at, node.intercept());
      numbers.set(2 * at + 1, node.scale());
      for (ScmProgram.Term its : node.terms()) {
        terms.set(2 * term, its.parent());
        terms.set(2 * term + 1, number(its.shape()));
        coefficients.set(term, its.coefficient());
        term++;
      }
      at++;
    }
    nodes.set(3 * at, term);
    int[] outcomes = program.outcomes();
    for (int outcome = 0; outcome < outcomes.length; outcome++) {
      nodes.set(3 * outcome + 2, outcomes[outcome]);
    }
  }

  private static int number(ScmProgram.Shape shape) {
    return switch (shape) {
      case IDENTITY -> 0;
      case SQUARE -> 1;
      case SINE -> 2;
      case TANH -> 3;
      case RECTIFIED -> 4;
      case LOGISTIC -> 5;
    };
  }
}
