package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Asking;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// P(y | x) and P(y | do(x)) of one world, each in a prompt of its own: a model that takes the one
/// for the other shows it.
public final class SeeDoAuthor implements Author {
  @Override
  public Family family() {
    return Family.SEE_DO;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    Setting setting = Setting.causal(occasion, 0);
    Map<String, Integer> effect = Map.of(setting.outcome(), 1);
    Map<String, Integer> cause = Map.of(setting.treatment(), 1);
    double t = setting.doing(effect, cause);
    // In a control world the same number, not nearly the same.
    double o = setting.world.control() ? t : setting.seeing(effect, cause);
    Map<Strategy, Answer> strategies = strategies(setting, effect, cause, t, o);
    return List.of(
        draft(
            occasion,
            setting,
            "see",
            Asking.seeing(cause, setting.words, occasion.wording()),
            o,
            strategies,
            List.of(
                new Check.Probability(setting.network, setting.outcome(), 1, cause, Map.of(), o)),
            setting.difficulty(effect.keySet(), cause.keySet(), Set.of(), Math.abs(t - o))),
        draft(
            occasion,
            setting,
            "do",
            Asking.doing(cause, setting.words, occasion.wording()),
            t,
            strategies,
            setting.checks(setting.outcome(), cause, t),
            setting.difficulty(effect.keySet(), Set.of(), cause.keySet(), Math.abs(t - o))));
  }

  private static Map<Strategy, Answer> strategies(
      Setting setting,
      Map<String, Integer> effect,
      Map<String, Integer> cause,
      double t,
      double o) {
    Map<Strategy, Answer> answers = new EnumMap<>(Strategy.class);
    answers.put(Strategy.INTERVENTION, Setting.number(t));
    answers.put(Strategy.ASSOCIATION, Setting.number(o));
    answers.put(Strategy.PRIOR, Setting.number(setting.seeing(effect, Map.of())));
    answers.put(Strategy.OVER_ADJUSTMENT, Setting.number(setting.adjustingForAll(effect, cause)));
    answers.put(Strategy.REVERSAL, Setting.number(setting.seeing(cause, effect)));
    return answers;
  }

  private static Draft draft(
      Occasion occasion,
      Setting setting,
      String part,
      String happening,
      double truth,
      Map<Strategy, Answer> shared,
      List<Check> checks,
      Difficulty difficulty) {
    Map<Strategy, Answer> strategies = new EnumMap<>(shared);
    strategies.put(Strategy.SWAPPED_POLARITY, Setting.number(1 - truth));
    String question =
        happening
            + " "
            + Asking.probability(Map.of(setting.outcome(), 1), setting.words, occasion.wording());
    return new Draft(
        0,
        part,
        setting.information,
        setting.prompt(question),
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Setting.number(truth)),
        strategies,
        difficulty,
        checks);
  }
}
