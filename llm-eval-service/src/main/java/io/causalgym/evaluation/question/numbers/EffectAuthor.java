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
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.evaluation.world.WorldGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/// The average effect P(y | do(x)) - P(y | do(not x)), or the ratio of the two, the smaller divided
/// by the larger. Worlds are drawn again until the association is no substitute.
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
          "Take the probability that %3$s if an outside hand decides to %1$s, and the same if it decides to %2$s. What is the first divided by the second?",
          "Compare two experiments, of which one would %1$s and the other %2$s. What is the probability that %3$s in the first, divided by that in the second?",
          "What is the causal risk ratio of choosing to %1$s instead of to %2$s, for the outcome that %3$s?",
          "An intervention could %1$s or %2$s. Divide the probability that %3$s under the first by that under the second.",
          "How many times as probable is it that %3$s under an intervention to %1$s as under one to %2$s?");

  /// The largest ratio of two hundredths.
  private static final double MOST = 99;

  private static final int RATIO_EVERY = 5;
  private static final int MOST_ATTEMPTS = 40;
  private static final double SAME = 1e-9;

  @Override
  public Family family() {
    return Family.EFFECT;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    boolean ratio = Math.floorMod(occasion.seed(), RATIO_EVERY) == 0;
    Contrast contrast = contrast(occasion, ratio, 0);
    for (int attempt = 1; attempt < MOST_ATTEMPTS && !contrast.telling(); attempt++) {
      contrast = contrast(occasion, ratio, attempt);
    }
    return List.of(draft(occasion, contrast));
  }

  /// What is compared: the outcome where the treatment is brought to one state, and to the other.
  ///
  /// @param first the state of the treatment in the first experiment
  private record Contrast(
      Setting setting, boolean ratio, int first, double truth, double association, double all) {
    boolean telling() {
      return setting.world.control()
          || Math.abs(truth - association) >= WorldGenerator.LEAST_SPACING
              && (Math.abs(truth - all) <= SAME
                  || Math.abs(truth - all) >= WorldGenerator.LEAST_SPACING);
    }
  }

  private static Contrast contrast(Occasion occasion, boolean ratio, int attempt) {
    Setting setting = Setting.causal(occasion, attempt);
    Map<String, Integer> effect = Map.of(setting.outcome(), 1);
    Map<String, Integer> on = Map.of(setting.treatment(), 1);
    Map<String, Integer> off = Map.of(setting.treatment(), 0);
    double raised = setting.doing(effect, on);
    double lowered = setting.doing(effect, off);
    // The smaller is divided by the larger: large ratios would outweigh all other errors.
    boolean turned = ratio && raised > lowered;
    Map<String, Integer> first = turned ? off : on;
    Map<String, Integer> second = turned ? on : off;
    DoubleBinaryOperator compared = ratio ? (a, b) -> a / b : (a, b) -> a - b;
    double truth = compared.applyAsDouble(turned ? lowered : raised, turned ? raised : lowered);
    return new Contrast(
        setting,
        ratio,
        turned ? 0 : 1,
        truth,
        setting.world.control()
            ? truth
            : compared.applyAsDouble(setting.seeing(effect, first), setting.seeing(effect, second)),
        compared.applyAsDouble(
            setting.adjustingForAll(effect, first), setting.adjustingForAll(effect, second)));
  }

  private static Draft draft(Occasion occasion, Contrast contrast) {
    Setting setting = contrast.setting;
    return new Draft(
        0,
        contrast.ratio ? "ratio" : "difference",
        setting.information,
        setting.prompt(question(occasion, contrast)),
        contrast.ratio ? new AnswerForm.Quantity(0, MOST) : new AnswerForm.Quantity(-1, 1),
        false,
        new Truth.Exact(Setting.number(contrast.truth)),
        strategies(contrast),
        setting.difficulty(
            Set.of(setting.outcome()),
            Set.of(),
            Set.of(setting.treatment()),
            Math.abs(contrast.truth - contrast.association)),
        checks(setting));
  }

  private static String question(Occasion occasion, Contrast contrast) {
    Vocabulary words = contrast.setting.words;
    Word treatment = words.word(contrast.setting.treatment());
    return Wording.pick(occasion.wording(), contrast.ratio ? RATIOS : DIFFERENCES)
        .formatted(
            treatment.setting(contrast.first),
            treatment.setting(1 - contrast.first),
            words.word(contrast.setting.outcome()).present());
  }

  private static Map<Strategy, Answer> strategies(Contrast contrast) {
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.INTERVENTION, Setting.number(contrast.truth));
    strategies.put(Strategy.ASSOCIATION, Setting.number(contrast.association));
    // Whoever takes the marginal for both sees no effect.
    strategies.put(Strategy.PRIOR, Setting.number(contrast.ratio ? 1 : 0));
    strategies.put(Strategy.OVER_ADJUSTMENT, Setting.number(contrast.all));
    if (!contrast.ratio || contrast.truth > 1 / MOST) {
      strategies.put(
          Strategy.SWAPPED_POLARITY,
          Setting.number(contrast.ratio ? 1 / contrast.truth : -contrast.truth));
    }
    return strategies;
  }

  private static List<Check> checks(Setting setting) {
    List<Check> checks = new ArrayList<>();
    for (int state = 0; state < 2; state++) {
      Map<String, Integer> set = Map.of(setting.treatment(), state);
      double p = setting.doing(Map.of(setting.outcome(), 1), set);
      checks.addAll(setting.checks(setting.outcome(), set, p));
    }
    return checks;
  }
}
