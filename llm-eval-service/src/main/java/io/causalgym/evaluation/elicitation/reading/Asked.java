package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.item.AnswerForm;

/// What a reply should hold.
///
/// @param mayAbstain whether "it cannot be determined" is an answer
/// @param scale of probabilities; {@link Scale#ONE} for all other forms
public record Asked(AnswerForm form, boolean mayAbstain, Scale scale) {

  /// The member of a JSON reply that holds the answer.
  public String field() {
    return Fields.of(form, scale);
  }

  boolean isNumber() {
    return form instanceof AnswerForm.Probability || form instanceof AnswerForm.Quantity;
  }
}
