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
import io.causalgym.evaluation.question.prose.Asking;
import io.causalgym.evaluation.question.prose.Wording;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Questions of the first rung: marginal, conditional and joint probabilities. Which variables they
/// are about depends on the world alone.
public final class ObservationAuthor implements Author {
  private static final List<String> PLAIN =
      List.of(
          "Nobody intervenes.",
          "Everything takes its usual course.",
          "The world is left to itself.");

  private final Family family;

  /// @param family {@link Family#MARGINAL}, {@link Family#CONDITIONAL} or {@link Family#JOINT}
  public ObservationAuthor(Family family) {
    this.family = family;
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    Setting setting = Setting.observed(occasion);
    List<String> order =
        Wording.shuffled(
            new io.causalgym.numeric.random.RandomStream(occasion.seed(), 2).generator(0),
            setting.world.observed());
    boolean on = Math.floorMod(occasion.seed(), 3) > 0;
    Map<String, Integer> event = new LinkedHashMap<>();
    Map<String, Integer> given = new LinkedHashMap<>();
    event.put(order.getFirst(), on ? 1 : 0);
    if (family == Family.JOINT) {
      event.put(order.get(1), 1);
    } else if (family == Family.CONDITIONAL) {
      condition(setting, order, event, given);
    }
    double truth = setting.seeing(event, given);
    return List.of(draft(occasion, setting, event, given, truth));
  }

  /// On one variable, or on two, of which the second may explain the first away.
  private static void condition(
      Setting setting, List<String> order, Map<String, Integer> event, Map<String, Integer> given) {
    given.put(order.get(1), 1);
    if (order.size() > 2) {
      Map<String, Integer> more = new LinkedHashMap<>(given);
      more.put(order.get(2), 0);
      if (Math.abs(setting.seeing(event, more) - setting.seeing(event, given)) >= .02) {
        given.putAll(more);
      }
    }
  }

  private Draft draft(
      Occasion occasion,
      Setting setting,
      Map<String, Integer> event,
      Map<String, Integer> given,
      double truth) {
    RandomGenerator wording = occasion.wording();
    String start =
        given.isEmpty()
            ? Wording.pick(wording, PLAIN)
            : Asking.seeing(given, setting.words, wording);
    String question = start + " " + Asking.probability(event, setting.words, wording);
    return new Draft(
        0,
        family.text(),
        setting.information,
        setting.prompt(question),
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Setting.number(truth)),
        strategies(setting, event, given, truth),
        setting.difficulty(0),
        checks(setting, event, given, truth));
  }

  private static Map<Strategy, Answer> strategies(
      Setting setting, Map<String, Integer> event, Map<String, Integer> given, double truth) {
    Map<Strategy, Answer> answers = new EnumMap<>(Strategy.class);
    answers.put(Strategy.ASSOCIATION, Setting.number(truth));
    answers.put(Strategy.PRIOR, Setting.number(independent(setting, event)));
    answers.put(Strategy.SWAPPED_POLARITY, Setting.number(1 - truth));
    if (!given.isEmpty()) {
      answers.put(Strategy.REVERSAL, Setting.number(setting.seeing(given, event)));
    }
    return answers;
  }

  /// As if variables had nothing to do with each other.
  private static double independent(Setting setting, Map<String, Integer> event) {
    double product = 1;
    for (Map.Entry<String, Integer> one : event.entrySet()) {
      product *= setting.seeing(Map.of(one.getKey(), one.getValue()), Map.of());
    }
    return product;
  }

  /// A joint probability is a product of two conditional ones, which the second engine confirms.
  private static List<Check> checks(
      Setting setting, Map<String, Integer> event, Map<String, Integer> given, double truth) {
    List<String> names = List.copyOf(event.keySet());
    String first = names.getFirst();
    if (names.size() == 1) {
      return List.of(
          new Check.Probability(setting.network, first, event.get(first), given, Map.of(), truth));
    }
    String second = names.get(1);
    Map<String, Integer> rest = Map.of(second, event.get(second));
    double marginal = setting.seeing(rest, Map.of());
    return List.of(
        new Check.Probability(
            setting.network, second, event.get(second), Map.of(), Map.of(), marginal),
        new Check.Probability(
            setting.network, first, event.get(first), rest, Map.of(), truth / marginal));
  }
}
