package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.item.AnswerForm;

/// What the members of a JSON reply are called.
public final class Fields {
  public static final String REASONING = "reasoning";
  public static final String CANNOT = "cannot";
  public static final String CONFIDENCE = "confidence";
  public static final String LOW = "low";
  public static final String HIGH = "high";

  private Fields() {}

  /// The member that holds the answer; an interval has two.
  public static String of(AnswerForm form, Scale scale) {
    return switch (form) {
      case AnswerForm.Probability probability ->
          switch (scale) {
            case THOUSAND -> "count";
            case CENTS -> "price";
            case ONE -> "p";
          };
      case AnswerForm.Quantity quantity -> "value";
      case AnswerForm.Choice choice -> "answer";
      case AnswerForm.Sets sets -> sets.many() ? "sets" : "set";
      case AnswerForm.Interval interval -> LOW;
      case AnswerForm.Edges edges -> "edges";
      case AnswerForm.Beliefs beliefs -> "beliefs";
    };
  }
}
