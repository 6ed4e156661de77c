package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import io.causalgym.model.equation.Token.Kind;
import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a text statement by statement.
final class StatementParser {
  private final EquationModelBuilder builder = EquationModel.builder();
  private final FormulaParser formulas;

  StatementParser(String text) {
    this.formulas =
        new FormulaParser(
            text,
            distribution -> {
              throw new IllegalStateException("a noise outside an equation");
            });
  }

  EquationModel model() {
    skip();
    while (formulas.token().kind() != Kind.END_OF_TEXT) {
      statement();
      if (!formulas.token().ends()) {
        throw formulas.lexer().expected(formulas.token(), "an operator or the end of the line");
      }
      skip();
    }
    checkMentions();
    return builder.build();
  }

  private void skip() {
    while (formulas.token().kind() == Kind.END_OF_STATEMENT) {
      formulas.take();
    }
  }

  private void statement() {
    Token first = formulas.name("the name of a variable");
    if (formulas.token().names() && first.kind() == Kind.NAME) {
      switch (first.text()) {
        case "latent" -> equation(defined(), true);
        case "noise" -> noise(defined());
        case "states" -> states(defined());
        default -> throw formulas.lexer().expected(formulas.token(), "'='");
      }
    } else {
      equation(first, false);
    }
  }

  private Token defined() {
    return formulas.name("the name of a variable");
  }

  private void equation(Token name, boolean latent) {
    start(name);
    int[] terms = {0};
    formulas.noises(distribution -> {
      String noise = name.text() + ".noise" + ++terms[0];
      builder.noise(noise, distribution);
      return noise;
    });
    Expression expression = formulas.formula();
    at(
        name,
        () -> {
          if (latent) {
            builder.latent(name.text(), expression);
          } else {
            builder.equation(name.text(), expression);
          }
        });
  }

  private void noise(Token name) {
    start(name);
    Distribution distribution = formulas.distribution();
    at(name, () -> builder.noise(name.text(), distribution));
  }

  private void start(Token name) {
    if (name.isWord("pi")) {
      throw formulas.lexer().error(name.start(), "pi", "is a number; use another name");
    }
    if (builder.defines(name.text())) {
      throw formulas
          .lexer()
          .error(name.start(), name.text(), "is defined twice; leave one of the definitions");
    }
    formulas.expect("=", "'='");
  }

  private void states(Token name) {
    formulas.expect("=", "'='");
    formulas.expect("{", "'{'");
    List<String> labels = new ArrayList<>();
    labels.add(label());
    while (formulas.token().is(",")) {
      formulas.take();
      labels.add(label());
    }
    formulas.expect("}", "',' or '}'");
    at(name, () -> builder.states(name.text(), labels));
  }

  private String label() {
    Token label = formulas.token();
    if (!label.names() && label.kind() != Kind.NUMBER) {
      throw formulas.lexer().expected(label, "the name of a state");
    }
    return formulas.take().text();
  }

  private void checkMentions() {
    @Nullable Token unknown =
        formulas.mentions().values().stream()
            .filter(mention -> !builder.defines(mention.text()))
            .min(Comparator.comparingInt(Token::start))
            .orElse(null);
    if (unknown != null) {
      throw formulas
          .lexer()
          .error(
              unknown.start(),
              unknown.text(),
              "has no equation; add '" + Syntax.quoted(unknown.text()) + " = ...'");
    }
  }

  /// What is refused is refused at `place`.
  private void at(Token place, Runnable step) {
    try {
      step.run();
    } catch (ModelException e) {
      throw formulas.lexer().at(place.start(), place.text(), String.valueOf(e.getMessage()));
    }
  }
}
