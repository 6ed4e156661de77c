package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.List;

/// A formula over probabilities, a node of an immutable graph in which equal parts are one object.
///
/// Variables are indices into the names of the {@link Estimand}. A part is a function of its free
/// variables; a sum binds its variables inside it, whatever they mean outside. Only {@link Algebra}
/// makes expressions, so that identity is equality and every part has a larger {@link #id()} than
/// its own parts: whoever walks by ascending id needs no recursion.
public sealed interface Expression {

  /// The rank of creation in its algebra.
  int id();

  /// The variables that the value depends on.
  NodeSet free();

  /// The parts, in order.
  List<Expression> parts();

  /// `P(of | given)` of the observational distribution; `of` is not empty.
  final class Probability implements Expression {
    private final int id;
    private final NodeSet of;
    private final NodeSet given;
    private final NodeSet free;

    Probability(int id, NodeSet of, NodeSet given) {
      this.id = id;
      this.of = of;
      this.given = given;
      this.free = of.union(given);
    }

    @Override
    public int id() {
      return id;
    }

    public NodeSet of() {
      return of;
    }

    public NodeSet given() {
      return given;
    }

    @Override
    public NodeSet free() {
      return free;
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /// The product of at least two factors, none of them a product.
  final class Product implements Expression {
    private final int id;
    private final List<Expression> factors;
    private final NodeSet free;

    Product(int id, List<Expression> factors) {
      this.id = id;
      this.factors = List.copyOf(factors);
      NodeSet.Builder all = new NodeSet.Builder(0);
      factors.forEach(factor -> all.addAll(factor.free()));
      this.free = all.build();
    }

    @Override
    public int id() {
      return id;
    }

    public List<Expression> factors() {
      return factors;
    }

    @Override
    public NodeSet free() {
      return free;
    }

    @Override
    public List<Expression> parts() {
      return factors;
    }
  }

  /// The sum of `term` over all values of `over`, which is not empty and free in `term`.
  final class Sum implements Expression {
    private final int id;
    private final NodeSet over;
    private final Expression term;
    private final NodeSet free;

    Sum(int id, NodeSet over, Expression term) {
      this.id = id;
      this.over = over;
      this.term = term;
      this.free = term.free().minus(over);
    }

    @Override
    public int id() {
      return id;
    }

    public NodeSet over() {
      return over;
    }

    public Expression term() {
      return term;
    }

    @Override
    public NodeSet free() {
      return free;
    }

    @Override
    public List<Expression> parts() {
      return List.of(term);
    }
  }

  /// The quotient of two expressions; undefined where the denominator is 0.
  final class Quotient implements Expression {
    private final int id;
    private final Expression numerator;
    private final Expression denominator;
    private final NodeSet free;

    Quotient(int id, Expression numerator, Expression denominator) {
      this.id = id;
      this.numerator = numerator;
      this.denominator = denominator;
      this.free = numerator.free().union(denominator.free());
    }

    @Override
    public int id() {
      return id;
    }

    public Expression numerator() {
      return numerator;
    }

    public Expression denominator() {
      return denominator;
    }

    @Override
    public NodeSet free() {
      return free;
    }

    @Override
    public List<Expression> parts() {
      return List.of(numerator, denominator);
    }
  }

  /// The number 1.
  final class One implements Expression {
    private final int id;

    One(int id) {
      this.id = id;
    }

    @Override
    public int id() {
      return id;
    }

    @Override
    public NodeSet free() {
      return NodeSet.EMPTY;
    }

    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }
}
