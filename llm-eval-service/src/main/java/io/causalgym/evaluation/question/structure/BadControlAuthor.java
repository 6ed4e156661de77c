package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which variables are in no valid adjustment set: mediators, what they cause, and what cause and
/// effect have in common as a consequence.
public final class BadControlAuthor implements Author {
  private static final List<String> FORMS =
      List.of(
          "The total effect of %1$s on %2$s is to be estimated. Which of the observed variables must never be adjusted for, whatever else is? Name all variables that are in no valid adjustment set.",
          "Which observed variables are bad controls for the total effect of %1$s on %2$s, in that no valid adjustment set contains them? Name all of them.",
          "An analyst wants the total effect of %1$s on %2$s. Which variables spoil every adjustment set that they are put into? Name all that belong to no valid set.",
          "For the total effect of %1$s on %2$s, list every observed variable that no valid adjustment set may contain.",
          "Which of the other observed variables have to be kept out of every valid adjustment set for the total effect of %1$s on %2$s?");

  @Override
  public Family family() {
    return Family.BAD_CONTROL;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    EffectGraph of =
        EffectGraph.draw(
            1,
            Telling.random(occasion),
            graph -> {
              int bad = bad(graph);
              return graph.confounded()
                  && !graph.adjustments().valid().isEmpty()
                  && bad != 0
                  && bad != graph.candidates();
            });
    Telling telling = new Telling(occasion, of.dag());
    String question =
        telling.pick(FORMS).formatted(telling.name(of.treatment()), telling.name(of.outcome()))
            + AdjustmentAuthor.valid(telling, of);
    return List.of(
        telling.draft(
            0,
            "bad",
            question,
            new AnswerForm.Sets(List.copyOf(telling.set(of.candidates())), false),
            false,
            new Truth.Exact(new Answer.Sets(List.of(telling.set(bad(of))))),
            Map.of(
                Strategy.ASSOCIATION,
                new Answer.Sets(List.of(new TreeSet<>())),
                Strategy.REVERSAL,
                new Answer.Sets(List.of(telling.set(of.candidates() & ~bad(of))))),
            checks(of)));
  }

  private static int bad(EffectGraph of) {
    int good = of.adjustments().valid().stream().reduce(0, (a, b) -> a | b);
    return of.candidates() & ~good;
  }

  /// One valid set with a good variable is known; with a bad one added it is none any more.
  private static List<Check> checks(EffectGraph of) {
    int valid = of.adjustments().minimal().getFirst();
    int spoilt = valid | Integer.lowestOneBit(bad(of));
    return List.of(check(of, valid, true), check(of, spoilt, false));
  }

  private static Check check(EffectGraph of, int set, boolean valid) {
    return new Check.Adjustment(
        of.dag().graph(),
        SmallDag.name(of.treatment()),
        SmallDag.name(of.outcome()),
        of.dag().names(set),
        valid);
  }
}
