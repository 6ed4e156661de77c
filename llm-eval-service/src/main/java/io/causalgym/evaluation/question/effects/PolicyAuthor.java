package io.causalgym.evaluation.question.effects;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Which of several actions is best. In half of the worlds it is not the one whose setting is seen
/// together with the best outcomes.
public final class PolicyAuthor implements Author {
  private static final List<String> PLAIN =
      List.of(
          "Exactly one of these actions will be taken, as an intervention from outside. Under which one is it most probable that %s?",
          "The aim is that %s. Which one of these interventions serves it best?",
          "Somebody can step in once, in one of these ways, and wants it to be the case that %s. Which way gives the highest probability?",
          "Choose the intervention that makes it as likely as possible that %s.",
          "Which of the following, done from outside and overriding all usual causes, maximises the probability that %s?");
  private static final List<String> COSTLY =
      List.of(
          "Exactly one of these actions will be taken, as an intervention from outside. If afterwards %s, 1.00 is gained; the cost is paid in any case. Which action has the highest expected payoff?",
          "It is worth 1.00 if %s, and nothing otherwise. Each intervention has its price. Which one is best on average, after its price?",
          "Somebody can step in once, in one of these ways, pays what it costs, and gets 1.00 if then %s. Which way gives the highest expected net gain?",
          "Choose the intervention with the largest expected value: 1.00 times the probability that %s, less the cost.",
          "Which of the following, done from outside and overriding all usual causes, maximises the expected net payoff, if a payment of 1.00 is made in case %s?");

  @Override
  public Family family() {
    return Family.POLICY;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    boolean misleading = random.nextBoolean();
    boolean costly = random.nextInt(3) == 0;
    Decision decision = Scene.first(() -> Decision.draw(random, costly, misleading));
    return List.of(draft(occasion, decision));
  }

  private static Draft draft(Occasion occasion, Decision decision) {
    Scene scene = new Scene(occasion, decision.network().names());
    List<String> options = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    SortedMap<String, Double> values = new TreeMap<>();
    for (Decision.Action action : decision.actions()) {
      String option = "action " + (options.size() + 1);
      options.add(option);
      lines.add(line(scene, decision, action, option));
      values.put(option, action.value());
      checks.add(check(decision, action));
    }
    Decision.Action best = decision.actions().get(decision.best());
    String asked =
        scene.pick(decision.costly() ? COSTLY : PLAIN).formatted(scene.word("Y").present());
    return new Draft(
        0,
        decision.costly() ? "payoff" : "probability",
        InformationMode.TABLES,
        scene.told(decision.network()) + "\n\n" + asked + "\n" + String.join("\n", lines),
        new AnswerForm.Choice(options),
        false,
        new Truth.Action(options.get(decision.best()), values),
        Map.of(Strategy.ASSOCIATION, new Answer.Choice(options.get(decision.tempting()), null)),
        Scene.difficulty(
            decision.network().graph(),
            0,
            Paths.longest(decision.network().graph(), "X", "Y"),
            options.size() << (decision.network().size() - 2),
            Math.abs(best.value() - best.seen())),
        checks);
  }

  private static String line(
      Scene scene, Decision decision, Decision.Action action, String option) {
    String cost =
        decision.costly() ? String.format(Locale.ROOT, " (cost %.2f)", action.cost()) : "";
    return option + ": " + scene.word(action.variable()).setting(action.state()) + cost;
  }

  private static Check check(Decision decision, Decision.Action action) {
    return new Check.Probability(
        decision.network(),
        "Y",
        1,
        Map.of(),
        Map.of(action.variable(), action.state()),
        action.value() + action.cost());
  }
}
