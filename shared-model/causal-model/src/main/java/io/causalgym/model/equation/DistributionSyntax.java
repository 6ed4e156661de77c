package io.causalgym.model.equation;

import static io.causalgym.model.equation.Expression.call;
import static io.causalgym.model.equation.Expression.constant;
import static io.causalgym.model.equation.Expression.reference;

import io.causalgym.model.ModelException;
import io.causalgym.model.equation.FormulaParser.Noises;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How noises are written. With constant parameters a term is a noise of that distribution; with
/// others it is a function of a noise without parameters: location and scale of a standard one, or
/// the quantile at a uniform one.
// A list of names that nobody changes.
@SuppressWarnings("ImmutableEnumChecker")
enum DistributionSyntax {
  NORMAL(2, "N", "Normal") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Normal(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return scaled(p.get(0), p.get(1), noises.add(new NoiseDistribution.Normal(0, 1)));
    }
  },
  UNIFORM(2, "U", "Uniform") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Uniform(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      Expression width = call(Function.ADD, p.get(1), call(Function.NEGATE, p.get(0)));
      return scaled(p.get(0), width, noises.add(STANDARD_UNIFORM));
    }
  },
  EXPONENTIAL(1, "Exponential") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Exponential(p.get(0));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return call(
          Function.DIVIDE, reference(noises.add(new NoiseDistribution.Exponential(1))), p.get(0));
    }
  },
  LAPLACE(2, "Laplace") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Laplace(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return scaled(p.get(0), p.get(1), noises.add(new NoiseDistribution.Laplace(0, 1)));
    }
  },
  BERNOULLI(1, "Bernoulli") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Bernoulli(p.get(0));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return quantile(Function.BERNOULLI, p, noises);
    }
  },
  CATEGORICAL(2, "Categorical") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Categorical(p);
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return quantile(Function.CATEGORICAL, p, noises);
    }
  },
  POISSON(1, "Poisson") {
    @Override
    NoiseDistribution of(List<Double> p) {
      return new NoiseDistribution.Poisson(p.get(0));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return quantile(Function.POISSON, p, noises);
    }
  };

  /// Calls and names that a rewritten term has besides its parameters, at most.
  static final int NODES_ADDED = 6;

  /// Calls that a rewritten term puts on top of its parameters, at most.
  static final int HEIGHT_ADDED = 4;

  private static final NoiseDistribution STANDARD_UNIFORM = new NoiseDistribution.Uniform(0, 1);
  private static final Map<String, DistributionSyntax> NAMES = new LinkedHashMap<>();

  static {
    for (DistributionSyntax syntax : values()) {
      syntax.names.forEach(name -> NAMES.put(name, syntax));
    }
  }

  private final int parameters;
  private final List<String> names;

  DistributionSyntax(int parameters, String... names) {
    this.parameters = parameters;
    this.names = List.of(names);
  }

  static @Nullable DistributionSyntax of(String name) {
    return NAMES.get(name);
  }

  static List<String> names() {
    return List.copyOf(NAMES.keySet());
  }

  /// A term with these parameters.
  ///
  /// @throws ModelException if there are too few or many, or they are constant and not possible
  Expression drawn(List<Expression> of, Noises noises) {
    boolean open = this == CATEGORICAL;
    if (open
        ? of.size() < parameters || of.size() >= EquationLimits.NAME
        : of.size() != parameters) {
      throw new ModelException(
          names.getFirst(),
          Integer.toString(of.size()),
          "'"
              + names.getFirst()
              + "' has "
              + of.size()
              + " parameters; it takes "
              + parameters
              + (open ? " to " + (EquationLimits.NAME - 1) : ""));
    }
    List<Double> constants = new ArrayList<>();
    for (Expression parameter : of) {
      OptionalDouble constant = Interpreter.constant(parameter);
      if (constant.isEmpty()) {
        return rewritten(of, noises);
      }
      constants.add(constant.getAsDouble());
    }
    return reference(noises.add(of(constants)));
  }

  abstract NoiseDistribution of(List<Double> parameters);

  abstract Expression rewritten(List<Expression> parameters, Noises noises);

  private static Expression scaled(Expression location, Expression scale, String noise) {
    Expression deviation =
        scale.equals(constant(1))
            ? reference(noise)
            : call(Function.MULTIPLY, scale, reference(noise));
    return call(Function.ADD, location, deviation);
  }

  private static Expression quantile(Function function, List<Expression> of, Noises noises) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(reference(noises.add(STANDARD_UNIFORM)));
    arguments.addAll(of);
    return new Expression.Call(function, arguments);
  }

  /// The term for a noise of this distribution.
  static String text(NoiseDistribution distribution) {
    return switch (distribution) {
      case NoiseDistribution.Normal(double mean, double sd) -> term("N", mean, sd);
      case NoiseDistribution.Uniform(double low, double high) -> term("U", low, high);
      case NoiseDistribution.Exponential(double rate) -> term("Exponential", rate);
      case NoiseDistribution.Laplace(double location, double scale) ->
          term("Laplace", location, scale);
      case NoiseDistribution.Bernoulli(double p) -> term("Bernoulli", p);
      case NoiseDistribution.Categorical(List<Double> p) ->
          term("Categorical", p.stream().mapToDouble(Double::doubleValue).toArray());
      case NoiseDistribution.Poisson(double rate) -> term("Poisson", rate);
    };
  }

  private static String term(String name, double... parameters) {
    List<String> written = Arrays.stream(parameters).mapToObj(Formulas::number).toList();
    return name + "(" + String.join(", ", written) + ")";
  }
}
