package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import io.causalgym.model.equation.Token.Kind;
import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/// Models after an intervention.
final class Intervened {
  private final EquationModel model;
  private final EquationModelBuilder builder;
  private final String variable;
  private final Expression natural;
  private int terms;

  private Intervened(EquationModel model, String variable) {
    this.model = model;
    this.builder = EquationModelBuilder.of(model);
    this.variable = variable;
    this.natural = model.equation(model.variable(variable));
  }

  static EquationModel of(EquationModel model, Intervention intervention) {
    Intervened intervened = new Intervened(model, intervention.variable());
    return intervened.with(
        switch (intervention) {
          case Intervention.Set(String _, double value) -> Expression.constant(value);
          case Intervention.Shift(String _, double by) ->
              Expression.call(Function.ADD, intervened.natural, Expression.constant(by));
          case Intervention.Replace(String _, String formula) -> intervened.read(formula);
          case Intervention.Draw(String _, Distribution distribution) ->
              Expression.reference(intervened.noise(distribution));
        });
  }

  private EquationModel with(Expression expression) {
    builder.replace(variable, expression);
    return builder.build();
  }

  private Expression read(String formula) {
    FormulaParser parser = new FormulaParser(formula, this::noise);
    Expression expression = parser.formula();
    if (parser.token().kind() != Kind.END_OF_TEXT) {
      throw parser.lexer().expected(parser.token(), "an operator or the end of the text");
    }
    for (Token mention : parser.mentions().values()) {
      if (!builder.defines(mention.text())) {
        throw parser.lexer().error(mention.start(), mention.text(), "is no variable of the model");
      }
    }
    return withNatural(expression);
  }

  /// Shared, not copied: a formula that mentions the variable twice is computed twice.
  private Expression withNatural(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant;
      case Expression.Reference(String name) when name.equals(variable) -> natural;
      case Expression.Reference reference -> reference;
      case Expression.Call call -> {
        List<Expression> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
          arguments.add(withNatural(argument));
        }
        yield new Expression.Call(call.function(), arguments);
      }
    };
  }

  private String noise(Distribution distribution) {
    String name;
    do {
      name = variable + ".do.noise" + ++terms;
    } while (model.findNoise(name) >= 0 || model.find(name) >= 0);
    try {
      builder.noise(name, distribution);
    } catch (ModelException e) {
      throw new ModelException(variable, name, String.valueOf(e.getMessage()));
    }
    return name;
  }
}
