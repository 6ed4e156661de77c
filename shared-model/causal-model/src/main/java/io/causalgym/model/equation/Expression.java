package io.causalgym.model.equation;

import java.util.List;

/// A formula: numbers, names of variables or noises, and calls of whitelisted functions. Immutable;
/// a formula that a model holds is at most {@link EquationLimits#HEIGHT} calls deep.
public sealed interface Expression {

  /// A finite number.
  record Constant(double value) implements Expression {}

  /// The value of a variable, or of a noise.
  record Reference(String name) implements Expression {}

  /// A function of other formulas.
  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
        throw new IllegalArgumentException(
            function
                + " has "
                + arguments.size()
                + " arguments; it takes "
                + Syntax.arity(function));
      }
    }
  }

  static Expression constant(double value) {
    return new Constant(value);
  }

  static Expression reference(String name) {
    return new Reference(name);
  }

  static Expression call(Function function, Expression... arguments) {
    return new Call(function, List.of(arguments));
  }
}
