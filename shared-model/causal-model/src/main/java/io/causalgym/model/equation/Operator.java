package io.causalgym.model.equation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The infix operators that associate to the left, with how tightly they bind.
enum Operator {
  OR(1, Function.OR),
  AND(2, Function.AND),
  LESS(4, Function.LESS),
  LESS_OR_EQUAL(4, Function.LESS_OR_EQUAL),
  GREATER(4, Function.GREATER),
  GREATER_OR_EQUAL(4, Function.GREATER_OR_EQUAL),
  EQUAL(4, Function.EQUAL),
  NOT_EQUAL(4, Function.NOT_EQUAL),
  PLUS(5, Function.ADD),
  MINUS(5, Function.ADD),
  TIMES(6, Function.MULTIPLY),
  DIVIDED(6, Function.DIVIDE);

  /// `not` stands between `and` and the comparisons.
  static final int NOT = 3;

  static final int COMPARISON = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  static final int SIGN = 7;
  static final int POWER = 8;
  static final int ATOM = 9;

  private static final Map<String, Operator> SYMBOLS =
      Map.ofEntries(
          Map.entry("<", LESS),
          Map.entry("<=", LESS_OR_EQUAL),
          Map.entry(">", GREATER),
          Map.entry(">=", GREATER_OR_EQUAL),
          Map.entry("==", EQUAL),
          Map.entry("!=", NOT_EQUAL),
          Map.entry("+", PLUS),
          Map.entry("-", MINUS),
          Map.entry("*", TIMES),
          Map.entry("/", DIVIDED));

  final int binding;
  final Function function;

  Operator(int binding, Function function) {
    this.binding = binding;
    this.function = function;
  }

  static @Nullable Operator of(Token token) {
    return switch (token.kind()) {
      case SYMBOL -> SYMBOLS.get(token.text());
      case NAME -> token.text().equals("and") ? AND : token.text().equals("or") ? OR : null;
      case QUOTED, NUMBER, END_OF_STATEMENT, END_OF_TEXT -> null;
    };
  }
}
