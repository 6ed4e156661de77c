package io.causalgym.model.equation;

import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The formulas that uniform noises are compared with in one equation. A noise that is only
/// compared acts through the interval in which it falls, so finitely many states do for it.
final class Thresholds {
  private final EquationModel model;
  private final Map<String, List<Expression>> of = new LinkedHashMap<>();
  private @Nullable String other;

  Thresholds(EquationModel model, Expression equation) {
    this.model = model;
    visit(equation);
  }

  /// By name of a uniform noise: what it is compared with.
  Map<String, List<Expression>> of() {
    return of;
  }

  /// A uniform noise with another use, if there is one.
  @Nullable String other() {
    return other;
  }

  private void visit(Expression expression) {
    switch (expression) {
      case Expression.Constant _ -> {}
      case Expression.Reference(String name) -> other = uniform(expression) ? name : other;
      case Expression.Call(Function function, List<Expression> arguments) ->
          visit(function, arguments);
    }
  }

  private void visit(Function function, List<Expression> arguments) {
    boolean compares =
        switch (function) {
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          case BERNOULLI, CATEGORICAL -> uniform(arguments.getFirst());
          default -> false;
        };
    if (compares && uniform(arguments.getFirst())) {
      List<Expression> rest = arguments.subList(1, arguments.size());
      for (int at = 1; at <= rest.size(); at++) {
        add(arguments.getFirst(), new Expression.Call(Function.ADD, rest.subList(0, at)));
      }
      visitAll(rest);
    } else if (compares && uniform(arguments.getLast())) {
      add(arguments.getLast(), arguments.getFirst());
      visit(arguments.getFirst());
    } else {
      visitAll(arguments);
    }
  }

  // A loop and no stream: this recursion may be deep.
  private void visitAll(List<Expression> expressions) {
    for (Expression expression : expressions) {
      visit(expression);
    }
  }

  private void add(Expression noise, Expression threshold) {
    if (noise instanceof Expression.Reference(String name)) {
      of.computeIfAbsent(name, key -> new ArrayList<>()).add(threshold);
    }
  }

  private boolean uniform(Expression expression) {
    return expression instanceof Expression.Reference(String name)
        && model.findNoise(name) >= 0
        && model.noise(model.findNoise(name)) instanceof Uniform;
  }
}
