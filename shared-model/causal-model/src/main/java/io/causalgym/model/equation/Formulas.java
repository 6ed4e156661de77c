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
    return write(expression, 0);
  }

  /// In parentheses where it binds less tightly than `binding`.
  private String write(Expression expression, int binding) {
    int own = binding(expression);
    String text =
        switch (expression) {
          case Expression.Constant(double value) -> number(value);
          case Expression.Reference(String name) -> names.apply(name);
          case Expression.Call(Function function, List<Expression> arguments) ->
              call(function, arguments, own);
        };
    return own < binding ? "(" + text + ")" : text;
  }

  private String call(Function function, List<Expression> of, int own) {
    return switch (function) {
      case ADD -> sum(of);
      case MULTIPLY, AND, OR -> joined(function.symbol(), of, own);
      case DIVIDE, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
          write(of.getFirst(), own == Operator.COMPARISON ? own + 1 : own)
              + " "
              + function.symbol()
              + " "
              + write(of.getLast(), own + 1);
      case POWER -> write(of.getFirst(), own + 1) + " ^ " + write(of.getLast(), Operator.SIGN);
      case NEGATE -> "-" + write(of.getFirst(), own);
      case NOT -> "not " + write(of.getFirst(), own);
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
          function.symbol() + "(" + separated(", ", of, 0) + ")";
    };
  }

  private String sum(List<Expression> terms) {
    if (terms.size() == 1) {
      return joined("+", terms, Operator.SUM);
    }
    // A sum within a sum stays one: its first term is in parentheses too, or it would be joined.
    StringBuilder text = new StringBuilder(write(terms.getFirst(), Operator.SUM + 1));
    for (Expression term : terms.subList(1, terms.size())) {
      if (term instanceof Expression.Call(Function function, List<Expression> of)
          && function == Function.NEGATE) {
        text.append(" - ").append(write(of.getFirst(), Operator.SUM + 1));
      } else {
        text.append(" + ").append(write(term, Operator.SUM + 1));
      }
    }
    return text.toString();
  }

  private String joined(String symbol, List<Expression> operands, int own) {
    // One operand alone cannot be written with an operator; 'min' of one is the same.
    return operands.size() == 1
        ? "min(" + write(operands.getFirst(), 0) + ")"
        : separated(" " + symbol + " ", operands, own + 1);
  }

  // A loop and no stream: this recursion may be deep.
  private String separated(String separator, List<Expression> operands, int binding) {
    StringBuilder text = new StringBuilder();
    for (Expression operand : operands) {
      text.append(text.isEmpty() ? "" : separator).append(write(operand, binding));
    }
    return text.toString();
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
