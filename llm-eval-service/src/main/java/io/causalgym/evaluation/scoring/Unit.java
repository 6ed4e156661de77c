package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import java.util.Set;

/// Items whose losses add up: those of one family with one form of answer and one kind of question.
///
/// @param kind such as `do`, `probability`, `pair`
record Unit(Family family, String kind) {
  static final String SEE = "see";
  static final String DO = "do";
  static final String PAIR = "pair";
  private static final Set<String> POLARITIES = Set.of("yes", "no");

  static Unit of(Item item) {
    return new Unit(item.family(), kind(item));
  }

  private static String kind(Item item) {
    if (item.family() == Family.SEE_DO) {
      return item.part();
    }
    String form =
        switch (item.form()) {
          case AnswerForm.Probability probability -> "probability";
          // A ratio and a difference have different units.
          case AnswerForm.Quantity(double low, double high) -> "quantity to " + high;
          case AnswerForm.Choice(var options) ->
              isPair(item) ? PAIR : "choice of " + options.size();
          case AnswerForm.Sets sets -> sets.many() ? "sets" : "set";
          case AnswerForm.Interval interval -> "interval";
          case AnswerForm.Edges edges -> "edges";
          case AnswerForm.Beliefs beliefs -> "beliefs";
        };
    return item.mayAbstain() ? form + " or none" : form;
  }

  /// Whether an item is one of two of opposite polarity, of which both must be right.
  static boolean isPair(Item item) {
    return item.form() instanceof AnswerForm.Choice
        && POLARITIES.contains(item.part().replaceAll("^.*-", ""));
  }

  /// Whether it counts for the score: what is seen is asked to be compared with what is done.
  boolean counts() {
    return family != Family.SEE_DO || kind.equals(DO);
  }
}
