package io.causalgym.numeric.backend;

import java.util.List;

/// A structural model whose equations are sums of terms, in an order in which parents come first:
/// `x_j = intercept_j + sum over terms of coefficient * shape(x_parent) + scale_j * noise_j`.
///
/// @param nodes in topological order
/// @param outcomes the nodes whose moments are wanted, copied
@SuppressWarnings("ArrayRecordComponent") // A kernel reads arrays; nobody compares programs.
public record ScmProgram(List<Node> nodes, int[] outcomes) {

  /// The shape of a term.
  public enum Shape {
    /// `x`
    IDENTITY,
    /// `x^2`
    SQUARE,
    /// `sin x`
    SINE,
    /// `tanh x`
    TANH,
    /// `max(x, 0)`
    RECTIFIED,
    /// `1 / (1 + e^-x)`
    LOGISTIC
  }

  /// A term of an equation.
  ///
  /// @param parent an earlier node
  public record Term(int parent, Shape shape, double coefficient) {}

  /// The distribution of a noise, of mean 0 and variance 1.
  public enum Noise {
    NORMAL,
    /// On `-sqrt 3 .. sqrt 3`: `(2 u - 1) sqrt 3` of an {@link
    /// io.causalgym.numeric.random.RandomStream#openUniform open uniform} number `u`.
    UNIFORM
  }

  /// An equation.
  ///
  /// @param scale the standard deviation of its noise, 0 for none
  public record Node(double intercept, double scale, Noise noise, List<Term> terms) {
    public Node {
      terms = List.copyOf(terms);
    }
  }

  public ScmProgram {
    nodes = List.copyOf(nodes);
    outcomes = outcomes.clone();
    for (int node = 0; node < nodes.size(); node++) {
      for (Term term : nodes.get(node).terms()) {
        if (term.parent() < 0 || term.parent() >= node) {
          throw new IllegalArgumentException(
              "node " + node + " has parent " + term.parent() + ", which must come before it");
        }
      }
    }
    for (int outcome : outcomes) {
      if (outcome < 0 || outcome >= nodes.size()) {
        throw new IllegalArgumentException(
            "outcome " + outcome + " is not one of " + nodes.size() + " nodes");
      }
    }
  }
}
