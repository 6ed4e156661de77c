package io.causalgym.model.equation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Everything that a formula can call. A truth value is 1 or 0; any number but 0 (`NaN` too) counts
/// as true.
///
/// What is undefined (`0/0`, `log(-1)`) is `NaN` and what overflows is infinite, as in IEEE 754; a
/// variable that gets such a value is refused when it is evaluated. Transcendental functions are
/// those of {@link Math}.
// The operators have no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum Function {
  ADD("+", Double::sum),
  MULTIPLY("*", (a, b) -> a * b),
  DIVIDE("/", 2, (a, b) -> a / b),
  POWER("pow", 2, Math::pow),
  NEGATE("-", a -> -a),
  LESS("<", 2, (a, b) -> a < b ? 1 : 0),
  LESS_OR_EQUAL("<=", 2, (a, b) -> a <= b ? 1 : 0),
  GREATER(">", 2, (a, b) -> a > b ? 1 : 0),
  GREATER_OR_EQUAL(">=", 2, (a, b) -> a >= b ? 1 : 0),
  EQUAL("==", 2, (a, b) -> a == b ? 1 : 0),
  NOT_EQUAL("!=", 2, (a, b) -> a != b ? 1 : 0),
  AND("and", (a, b) -> a != 0 && b != 0 ? 1 : 0),
  OR("or", (a, b) -> a != 0 || b != 0 ? 1 : 0),
  NOT("not", a -> a == 0 ? 1 : 0),
  IF("if", 3, 3, arguments -> arguments[0] != 0 ? arguments[1] : arguments[2]),
  MIN("min", Math::min),
  MAX("max", Math::max),
  MOD("mod", 2, (a, b) -> a - b * Math.floor(a / b)),
  ABS("abs", Math::abs),
  SIGN("sign", Math::signum),
  FLOOR("floor", Math::floor),
  CEIL("ceil", Math::ceil),
  ROUND("round", Math::rint),
  EXP("exp", Math::exp),
  LOG("log", Math::log),
  SQRT("sqrt", Math::sqrt),
  SIN("sin", Math::sin),
  COS("cos", Math::cos),
  TAN("tan", Math::tan),
  ATAN("atan", Math::atan),
  TANH("tanh", Math::tanh),
  LOGISTIC("logistic", a -> 1 / (1 + Math.exp(-a))),
  LOGIT("logit", a -> Math.log(a / (1 - a))),
  /// 1 where the uniform number is below the probability.
  BERNOULLI("bernoulli", 2, Inversion::bernoulli),
  /// The state in which the uniform number falls when the probabilities are laid end to end.
  CATEGORICAL("categorical", 3, EquationLimits.NAME, Inversion::categorical),
  /// The quantile of the Poisson distribution with the rate given.
  POISSON("poisson", 2, Inversion::poisson);

  /// A function of all its arguments.
  @FunctionalInterface
  interface Operator {
    double apply(double[] arguments);
  }

  private static final int ANY = Integer.MAX_VALUE;

  private final String symbol;
  private final int fewest;
  private final int most;
  private final DoubleUnaryOperator unary;
  private final DoubleBinaryOperator binary;
  private final Operator operator;

  Function(String symbol, DoubleUnaryOperator unary) {
    this(symbol, 1, 1, unary, (a, b) -> Double.NaN, arguments -> unary.applyAsDouble(arguments[0]));
  }

  Function(String symbol, int arguments, DoubleBinaryOperator binary) {
    this(
        symbol,
        arguments,
        arguments,
        a -> Double.NaN,
        binary,
        of -> binary.applyAsDouble(of[0], of[1]));
  }

  /// A function of one argument or more, taken from left to right.
  Function(String symbol, DoubleBinaryOperator fold) {
    this(symbol, 1, ANY, a -> a, fold, arguments -> folded(fold, arguments));
  }

  Function(String symbol, int fewest, int most, Operator operator) {
    this(symbol, fewest, most, a -> Double.NaN, (a, b) -> Double.NaN, operator);
  }

  Function(
      String symbol,
      int fewest,
      int most,
      DoubleUnaryOperator unary,
      DoubleBinaryOperator binary,
      Operator operator) {
    this.symbol = symbol;
    this.fewest = fewest;
    this.most = most;
    this.unary = unary;
    this.binary = binary;
    this.operator = operator;
  }

  /// How it is written: an operator, or a name that is called.
  public String symbol() {
    return symbol;
  }

  /// Whether it is written as a name with arguments in parentheses.
  public boolean named() {
    return Character.isLetter(symbol.charAt(0)) && this != AND && this != OR && this != NOT;
  }

  /// The fewest arguments.
  public int fewest() {
    return fewest;
  }

  /// The most arguments, `Integer.MAX_VALUE` where there is no limit.
  public int most() {
    return most;
  }

  /// Whether more arguments are taken in from left to right.
  public boolean folds() {
    return most == ANY;
  }

  /// Its value.
  public double apply(double... arguments) {
    return operator.apply(arguments);
  }

  DoubleUnaryOperator unary() {
    return unary;
  }

  DoubleBinaryOperator binary() {
    return binary;
  }

  /// The names that can be called, in alphabetical order.
  public static List<String> callable() {
    return Arrays.stream(values()).filter(Function::named).map(Function::symbol).sorted().toList();
  }

  private static double folded(DoubleBinaryOperator fold, double[] arguments) {
    double result = arguments[0];
    for (int at = 1; at < arguments.length; at++) {
      result = fold.applyAsDouble(result, arguments[at]);
    }
    return result;
  }
}
