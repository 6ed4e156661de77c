package io.causalgym.inference.identification.expression;

import java.util.List;

/// A formula with names, as it is written: a tree in which shared parts are references.
public sealed interface ExpressionTree {

  /// `P(of | given)`, names ascending.
  record Probability(List<String> of, List<String> given) implements ExpressionTree {
    public Probability {
      of = List.copyOf(of);
      given = List.copyOf(given);
    }
  }

  /// The product of at least two factors.
  record Product(List<ExpressionTree> factors) implements ExpressionTree {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /// The sum of `term` over all values of the variables `over`, which it binds.
  record Sum(List<String> over, ExpressionTree term) implements ExpressionTree {
    public Sum {
      over = List.copyOf(over);
    }
  }

  /// `numerator / denominator`.
  record Quotient(ExpressionTree numerator, ExpressionTree denominator) implements ExpressionTree {}

  /// The number 1.
  record One() implements ExpressionTree {}

  /// The definition with this id, read with the values that its variables have here.
  record Ref(String id) implements ExpressionTree {}
}
