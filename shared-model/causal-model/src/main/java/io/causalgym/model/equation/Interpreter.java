package io.causalgym.model.equation;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// The value of a formula by walking through it, once for each call; {@link Evaluator} does the
/// same for blocks of rows and gives the same bits. Its recursion is bounded by {@link
/// EquationLimits#HEIGHT}.
public final class Interpreter {
  private Interpreter() {}

  /// The value where names mean what `values` says.
  public static double evaluate(Expression expression, ToDoubleFunction<String> values) {
    return switch (expression) {
      case Expression.Constant(double value) -> value;
      case Expression.Reference(String name) -> values.applyAsDouble(name);
      case Expression.Call call -> {
        double[] arguments = new double[call.arguments().size()];
        for (int at = 0; at < arguments.length; at++) {
          arguments[at] = evaluate(call.arguments().get(at), values);
        }
        yield call.function().apply(arguments);
      }
    };
  }

  /// The value if no name occurs.
  static OptionalDouble constant(Expression expression) {
    return fixed(expression)
        ? OptionalDouble.of(evaluate(expression, name -> Double.NaN))
        : OptionalDouble.empty();
  }

  private static boolean fixed(Expression expression) {
    return switch (expression) {
      case Expression.Constant _ -> true;
      case Expression.Reference _ -> false;
      case Expression.Call call -> {
        for (Expression argument : call.arguments()) {
          if (!fixed(argument)) {
            yield false;
          }
        }
        yield true;
      }
    };
  }
}
