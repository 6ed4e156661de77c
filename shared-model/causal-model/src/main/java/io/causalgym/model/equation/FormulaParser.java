package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import io.causalgym.model.equation.Token.Kind;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.DistributionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads formulas by precedence climbing; its recursion is bounded by {@link
/// EquationLimits#NESTING}. The grammar stands in the description of the package.
///
/// Source: Richards and Whitby-Strevens, *BCPL: the language and its compiler*, 1979, section 6.3
/// (richards1979bcpl).
final class FormulaParser {

  /// Takes the noise terms of formulas.
  interface Noises {
    /// @return the name under which the new noise is known
    String add(Distribution distribution);
  }

  private final Lexer lexer;
  private final Map<String, Token> mentions = new HashMap<>();
  private Noises noises;
  private Token token;
  private int nesting;
  private int nodes;
  // Of the formula that was read last.
  private int height;

  FormulaParser(String text, Noises noises) {
    this.lexer = new Lexer(text);
    this.noises = noises;
    this.token = lexer.next();
  }

  void noises(Noises noises) {
    this.noises = noises;
  }

  Token token() {
    return token;
  }

  Lexer lexer() {
    return lexer;
  }

  /// Where each name that formulas refer to stands first.
  Map<String, Token> mentions() {
    return mentions;
  }

  Token take() {
    Token taken = token;
    token = lexer.next();
    return taken;
  }

  void expect(String symbol, String what) {
    if (!token.is(symbol)) {
      throw lexer.expected(token, what);
    }
    take();
  }

  Token name(String what) {
    boolean keyword = Syntax.reserved(token);
    if (!token.names() || keyword) {
      throw lexer.expected(token, what + (keyword ? " (quote '" + token.text() + "' with `)" : ""));
    }
    return take();
  }

  Expression formula() {
    Expression condition = binary(1);
    if (!token.is("?")) {
      return condition;
    }
    Token start = take();
    int tallest = height;
    descend(start);
    Expression yes = formula();
    tallest = Math.max(tallest, height);
    expect(":", "':' and what holds otherwise");
    Expression no = formula();
    nesting--;
    return call(start, Function.IF, List.of(condition, yes, no), Math.max(tallest, height));
  }

  private Expression binary(int minimum) {
    Expression left = unary();
    for (Operator operator = Operator.of(token);
        operator != null && operator.binding >= minimum;
        operator = Operator.of(token)) {
      left = operator.function.folds() ? run(operator.function, left) : pair(operator, left);
    }
    return left;
  }

  /// As many operands as one associative operator joins.
  private Expression run(Function function, Expression first) {
    List<Expression> operands = new ArrayList<>(List.of(first));
    Token start = token;
    int tallest = height;
    for (Operator operator = Operator.of(token);
        operator != null && operator.function == function;
        operator = Operator.of(token)) {
      Token sign = take();
      Expression operand = binary(operator.binding + 1);
      if (operator == Operator.MINUS) {
        operand = negated(sign, operand);
      }
      operands.add(operand);
      tallest = Math.max(tallest, height);
    }
    return call(start, function, operands, tallest);
  }

  private Expression pair(Operator operator, Expression left) {
    Token sign = take();
    int tallest = height;
    Expression right = binary(operator.binding + 1);
    tallest = Math.max(tallest, height);
    if (operator.binding == Operator.COMPARISON) {
      Operator next = Operator.of(token);
      if (next != null && next.binding == Operator.COMPARISON) {
        throw lexer.error(
            token.start(), token.text(), "follows a comparison; join comparisons with 'and'");
      }
    }
    if (operator == Operator.DIVIDED
        && Interpreter.constant(right).stream().anyMatch(value -> value == 0)) {
      throw lexer.error(sign.start(), "/", "divides by a constant that is 0");
    }
    return call(sign, operator.function, List.of(left, right), tallest);
  }

  private Expression unary() {
    if (token.is("-") || token.is("+") || token.isWord("not")) {
      Token sign = take();
      descend(sign);
      Expression operand = binary(sign.isWord("not") ? Operator.NOT : Operator.SIGN);
      nesting--;
      return switch (sign.text()) {
        case "-" -> negated(sign, operand);
        case "not" -> call(sign, Function.NOT, List.of(operand), height);
        default -> operand;
      };
    }
    Expression base = atom();
    if (!token.is("^")) {
      return base;
    }
    Token sign = take();
    int tallest = height;
    descend(sign);
    Expression exponent = unary();
    nesting--;
    return call(sign, Function.POWER, List.of(base, exponent), Math.max(tallest, height));
  }

  private Expression negated(Token sign, Expression operand) {
    return operand instanceof Expression.Constant(double value)
        ? new Expression.Constant(-value)
        : call(sign, Function.NEGATE, List.of(operand), height);
  }

  private Expression atom() {
    skipLines();
    count(token);
    height = 0;
    if (token.kind() == Kind.NUMBER) {
      return number();
    }
    if (token.is("(")) {
      Token start = take();
      descend(start);
      Expression inner = formula();
      nesting--;
      expect(")", "')'");
      return inner;
    }
    Token name = name("a number, a name or '('");
    if (token.is("(") && name.kind() == Kind.NAME) {
      return called(name);
    }
    if (name.isWord("pi")) {
      return new Expression.Constant(Math.PI);
    }
    mentions.putIfAbsent(name.text(), name);
    return new Expression.Reference(name.text());
  }

  private void skipLines() {
    while (token.kind() == Kind.END_OF_STATEMENT && !token.text().equals(";")) {
      take();
    }
  }

  private Expression number() {
    Token number = take();
    double value = Double.parseDouble(number.text());
    if (!Double.isFinite(value)) {
      throw lexer.error(number.start(), number.text(), "is too large for a number");
    }
    return new Expression.Constant(value);
  }

  private Expression called(Token name) {
    take();
    descend(name);
    List<Expression> arguments = new ArrayList<>();
    int tallest = 0;
    if (!token.is(")")) {
      arguments.add(formula());
      tallest = Math.max(tallest, height);
      while (token.is(",")) {
        take();
        arguments.add(formula());
        tallest = Math.max(tallest, height);
      }
    }
    expect(")", "',' or ')'");
    nesting--;
    height = tallest;
    DistributionSyntax distribution = DistributionSyntax.of(name.text());
    return distribution != null
        ? noise(name, distribution, arguments)
        : call(name, function(name, arguments.size()), arguments, tallest);
  }

  private Function function(Token name, int arguments) {
    Function function = Syntax.function(name.text());
    if (function == null) {
      throw lexer.error(
          name.start(),
          name.text(),
          "is no function; there are "
              + String.join(", ", Function.callable())
              + " and the distributions "
              + String.join(", ", DistributionSyntax.names()));
    }
    if (arguments < function.fewest() || arguments > function.most()) {
      throw lexer.error(
          name.start(),
          name.text(),
          "has " + arguments + " arguments; it takes " + Syntax.arity(function));
    }
    return function;
  }

  private Expression noise(Token name, DistributionSyntax syntax, List<Expression> parameters) {
    try {
      Expression drawn = syntax.drawn(parameters, noises);
      if (!(drawn instanceof Expression.Reference)) {
        nodes += DistributionSyntax.NODES_ADDED + 2 * parameters.size();
        grow(name, height + DistributionSyntax.HEIGHT_ADDED);
      }
      return drawn;
    } catch (ModelException | DistributionException e) {
      throw lexer.at(name.start(), name.text(), String.valueOf(e.getMessage()));
    }
  }

  /// The distribution that stands here, which must have constant parameters.
  Distribution distribution() {
    skipLines();
    Token name = token;
    Distribution[] found = new Distribution[1];
    Noises outer = noises;
    noises =
        distribution -> {
          found[0] = distribution;
          return name.text();
        };
    Expression drawn = atom();
    noises = outer;
    if (found[0] == null || !drawn.equals(new Expression.Reference(name.text()))) {
      throw lexer.expected(
          name,
          "a distribution with constant parameters ("
              + String.join(", ", DistributionSyntax.names())
              + ")");
    }
    return found[0];
  }

  private Expression call(Token at, Function function, List<Expression> arguments, int tallest) {
    count(at);
    grow(at, tallest + 1);
    return new Expression.Call(function, arguments);
  }

  private void grow(Token at, int to) {
    height = to;
    if (height > EquationLimits.HEIGHT) {
      throw tooDeep(at, EquationLimits.HEIGHT);
    }
  }

  private void count(Token at) {
    if (++nodes > EquationLimits.NODES) {
      throw lexer.at(
          at.start(),
          at.text(),
          "the formulas have more than "
              + EquationLimits.NODES
              + " numbers, names and calls; use a smaller model");
    }
  }

  private void descend(Token at) {
    if (++nesting > EquationLimits.NESTING) {
      throw tooDeep(at, EquationLimits.NESTING);
    }
  }

  private EquationTextException tooDeep(Token at, int limit) {
    return lexer.error(
        at.start(),
        at.text(),
        "stands more than " + limit + " levels deep; name a part of the formula as a variable");
  }
}
