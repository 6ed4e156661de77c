package io.causalgym.inference.simulation;

import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Expression;
import io.causalgym.model.equation.Function;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Translates equations that are sums of numbers times shapes of sums, such as `2*X + tanh(X - Z) +
/// N(0, 1)`, where all noises are normal or uniform. A sum inside of a shape becomes a node of its
/// own. `O(terms)` for each level of a formula.
final class EquationProgram {
  private final EquationModel model;
  private final List<ScmProgram.Node> nodes = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<Sum, Integer> inner = new HashMap<>();

  private EquationProgram(EquationModel model) {
    this.model = model;
  }

  /// A node and what is taken of it.
  private record Factor(int node, Shape shape) {}

  /// A number, and numbers times factors in the order of the formula.
  private record Sum(double constant, Map<Factor, Double> terms) {
    private Sum {
      // In order, as the order decides how a kernel's additions round.
      terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    static Sum of(int node, Shape shape) {
      return new Sum(0, Map.of(new Factor(node, shape), 1.0));
    }

    boolean isConstant() {
      return terms.isEmpty();
    }

    Sum times(double number) {
      Map<Factor, Double> scaled = new LinkedHashMap<>();
      terms.forEach((factor, by) -> scaled.put(factor, by * number));
      return new Sum(constant * number, scaled);
    }
  }

  /// The program, if the equations have that form.
  static Optional<KernelProgram> of(EquationModel model) {
    return new EquationProgram(model).program();
  }

  private Optional<KernelProgram> program() {
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      ScmProgram.@Nullable Node node = noise(model.noise(noise));
      if (node == null) {
        return Optional.empty();
      }
      places.put(model.noiseName(noise), nodes.size());
      nodes.add(node);
    }
    for (int variable : model.topologicalOrder()) {
      @Nullable Sum sum = sum(model.equation(variable));
      if (sum == null) {
        return Optional.empty();
      }
      places.put(model.name(variable), add(sum));
    }
    return Optional.of(new KernelProgram(nodes, places, model.names()));
  }

  private static ScmProgram.@Nullable Node noise(Distribution distribution) {
    if (distribution instanceof Normal(double mean, double sd)) {
      return new ScmProgram.Node(mean, sd, Noise.NORMAL, List.of());
    }
    return distribution instanceof Uniform
        ? new ScmProgram.Node(
            distribution.mean(), Math.sqrt(distribution.variance()), Noise.UNIFORM, List.of())
        : null;
  }

  /// A node with the value of a sum.
  private int add(Sum sum) {
    List<Term> terms = new ArrayList<>();
    sum.terms().forEach((factor, by) -> terms.add(new Term(factor.node(), factor.shape(), by)));
    nodes.add(new ScmProgram.Node(sum.constant(), 0, Noise.NORMAL, terms));
    return nodes.size() - 1;
  }

  private @Nullable Sum sum(Expression expression) {
    return switch (expression) {
      case Expression.Constant(double value) -> new Sum(value, Map.of());
      case Expression.Reference(String name) -> {
        Integer place = places.get(name);
        yield place == null ? null : Sum.of(place, Shape.IDENTITY);
      }
      case Expression.Call call -> called(call);
    };
  }

  private @Nullable Sum called(Expression.Call call) {
    List<Sum> of = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      @Nullable Sum sum = sum(argument);
      if (sum == null) {
        return null;
      }
      of.add(sum);
    }
    if (of.stream().allMatch(Sum::isConstant)) {
      double[] numbers = of.stream().mapToDouble(Sum::constant).toArray();
      return new Sum(call.function().apply(numbers), Map.of());
    }
    return combined(call.function(), of);
  }

  private @Nullable Sum combined(Function function, List<Sum> of) {
    Sum first = of.getFirst();
    Sum last = of.getLast();
    return switch (function) {
      case ADD -> added(of);
      case NEGATE -> first.times(-1);
      case MULTIPLY -> product(of);
      case DIVIDE -> last.isConstant() ? first.times(1 / last.constant()) : null;
      case POWER -> power(first, last);
      case MAX -> of.size() == 2 ? rectified(first, last) : null;
      case SIN -> shaped(Shape.SINE, first);
      case TANH -> shaped(Shape.TANH, first);
      case LOGISTIC -> shaped(Shape.LOGISTIC, first);
      default -> null;
    };
  }

  private static Sum added(List<Sum> of) {
    double constant = 0;
    Map<Factor, Double> terms = new LinkedHashMap<>();
    for (Sum sum : of) {
      constant += sum.constant();
      sum.terms().forEach((factor, by) -> terms.merge(factor, by, Double::sum));
    }
    // So that the width of U(X, X + 2) is the number that it is.
    terms.values().removeIf(by -> by == 0);
    return new Sum(constant, terms);
  }

  private @Nullable Sum product(List<Sum> of) {
    double number = 1;
    List<Sum> open = new ArrayList<>();
    for (Sum sum : of) {
      if (sum.isConstant()) {
        number *= sum.constant();
      } else {
        open.add(sum);
      }
    }
    if (open.size() == 1) {
      return open.getFirst().times(number);
    }
    return open.size() == 2 && open.getFirst().equals(open.getLast())
        ? shaped(Shape.SQUARE, open.getFirst()).times(number)
        : null;
  }

  private @Nullable Sum power(Sum base, Sum exponent) {
    return exponent.equals(new Sum(2, Map.of())) ? shaped(Shape.SQUARE, base) : null;
  }

  private @Nullable Sum rectified(Sum one, Sum other) {
    Sum zero = new Sum(0, Map.of());
    if (other.equals(zero)) {
      return shaped(Shape.RECTIFIED, one);
    }
    return one.equals(zero) ? shaped(Shape.RECTIFIED, other) : null;
  }

  private Sum shaped(Shape shape, Sum sum) {
    return Sum.of(node(sum), shape);
  }

  /// The node that a sum is, or a new one.
  private int node(Sum sum) {
    if (sum.constant() == 0 && sum.terms().size() == 1) {
      Map.Entry<Factor, Double> only = sum.terms().entrySet().iterator().next();
      if (only.getKey().shape() == Shape.IDENTITY && only.getValue() == 1) {
        return only.getKey().node();
      }
    }
    Integer known = inner.get(sum);
    if (known == null) {
      known = add(sum);
      inner.put(sum, known);
    }
    return known;
  }
}
