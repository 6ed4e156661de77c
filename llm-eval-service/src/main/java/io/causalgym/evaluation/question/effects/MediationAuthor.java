package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Natural direct, natural indirect and controlled direct effects, where they follow from the
/// tables: no mediator's other causes are caused by the treatment, and mechanisms are independent.
public final class MediationAuthor implements Author {
  private static final List<Blueprint> SHAPES =
      List.of(
          Blueprint.of("X>M X>Y M>Y"),
          Blueprint.of("C>X X>M C>Y X>Y M>Y"),
          Blueprint.of("C X>M C>M C>Y X>Y M>Y"),
          Blueprint.of("C>X X>M C>M X>Y M>Y"));
  private static final List<String> INDEPENDENT =
      List.of(
          "Whatever else makes one variable vary is independent of what else makes any other vary.",
          "The mechanisms are independent of each other: no two variables share an unlisted influence.",
          "Chance enters each variable separately, and these chances are independent.",
          "Random disturbances of different variables are independent, in all worlds, real or imagined.",
          "Each variable has its own independent disturbance.");
  private static final List<String> DIRECT =
      List.of(
          "Imagine two worlds of the same units. In both, %3$s has for each unit the value that it would take if one were to %2$s. In the first world one nevertheless steps in to %1$s, as far as everything but %3$s is concerned; in the second, to %2$s. What is the probability that %4$s in the first world minus that in the second?",
          "What is the natural direct effect of a change from an order to %2$s to an order to %1$s on the probability that %4$s, the path through %3$s being switched off by keeping %3$s, in each unit, as it would be after the order to %2$s?",
          "Hold %3$s, unit by unit, at what it would be if somebody were to %2$s. With %3$s held like that, how much more probable (as a difference) does it get that %4$s when somebody steps in to %1$s in place of to %2$s?",
          "Of the effect on whether %4$s, only the part that bypasses %3$s is wanted: in each unit %3$s keeps the value that it has when one steps in to %2$s, while the intervention changes from that one to the one to %1$s. By how much does the probability change?",
          "Compute the natural direct effect (mediator: %3$s; reference: an intervention to %2$s; alternative: an intervention to %1$s) on the probability that %4$s.");
  private static final List<String> INDIRECT =
      List.of(
          "Imagine two worlds of the same units. In both one steps in to %2$s, as far as everything but %3$s is concerned. In the first world %3$s has, for each unit, the value that it would take if one were to %1$s; in the second, the value that it would take if one were to %2$s. What is the probability that %4$s in the first world minus that in the second?",
          "What is the natural indirect effect, through %3$s, of a change from an order to %2$s to an order to %1$s on the probability that %4$s, everything but %3$s staying as after the order to %2$s?",
          "Somebody steps in to %2$s, but %3$s is made to behave, unit by unit, as if the order had been to %1$s. How much more probable (as a difference) does it get that %4$s than if %3$s also behaved as after the intervention to %2$s?",
          "Of the effect on whether %4$s, only the part that travels through %3$s is wanted: the intervention stays the one to %2$s, while %3$s changes in each unit to the value that it would have after an intervention to %1$s. By how much does the probability change?",
          "Compute the natural indirect effect (mediator: %3$s; reference: an intervention to %2$s; alternative: an intervention to %1$s; all but the mediator stays at the reference) on the probability that %4$s.");
  private static final List<String> CONTROLLED =
      List.of(
          "In two experiments one steps in to %5$s. The first one would in addition %1$s, the second %2$s. What is the probability that %4$s in the first minus that in the second?",
          "What is the controlled direct effect of an intervention to %1$s in place of one to %2$s on the probability that %4$s, when another intervention would %5$s in every unit?",
          "Suppose that an outside hand has decided to %5$s for everybody. With this fixed, by how much does the probability that %4$s change if the hand also decides to %1$s rather than to %2$s?",
          "Fix the mediator: step in to %5$s, for all units. How much more probable (as a difference) is it that %4$s when one also acts to %1$s than when one acts to %2$s?",
          "Compute the controlled direct effect on the probability that %4$s: alternative, an intervention to %1$s; reference, one to %2$s; and in both cases one steps in to %5$s.");

  @Override
  public Family family() {
    return Family.MEDIATION;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    Part part = Scene.pick(random, List.of(Part.values()));
    int m = random.nextInt(2);
    MediationQuestion question =
        Scene.first(() ->
            Optional.of(new MediationQuestion(Scene.pick(random, SHAPES).draw(random), part, m))
                .filter(MediationQuestion::tells));
    return List.of(draft(occasion, question));
  }

  /// Which effect is asked for.
  enum Part {
    DIRECT,
    INDIRECT,
    CONTROLLED;

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Draft draft(Occasion occasion, MediationQuestion question) {
    Scene scene = new Scene(occasion, question.network.names());
    String text =
        scene
            .pick(forms(question.part))
            .formatted(
                scene.word("X").make(),
                scene.word("X").prevent(),
                scene.name("M"),
                scene.word("Y").present(),
                scene.word("M").setting(question.mediator));
    double truth = question.truth();
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    question.wrong().forEach((strategy, value) -> strategies.put(strategy, Scene.number(value)));
    return new Draft(
        0,
        question.part.text(),
        InformationMode.TABLES,
        scene.told(question.network)
            + "\n"
            + scene.pick(INDEPENDENT)
            + "\n\n"
            + text
            + " Give a number between -1 and 1.",
        new AnswerForm.Quantity(-1, 1),
        false,
        new Truth.Exact(Scene.number(truth)),
        strategies,
        Scene.difficulty(
            question.network.graph(),
            0,
            2,
            question.terms(),
            Math.abs(truth - question.effects.associated())),
        question.checks());
  }

  private static List<String> forms(Part part) {
    return switch (part) {
      case DIRECT -> DIRECT;
      case INDIRECT -> INDIRECT;
      case CONTROLLED -> CONTROLLED;
    };
  }
}
