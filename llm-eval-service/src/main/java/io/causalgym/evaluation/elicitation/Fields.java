package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.AnswerForm;

/// What the members of a JSON reply are called.
final class Fields {
  static final String REASONING = "reasoning";
  static final String CANNOT = "cannot";
  static final String CONFIDENCE = "confidence";
  static final String LOW = "low";
  static final String HIGH = "high";

  /// Units of which a frequency counts.
  static final int FREQUENCY_OF = 1000;

  /// Cents that a bet on something certain is worth.
  static final int CENTS = 100;

  private Fields() {}

  /// The member that holds the answer; an interval has two.
  static String of(AnswerForm form, Style style) {
    return switch (form) {
      case AnswerForm.Probability probability ->
          switch (style) {
            case FREQUENCY -> "count";
            case BET -> "price";
            case DIRECT, COT, CAUSAL_COT, FORMAL, LOGPROB -> "p";
          };
      case AnswerForm.Quantity quantity -> "value";
      case AnswerForm.Choice choice -> "answer";
      case AnswerForm.Sets sets -> sets.many() ? "sets" : "set";
      case AnswerForm.Interval interval -> LOW;
      case AnswerForm.Edges edges -> "edges";
      case AnswerForm.Beliefs beliefs -> "beliefs";
    };
  }

  /// What a number of a reply is divided by to be a probability.
  static double unit(AnswerForm form, Style style) {
    return switch (form) {
      case AnswerForm.Probability probability ->
          switch (style) {
            case FREQUENCY -> FREQUENCY_OF;
            case BET -> CENTS;
            case DIRECT, COT, CAUSAL_COT, FORMAL, LOGPROB -> 1;
          };
      case AnswerForm.Quantity quantity -> 1;
      case AnswerForm.Choice choice -> 1;
      case AnswerForm.Sets sets -> 1;
      case AnswerForm.Interval interval -> 1;
      case AnswerForm.Edges edges -> 1;
      case AnswerForm.Beliefs beliefs -> 1;
    };
  }
}
