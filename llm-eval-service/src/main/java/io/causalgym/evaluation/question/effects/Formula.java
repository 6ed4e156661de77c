package io.causalgym.evaluation.question.effects;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A mechanism as a prompt can print it: a Boolean function of named variables and noises.
sealed interface Formula {
  record Named(String name) implements Formula {}

  record Not(Formula of) implements Formula {}

  record And(Formula a, Formula b) implements Formula {}

  record Or(Formula a, Formula b) implements Formula {}

  record Xor(Formula a, Formula b) implements Formula {}

  /// @param on whether what is called so is 1
  default boolean value(Predicate<String> on) {
    return switch (this) {
      case Named(var name) -> on.test(name);
      case Not(var of) -> !of.value(on);
      case And(var a, var b) -> a.value(on) && b.value(on);
      case Or(var a, var b) -> a.value(on) || b.value(on);
      case Xor(var a, var b) -> a.value(on) != b.value(on);
    };
  }

  /// In words, with parentheses around whatever could be misread.
  ///
  /// @param called what a variable is called
  default String text(UnaryOperator<String> called) {
    return switch (this) {
      case Named(var name) -> called.apply(name);
      case Not(var of) -> "not " + of.inside(called);
      case And(var a, var b) -> a.inside(called) + " and " + b.inside(called);
      case Or(var a, var b) -> a.inside(called) + " or " + b.inside(called);
      case Xor(var a, var b) -> "exactly one of " + a.inside(called) + " and " + b.inside(called);
    };
  }

  private String inside(UnaryOperator<String> called) {
    return this instanceof Named ? text(called) : "(" + text(called) + ")";
  }
}
