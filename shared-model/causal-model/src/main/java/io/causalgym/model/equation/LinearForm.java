package io.causalgym.model.equation;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.numeric.distribution.Normal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads linear equations with normal noises as a linear Gaussian model over the observed
/// variables: latent variables are put into the equations of their children, and what shares a
/// noise then has a covariance of errors. Linear in the size of the formulas where no variable is
/// latent.
final class LinearForm {
  /// Terms of all equations together at most, latent causes put in.
  private static final int MOST_TERMS = 200_000;

  /// Pairs of variables with a noise in common at most, counted for each noise.
  private static final int MOST_PAIRS = 20_000_000;

  private final EquationModel model;
  private final Map<String, Affine> latent = new HashMap<>();
  private int terms;

  private LinearForm(EquationModel model) {
    this.model = model;
  }

  /// A sum of numbers times names, plus a number.
  private static final class Affine {
    private double constant;
    private final Map<String, Double> factors = new LinkedHashMap<>();
  }

  /// Stops the reading.
  private static final class NotLinear extends Exception {
    private static final long serialVersionUID = 1L;

    private NotLinear(String reason) {
      super(reason, null, false, false);
    }
  }

  static ExactForm<LinearModel> of(EquationModel model) {
    LinearForm form = new LinearForm(model);
    Map<String, Affine> observed = new LinkedHashMap<>();
    for (int variable : model.topologicalOrder()) {
      String name = model.name(variable);
      try {
        (model.latent(variable) ? form.latent : observed).put(name, form.read(variable));
      } catch (NotLinear e) {
        return new ExactForm.Absent<>(name, String.valueOf(e.getMessage()));
      }
    }
    if (observed.isEmpty()) {
      return new ExactForm.Absent<>(model.name(0), "every variable is latent");
    }
    ErrorTerms errors = form.errors(observed);
    return errors.pairs() > MOST_PAIRS
        ? new ExactForm.Absent<>(
            model.name(0), "its noises are in common to more than " + MOST_PAIRS + " pairs")
        : new ExactForm.Found<>(form.build(observed, errors));
  }

  private Affine read(int variable) throws NotLinear {
    Affine affine = new Affine();
    add(model.equation(variable), 1, affine);
    return affine;
  }

  private void add(Expression expression, double factor, Affine to) throws NotLinear {
    switch (expression) {
      case Expression.Constant(double value) -> to.constant += factor * value;
      case Expression.Reference(String name) -> addName(name, factor, to);
      case Expression.Call call -> addCall(call, factor, to);
    }
  }

  private void addCall(Expression.Call call, double factor, Affine to) throws NotLinear {
    List<Expression> of = call.arguments();
    switch (call.function()) {
      case ADD -> {
        for (Expression term : of) {
          add(term, factor, to);
        }
      }
      case NEGATE -> add(of.getFirst(), -factor, to);
      case MULTIPLY -> addProduct(of, factor, to);
      case DIVIDE -> add(of.getFirst(), factor / number(Function.DIVIDE, of.getLast()), to);
      default -> to.constant += factor * number(call.function(), call);
    }
  }

  private void addProduct(List<Expression> of, double factor, Affine to) throws NotLinear {
    Expression open = Expression.constant(1);
    double product = factor;
    for (Expression operand : of) {
      if (Interpreter.constant(operand).isPresent()) {
        product *= number(Function.MULTIPLY, operand);
      } else if (open instanceof Expression.Constant) {
        open = operand;
      } else {
        throw new NotLinear("it multiplies variables or noises");
      }
    }
    add(open, product, to);
  }

  private static double number(Function function, Expression expression) throws NotLinear {
    return Interpreter.constant(expression)
        .orElseThrow(() -> new NotLinear("it has '" + function.symbol() + "' of a variable"));
  }

  private void addName(String name, double factor, Affine to) throws NotLinear {
    Affine inner = latent.get(name);
    int noise = model.findNoise(name);
    if (noise >= 0 && !(model.noise(noise) instanceof Normal)) {
      throw new NotLinear(
          "its noise is " + DistributionSyntax.text(model.noise(noise)) + ", which is not normal");
    }
    terms += inner == null ? 1 : inner.factors.size();
    if (terms > MOST_TERMS) {
      throw new NotLinear("its latent causes make more than " + MOST_TERMS + " terms");
    }
    if (inner == null) {
      to.factors.merge(name, factor, Double::sum);
    } else {
      to.constant += factor * inner.constant;
      inner.factors.forEach((cause, own) -> to.factors.merge(cause, factor * own, Double::sum));
    }
  }

  private ErrorTerms errors(Map<String, Affine> observed) {
    ErrorTerms errors = new ErrorTerms();
    observed.forEach((name, affine) ->
        affine.factors.forEach((cause, factor) -> {
          int noise = model.findNoise(cause);
          if (noise >= 0) {
            errors.add(noise, name, factor * Math.sqrt(model.noise(noise).variance()));
          }
        }));
    return errors;
  }

  private LinearModel build(Map<String, Affine> observed, ErrorTerms errors) {
    LinearModelBuilder builder = LinearModel.builder();
    for (int variable = 0; variable < model.size(); variable++) {
      if (!model.latent(variable)) {
        builder.node(model.name(variable));
      }
    }
    observed.forEach((name, affine) -> {
      double intercept = affine.constant;
      for (Map.Entry<String, Double> term : affine.factors.entrySet()) {
        int noise = model.findNoise(term.getKey());
        if (noise < 0) {
          builder.coefficient(term.getKey(), name, term.getValue());
        } else {
          intercept += term.getValue() * model.noise(noise).mean();
        }
      }
      builder.intercept(name, intercept);
    });
    errors.addTo(builder, observed.keySet());
    return builder.build();
  }
}
