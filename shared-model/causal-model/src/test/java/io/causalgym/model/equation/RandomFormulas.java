package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Formulas drawn at random from everything that the language has.
final class RandomFormulas {
  private static final List<Function> OPERATORS =
      Arrays.stream(Function.values())
          .filter(function -> !function.named() || function == Function.POWER)
          .toList();

  private final SplittableRandom random;
  private final List<String> names;

  RandomFormulas(long seed, List<String> names) {
    this.random = new SplittableRandom(seed);
    this.names = names;
  }

  Expression next(int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(3) == 0
          ? Expression.constant(number())
          : Expression.reference(names.get(random.nextInt(names.size())));
    }
    Function[] functions = Function.values();
    // What is written with operators is where precedence can go wrong.
    Function function =
        random.nextInt(3) > 0
            ? OPERATORS.get(random.nextInt(OPERATORS.size()))
            : functions[random.nextInt(functions.length)];
    int most = Math.min(function.most(), function.fewest() + 3);
    int count = random.nextInt(function.fewest(), most + 1);
    List<Expression> arguments = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      arguments.add(next(depth - 1));
    }
    return new Expression.Call(function, arguments);
  }

  double number() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(-3, 4);
      case 1 -> -0.0;
      case 2 -> random.nextDouble() * 1e-9;
      default -> random.nextDouble(-5, 5);
    };
  }
}
