package io.causalgym.model.equation;

import static io.causalgym.model.equation.Expression.call;
import static io.causalgym.model.equation.Expression.constant;
import static io.causalgym.model.equation.Expression.reference;
import static io.causalgym.model.equation.Function.ADD;
import static io.causalgym.model.equation.Function.DIVIDE;
import static io.causalgym.model.equation.Function.EXP;
import static io.causalgym.model.equation.Function.LOG;
import static io.causalgym.model.equation.Function.LOGISTIC;
import static io.causalgym.model.equation.Function.LOGIT;
import static io.causalgym.model.equation.Function.MULTIPLY;
import static io.causalgym.model.equation.Function.NEGATE;

import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An equation solved for a noise: formulas over the variable itself, its parents and its other
/// noises.
///
/// @param first the noise, or the lower end of its interval
/// @param second `|dv/de|`, or the upper end
record NoiseInverse(int noise, Expression first, Expression second) {

  /// Noises that are tried, so that a long equation that cannot be undone costs little.
  private static final int MOST_TRIED = 32;

  /// The noise as a function, by undoing the equation from the outside.
  static Optional<NoiseInverse> value(EquationModel model, int variable) {
    int[] noises = model.noisesOf(variable);
    for (int noise : Arrays.copyOf(noises, Math.min(noises.length, MOST_TRIED))) {
      if (!model.noise(noise).discrete() && model.uses(noise) == 1) {
        Optional<NoiseInverse> found = undone(model, variable, noise);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<NoiseInverse> undone(EquationModel model, int variable, int noise) {
    Expression rest = model.equation(variable);
    Undone undone = new Undone(reference(model.name(variable)), constant(1));
    while (rest instanceof Expression.Call call) {
      int at = 0;
      while (occurrences(call.arguments().get(at), model.noiseName(noise)) == 0) {
        at++;
      }
      Optional<Undone> next = undone.step(call, at);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      undone = next.get();
      rest = call.arguments().get(at);
    }
    return Optional.of(new NoiseInverse(noise, undone.value, call(Function.ABS, undone.slope)));
  }

  /// @param value of the formula that is still to be undone
  /// @param slope of the variable in that value
  private record Undone(Expression value, Expression slope) {

    private Optional<Undone> step(Expression.Call call, int at) {
      List<Expression> others = new ArrayList<>(call.arguments());
      others.remove(at);
      Expression one = constant(1);
      return switch (call.function()) {
        case NEGATE -> Optional.of(new Undone(call(NEGATE, value), slope));
        case ADD -> {
          List<Expression> terms = new ArrayList<>(List.of(value));
          others.forEach(other -> terms.add(call(NEGATE, other)));
          yield Optional.of(new Undone(new Expression.Call(ADD, terms), slope));
        }
        case MULTIPLY -> {
          if (others.isEmpty()) {
            yield Optional.of(this);
          }
          Expression factor = new Expression.Call(MULTIPLY, others);
          yield next(call(DIVIDE, value, factor), factor);
        }
        case DIVIDE ->
            at == 0
                ? next(
                    call(MULTIPLY, value, others.getFirst()), call(DIVIDE, one, others.getFirst()))
                : next(
                    call(DIVIDE, others.getFirst(), value),
                    call(DIVIDE, call(MULTIPLY, value, value), others.getFirst()));
        case EXP -> next(call(LOG, value), value);
        case LOG -> next(call(EXP, value), call(EXP, call(NEGATE, value)));
        case LOGISTIC -> next(call(LOGIT, value), bernoulliVariance(value));
        case LOGIT ->
            next(
                call(LOGISTIC, value), call(DIVIDE, one, bernoulliVariance(call(LOGISTIC, value))));
        case TANH -> {
          Expression above = call(ADD, one, value);
          Expression below = call(ADD, one, call(NEGATE, value));
          yield next(
              call(MULTIPLY, constant(0.5), call(LOG, call(DIVIDE, above, below))),
              call(MULTIPLY, above, below));
        }
        default -> Optional.empty();
      };
    }

    private Optional<Undone> next(Expression inner, Expression factor) {
      return Optional.of(new Undone(inner, call(MULTIPLY, slope, factor)));
    }

    private static Expression bernoulliVariance(Expression p) {
      return call(MULTIPLY, p, call(ADD, constant(1), call(NEGATE, p)));
    }
  }

  /// The interval of a uniform noise that a threshold equation inverts.
  static Optional<NoiseInverse> interval(EquationModel model, int variable) {
    if (!(model.equation(variable)
            instanceof Expression.Call(Function function, List<Expression> of))
        || (function != Function.BERNOULLI && function != Function.CATEGORICAL)
        || !(of.getFirst() instanceof Expression.Reference(String name))) {
      return Optional.empty();
    }
    int noise = model.findNoise(name);
    if (noise < 0 || !model.noise(noise).equals(new Uniform(0, 1)) || model.uses(noise) != 1) {
      return Optional.empty();
    }
    Expression value = reference(model.name(variable));
    List<Expression> p = of.subList(1, of.size());
    return Optional.of(
        function == Function.BERNOULLI
            ? new NoiseInverse(
                noise,
                chosen(value, List.of(p.getFirst(), constant(0))),
                chosen(value, List.of(constant(1), p.getFirst())))
            : new NoiseInverse(noise, chosen(value, sums(p, 0)), chosen(value, sums(p, 1))));
  }

  /// `P(state < k + shift)` for each state `k`; the last one reaches to 1.
  private static List<Expression> sums(List<Expression> p, int shift) {
    List<Expression> sums = new ArrayList<>();
    for (int state = 0; state < p.size(); state++) {
      int terms = state + shift;
      sums.add(
          terms == 0
              ? constant(0)
              : terms == p.size() ? constant(1) : new Expression.Call(ADD, p.subList(0, terms)));
    }
    return sums;
  }

  /// The option of which `value` is the number; `NaN` if it is none.
  private static Expression chosen(Expression value, List<Expression> options) {
    Expression chosen = call(LOG, constant(-1));
    for (int state = options.size() - 1; state >= 0; state--) {
      Expression here = call(Function.EQUAL, value, constant(state));
      chosen = call(Function.IF, here, options.get(state), chosen);
    }
    return chosen;
  }

  private static int occurrences(Expression expression, String name) {
    return switch (expression) {
      case Expression.Constant _ -> 0;
      case Expression.Reference reference -> reference.name().equals(name) ? 1 : 0;
      case Expression.Call call -> {
        int found = 0;
        for (Expression argument : call.arguments()) {
          found += occurrences(argument, name);
        }
        yield found;
      }
    };
  }
}
