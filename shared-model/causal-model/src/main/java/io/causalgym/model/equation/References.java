package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/// The names in a formula from left to right and its size, found without recursion: nothing is
/// known of the formula yet.
final class References {
  private record Level(Expression expression, int depth) {}

  private final Set<String> names = new LinkedHashSet<>();
  private int nodes;

  /// @param variable that the formula is of, for the message
  /// @param allowed nodes at most
  /// @throws ModelException if the formula is too large or deep or has a number that is not finite
  References(String variable, Expression expression, int allowed) {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(expression, 0));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (++nodes > allowed || level.depth > EquationLimits.HEIGHT) {
        throw new ModelException(
            variable,
            variable,
            "the formulas have more than "
                + EquationLimits.NODES
                + " numbers, names and calls, or '"
                + variable
                + "' more than "
                + EquationLimits.HEIGHT
                + " levels; use a smaller model");
      }
      switch (level.expression) {
        case Expression.Constant(double value) -> checkFinite(variable, value);
        case Expression.Reference(String name) -> names.add(name);
        case Expression.Call call -> {
          for (Expression argument : call.arguments().reversed()) {
            open.push(new Level(argument, level.depth + 1));
          }
        }
      }
    }
  }

  Set<String> names() {
    return names;
  }

  int nodes() {
    return nodes;
  }

  private static void checkFinite(String variable, double value) {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          variable,
          Double.toString(value),
          "the equation of '" + variable + "' has the number " + value + "; give a finite one");
    }
  }
}
