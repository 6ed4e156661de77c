package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
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
import java.util.Set;
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

  /// @throws IllegalArgumentException if the family is none of {@link Family#MARGINAL}, {@link
  ///   Family#CONDITIONAL} and {@link Family#JOINT}
  public ObservationAuthor(Family family) {
    if (family != Family.MARGINAL && family != Family.CONDITIONAL && family != Family.JOINT) {
      throw new IllegalArgumentException(
          "family " + family.text() + " is not marginal, conditional or joint");
    }
    this.family = family;
  }

  @Override
  public Family family() {
    return family;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    Setting setting = Setting.observed(occasion);
    RandomGenerator choices = setting.choices();
    Observation asked =
        family == Family.MARGINAL
            ? marginal(setting, choices)
            : family == Family.JOINT
                ? joint(setting, choices)
                : Conditions.choose(setting, choices);
    return List.of(draft(occasion, setting, asked));
  }

  /// @param part what kind of question it is
  record Observation(String part, Map<String, Integer> event, Map<String, Integer> given) {}

  private static Observation marginal(Setting setting, RandomGenerator choices) {
    List<String> order = Wording.shuffled(choices, setting.world.observed());
    int state = choices.nextInt(2);
    // What is read off a table is no question, if there is another one.
    String name =
        order.stream()
            .filter(v ->
                setting.world.network().parents(setting.world.network().variable(v)).length > 0)
            .findFirst()
            .orElse(order.getFirst());
    return new Observation("marginal", Map.of(name, state), Map.of());
  }

  private static Observation joint(Setting setting, RandomGenerator choices) {
    List<String> order = Wording.shuffled(choices, setting.world.observed());
    Map<String, Integer> event = new LinkedHashMap<>();
    event.put(order.get(0), choices.nextInt(2));
    event.put(order.get(1), choices.nextInt(2));
    return new Observation("joint", event, Map.of());
  }

  private static Draft draft(Occasion occasion, Setting setting, Observation asked) {
    RandomGenerator wording = occasion.wording();
    Map<String, Integer> event = asked.event();
    Map<String, Integer> given = asked.given();
    double truth = setting.seeing(event, given);
    String start =
        given.isEmpty()
            ? Wording.pick(wording, PLAIN)
            : Asking.seeing(given, setting.words, wording);
    String question = start + " " + Asking.probability(event, setting.words, wording);
    return new Draft(
        0,
        asked.part(),
        setting.information,
        setting.prompt(question),
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Setting.number(truth)),
        strategies(setting, event, given, truth),
        setting.difficulty(event.keySet(), given.keySet(), Set.of(), 0),
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
      if (setting.information == InformationMode.TABLES) {
        answers.put(Strategy.INTERVENTION, Setting.number(setting.doing(event, given)));
      }
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
