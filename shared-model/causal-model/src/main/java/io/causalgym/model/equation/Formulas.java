package io.causalgym.model.equation;

import java.util.List;
import java.util.function.UnaryOperator;

/// Writes formulas so that reading them gives the same value: with the parentheses that precedence
/// asks for and no others.
final class Formulas {
  private final UnaryOperator<String> names;

  /// @param names how a name is written
  Formulas(UnaryOperator<String> names) {
    this.names = names;
  }

  /// The shortest decimal that reads back as the same number.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 && !negativeZero(value)
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static boolean negativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  String write(Expression expression) {
    StringBuilder text = new StringBuilder();
    write(expression, 0, text);
    return text.toString();
  }

  /// In parentheses where it binds less tightly than `binding`.
  private void write(Expression expression, int binding, StringBuilder to) {
    boolean enclosed = binding(expression) < binding;
    to.append(enclosed ? "(" : "");
    switch (expression) {
      case Expression.Constant(double value) -> to.append(number(value));
      case Expression.Reference(String name) -> to.append(names.apply(name));
      case Expression.Call call -> writeCall(call, binding(call), to);
    }
    to.append(enclosed ? ")" : "");
  }

  private void writeCall(Expression.Call call, int own, StringBuilder to) {
    String symbol = call.function().symbol();
    List<Expression> of = call.arguments();
    switch (call.function()) {
      case ADD, MULTIPLY, AND, OR -> writeFold(call, own, to);
      case DIVIDE -> writePair(of, own, " / ", own + 1, to);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          writePair(of, own + 1, " " + symbol + " ", own + 1, to);
      case POWER -> writePair(of, own + 1, " ^ ", Operator.SIGN, to);
      case NEGATE -> write(of.getFirst(), own, to.append('-'));
      case NOT -> write(of.getFirst(), own, to.append("not "));
      case IF,
          MIN,
          MAX,
          MOD,
          ABS,
          SIGN,
          FLOOR,
          CEIL,
          ROUND,
          EXP,
          LOG,
          SQRT,
          SIN,
          COS,
          TAN,
          ATAN,
          TANH,
          LOGISTIC,
          LOGIT,
          BERNOULLI,
          CATEGORICAL,
          POISSON ->
          writeNamed(symbol, of, to);
    }
  }

  private void writePair(
      List<Expression> of, int left, String operator, int right, StringBuilder to) {
    write(of.getFirst(), left, to);
    write(of.getLast(), right, to.append(operator));
  }

  private void writeNamed(String name, List<Expression> of, StringBuilder to) {
    to.append(name).append('(');
    String separator = "";
    for (Expression argument : of) {
      write(argument, 0, to.append(separator));
      separator = ", ";
    }
    to.append(')');
  }

  /// Operands of the same kind stay in parentheses, or they would be joined with the others.
  private void writeFold(Expression.Call call, int own, StringBuilder to) {
    List<Expression> of = call.arguments();
    if (of.size() == 1) {
      // An operator cannot have one operand; 'min' of one is the same.
      writeNamed("min", of, to);
      return;
    }
    write(of.getFirst(), own + 1, to);
    for (Expression operand : of.subList(1, of.size())) {
      if (call.function() == Function.ADD
          && operand instanceof Expression.Call(Function function, List<Expression> inner)
          && function == Function.NEGATE) {
        write(inner.getFirst(), own + 1, to.append(" - "));
      } else {
        write(operand, own + 1, to.append(' ').append(call.function().symbol()).append(' '));
      }
    }
  }

  private static int binding(Expression expression) {
    return switch (expression) {
      case Expression.Constant(double value) ->
          value < 0 || negativeZero(value) ? Operator.SIGN : Operator.ATOM;
      case Expression.Reference _ -> Operator.ATOM;
      case Expression.Call call when call.arguments().size() == 1 && call.function().folds() ->
          Operator.ATOM;
      case Expression.Call call ->
          switch (call.function()) {
            case OR -> 1;
            case AND -> 2;
            case NOT -> Operator.NOT;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
                Operator.COMPARISON;
            case ADD -> Operator.SUM;
            case MULTIPLY, DIVIDE -> Operator.PRODUCT;
            case NEGATE -> Operator.SIGN;
            case POWER -> Operator.POWER;
            case IF,
                MIN,
                MAX,
                MOD,
                ABS,
                SIGN,
                FLOOR,
                CEIL,
                ROUND,
                EXP,
                LOG,
                SQRT,
                SIN,
                COS,
                TAN,
                ATAN,
                TANH,
                LOGISTIC,
                LOGIT,
                BERNOULLI,
                CATEGORICAL,
                POISSON ->
                Operator.ATOM;
          };
    };
  }
}
