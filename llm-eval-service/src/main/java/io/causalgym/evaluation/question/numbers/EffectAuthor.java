package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Word;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/// The average effect P(y | do(x)) - P(y | do(not x)), and the ratio of the two.
public final class EffectAuthor implements Author {
  private static final List<String> DIFFERENCES =
      List.of(
          "By how much does the probability that %3$s change if an outside hand decides to %1$s rather than to %2$s? Give the first probability minus the second, a number between -1 and 1.",
          "Compare two experiments, of which one would %1$s and the other %2$s. What is the probability that %3$s in the first, minus that in the second (between -1 and 1)?",
          "What is the average causal effect, as a difference of probabilities between -1 and 1, of choosing to %1$s instead of to %2$s on whether %3$s?",
          "If everybody were made to %1$s, and in another world everybody to %2$s, how far apart would the probabilities that %3$s be? First minus second, between -1 and 1.",
          "An intervention could %1$s or %2$s. Subtract the probability that %3$s under the second from that under the first; the result lies between -1 and 1.");
  private static final List<String> RATIOS =
      List.of(
          "By which factor is it more probable that %3$s if an outside hand decides to %1$s rather than to %2$s? Give the first probability divided by the second.",
          "Compare two experiments, of which one would %1$s and the other %2$s. What is the probability that %3$s in the first, divided by that in the second?",
          "What is the causal risk ratio of choosing to %1$s instead of to %2$s, for the outcome that %3$s?",
          "An intervention could %1$s or %2$s. Divide the probability that %3$s under the first by that under the second.",
          "How many times as probable is it that %3$s under an intervention to %1$s as under one to %2$s?");

  /// The largest ratio of two hundredths.
  private static final double MOST = 99;

  @Override
  public Family family() {
    return Family.EFFECT;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    Setting setting = Setting.causal(occasion);
    boolean ratio = Math.floorMod(occasion.seed(), 5) == 0;
    return List.of(
        ratio
            ? draft(
                occasion,
                setting,
                "ratio",
                RATIOS,
                new AnswerForm.Quantity(0, MOST),
                (on, off) -> on / off)
            : draft(
                occasion,
                setting,
                "difference",
                DIFFERENCES,
                new AnswerForm.Quantity(-1, 1),
                (on, off) -> on - off));
  }

  private static Draft draft(
      Occasion occasion,
      Setting setting,
      String part,
      List<String> forms,
      AnswerForm form,
      DoubleBinaryOperator contrast) {
    Map<String, Integer> effect = Map.of(setting.outcome(), 1);
    Map<String, Integer> on = Map.of(setting.treatment(), 1);
    Map<String, Integer> off = Map.of(setting.treatment(), 0);
    double raised = setting.doing(effect, on);
    double lowered = setting.doing(effect, off);
    double seen = contrast.applyAsDouble(setting.seeing(effect, on), setting.seeing(effect, off));
    double truth = contrast.applyAsDouble(raised, lowered);
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.ASSOCIATION, Setting.number(seen));
    strategies.put(
        Strategy.OVER_ADJUSTMENT,
        Setting.number(
            contrast.applyAsDouble(
                setting.adjustingForAll(effect, on), setting.adjustingForAll(effect, off))));
    strategies.put(
        Strategy.SWAPPED_POLARITY, Setting.number(contrast.applyAsDouble(lowered, raised)));
    Word treatment = setting.words.word(setting.treatment());
    String question =
        Wording.pick(occasion.wording(), forms)
            .formatted(
                treatment.make(),
                treatment.prevent(),
                setting.words.word(setting.outcome()).present());
    return new Draft(
        0,
        part,
        setting.information,
        setting.prompt(question),
        form,
        false,
        new Truth.Exact(Setting.number(truth)),
        strategies,
        setting.difficulty(Math.abs(truth - seen)),
        List.of(
            new Check.Probability(setting.network, setting.outcome(), 1, Map.of(), on, raised),
            new Check.Probability(setting.network, setting.outcome(), 1, Map.of(), off, lowered)));
  }
}
