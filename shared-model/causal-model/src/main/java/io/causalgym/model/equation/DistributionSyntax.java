package io.causalgym.model.equation;

import static io.causalgym.model.equation.Expression.call;
import static io.causalgym.model.equation.Expression.constant;
import static io.causalgym.model.equation.Expression.reference;

import io.causalgym.model.ModelException;
import io.causalgym.model.equation.FormulaParser.Noises;
import io.causalgym.numeric.distribution.Bernoulli;
import io.causalgym.numeric.distribution.Beta;
import io.causalgym.numeric.distribution.Categorical;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.Exponential;
import io.causalgym.numeric.distribution.Gamma;
import io.causalgym.numeric.distribution.Laplace;
import io.causalgym.numeric.distribution.LogNormal;
import io.causalgym.numeric.distribution.Logistic;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.distribution.Poisson;
import io.causalgym.numeric.distribution.StudentT;
import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How noises are written. With constant parameters a term is a noise of that distribution; with
/// others it is a function of a noise without parameters: location and scale of a standard one, or
/// the quantile at a uniform one.
// A list of names that nobody changes.
@SuppressWarnings("ImmutableEnumChecker")
enum DistributionSyntax {
  NORMAL(2, "N", "Normal") {
    @Override
    Distribution of(List<Double> p) {
      return new Normal(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return scaled(p.get(0), p.get(1), noises.add(new Normal(0, 1)));
    }
  },
  UNIFORM(2, "U", "Uniform") {
    @Override
    Distribution of(List<Double> p) {
      return new Uniform(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      Expression width = call(Function.ADD, p.get(1), call(Function.NEGATE, p.get(0)));
      return scaled(p.get(0), width, noises.add(STANDARD_UNIFORM));
    }
  },
  EXPONENTIAL(1, "Exponential") {
    @Override
    Distribution of(List<Double> p) {
      return new Exponential(p.get(0));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return call(Function.DIVIDE, reference(noises.add(new Exponential(1))), p.get(0));
    }
  },
  LAPLACE(2, "Laplace") {
    @Override
    Distribution of(List<Double> p) {
      return new Laplace(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return scaled(p.get(0), p.get(1), noises.add(new Laplace(0, 1)));
    }
  },
  LOGISTIC(2, "Logistic") {
    @Override
    Distribution of(List<Double> p) {
      return new Logistic(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return scaled(p.get(0), p.get(1), noises.add(new Logistic(0, 1)));
    }
  },
  LOG_NORMAL(2, "LogNormal") {
    @Override
    Distribution of(List<Double> p) {
      return new LogNormal(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return call(Function.EXP, scaled(p.get(0), p.get(1), noises.add(new Normal(0, 1))));
    }
  },
  STUDENT_T(3, "StudentT") {
    @Override
    Distribution of(List<Double> p) {
      return new StudentT(p.get(0), p.get(1), p.get(2));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      double degrees = fixed("StudentT", "degrees of freedom", p.get(0));
      return scaled(p.get(1), p.get(2), noises.add(new StudentT(degrees, 0, 1)));
    }
  },
  GAMMA(2, "Gamma") {
    @Override
    Distribution of(List<Double> p) {
      return new Gamma(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      double shape = fixed("Gamma", "shape", p.get(0));
      return call(Function.MULTIPLY, p.get(1), reference(noises.add(new Gamma(shape, 1))));
    }
  },
  BETA(2, "Beta") {
    @Override
    Distribution of(List<Double> p) {
      return new Beta(p.get(0), p.get(1));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return reference(
          noises.add(
              of(List.of(fixed("Beta", "alpha", p.get(0)), fixed("Beta", "beta", p.get(1))))));
    }
  },
  BERNOULLI(1, "Bernoulli") {
    @Override
    Distribution of(List<Double> p) {
      return new Bernoulli(p.get(0));
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return quantile(Function.BERNOULLI, p, noises);
    }
  },
  CATEGORICAL(2, "Categorical") {
    @Override
    Distribution of(List<Double> p) {
      return new Categorical(p);
    }

    @Override
    Expression rewritten(List<Expression> p, Noises noises) {
      return quantile(Function.CATEGORICAL, p, noises);
    }
  },
  POISSON(1, "Poisson") {
    @Override
    Distribution of(List<Double> p) {
      return new Poisson(p.get(0));
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

  private static final Distribution STANDARD_UNIFORM = new Uniform(0, 1);
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

  abstract Distribution of(List<Double> parameters);

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
  static String text(Distribution distribution) {
    return switch (distribution) {
      case Normal(double mean, double sd) -> term("N", mean, sd);
      case Uniform(double low, double high) -> term("U", low, high);
      case Exponential(double rate) -> term("Exponential", rate);
      case Laplace(double location, double scale) -> term("Laplace", location, scale);
      case Logistic(double location, double scale) -> term("Logistic", location, scale);
      case LogNormal(double mu, double sigma) -> term("LogNormal", mu, sigma);
      case StudentT(double degrees, double location, double scale) ->
          term("StudentT", degrees, location, scale);
      case Gamma(double shape, double scale) -> term("Gamma", shape, scale);
      case Beta(double alpha, double beta) -> term("Beta", alpha, beta);
      case Bernoulli(double p) -> term("Bernoulli", p);
      case Categorical p ->
          term("Categorical", IntStream.range(0, p.size()).mapToDouble(p::p).toArray());
      case Poisson poisson -> term("Poisson", poisson.rate());
    };
  }

  private static double fixed(String name, String parameter, Expression of) {
    return Interpreter.constant(of)
        .orElseThrow(() ->
            new ModelException(
                name, parameter, "the " + parameter + " of '" + name + "' must be a constant"));
  }

  private static String term(String name, double... parameters) {
    List<String> written = Arrays.stream(parameters).mapToObj(Formulas::number).toList();
    return name + "(" + String.join(", ", written) + ")";
  }
}
