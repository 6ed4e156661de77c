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
import io.causalgym.evaluation.question.prose.Asking;
import io.causalgym.evaluation.question.prose.Figures;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Whether the front-door criterion holds, and P(y | do(x)) by the front door from what is
/// observed, where an unobserved cause confounds treatment and outcome.
public final class FrontDoorAuthor implements Author {
  private static final List<Blueprint> VALID =
      List.of(
          Blueprint.of("X>M M>Y X-Y"),
          Blueprint.of("X>W W>M M>Y X-Y"),
          Blueprint.of("X>M M>W W>Y X-Y"),
          Blueprint.of("W>X X>M M>Y W>Y X-Y"),
          Blueprint.of("W>X X>M M>Y X-Y"),
          Blueprint.of("W X>M W>M M>Y X-Y"),
          Blueprint.of("X>M M>Y X-Y X>C Y>C"));
  private static final List<Blueprint> INVALID =
      List.of(
          Blueprint.of("X>M M>Y X>Y X-Y"),
          Blueprint.of("X>M M>Y X-Y M-Y"),
          Blueprint.of("X>M M>Y X-Y X-M"),
          Blueprint.of("X>W X>M M>Y W>Y X-Y"),
          Blueprint.of("W>X W>M X>M M>Y X-Y"),
          Blueprint.of("W X>M W>M M>Y W>Y X-Y"),
          Blueprint.of("X>W W>M M>Y W>Y X-Y"));
  private static final List<String> HOLDS =
      List.of(
          "%1$s by itself satisfies the front-door criterion for the effect of %2$s on %3$s",
          "the set that holds %1$s alone meets all conditions of the front-door criterion relative to the effect of %2$s on %3$s",
          "for the effect of %2$s on %3$s, the front-door criterion is fulfilled by %1$s alone",
          "the front-door criterion, with %1$s as the only mediator, applies to the effect of %2$s on %3$s",
          "all three requirements of the front-door criterion hold for %1$s, taken alone, between %2$s and %3$s");
  private static final List<String> FAILS =
      List.of(
          "%1$s by itself violates the front-door criterion for the effect of %2$s on %3$s",
          "the set that holds %1$s alone breaks a condition of the front-door criterion relative to the effect of %2$s on %3$s",
          "for the effect of %2$s on %3$s, the front-door criterion is not fulfilled by %1$s alone",
          "the front-door criterion, with %1$s as the only mediator, does not apply to the effect of %2$s on %3$s",
          "at least one of the three requirements of the front-door criterion fails for %1$s, taken alone, between %2$s and %3$s");
  private static final List<String> OBSERVED =
      List.of(
          "Passive observation, without any intervention, gives exactly these numbers:",
          "Nobody intervened while these frequencies were recorded; take them as exact:",
          "All of the following was learnt by watching only, and is exact:",
          "The observational distribution is known exactly:",
          "Long records of the undisturbed system yield these exact probabilities:");

  @Override
  public Family family() {
    return Family.FRONT_DOOR;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    List<Draft> drafts = new ArrayList<>(claim(occasion));
    drafts.add(value(occasion));
    return drafts;
  }

  private static List<Draft> claim(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    Blueprint blueprint = Scene.pick(random, random.nextBoolean() ? VALID : INVALID);
    MixedGraph graph = blueprint.graph();
    Scene scene = new Scene(occasion, blueprint.names());
    FrontDoorCriterion criterion = new FrontDoorCriterion(graph, "X", "M", "Y");
    Claim claim =
        new Claim(named(HOLDS, scene), named(FAILS, scene), criterion.holds(), criterion.checks());
    return claim.drafts(
        0,
        () -> Premises.of(graph, scene.words, scene.wording()),
        Scene.difficulty(graph, 1, Paths.longest(graph, "X", "Y"), 0, 0),
        scene.wording());
  }

  private static List<String> named(List<String> clauses, Scene scene) {
    return clauses.stream()
        .map(clause -> clause.formatted(scene.name("M"), scene.name("X"), scene.name("Y")))
        .toList();
  }

  private static Draft value(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    FrontDoorWorld world = Scene.first(() -> FrontDoorWorld.draw(random));
    MixedGraph graph = VALID.getFirst().graph();
    Scene scene = new Scene(occasion, List.of("X", "M", "Y"));
    String text =
        Premises.of(graph, scene.words, scene.wording())
            + "\n\n"
            + scene.pick(OBSERVED)
            + "\n"
            + Figures.tables(world.observed(), scene.words, scene.wording())
            + "\n\n"
            + Asking.doing(Map.of("X", 1), scene.words, scene.wording())
            + " "
            + Asking.probability(Map.of("Y", 1), scene.words, scene.wording());
    return new Draft(
        1,
        "value",
        InformationMode.OBSERVATIONAL,
        text,
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Scene.number(world.truth())),
        strategies(world),
        Scene.difficulty(graph, 1, 2, 8, Math.abs(world.truth() - world.associated())),
        List.of(
            new Check.Identified(
                world.complete(), List.of("U"), "Y", 1, Map.of("X", 1), world.truth())));
  }

  private static Map<Strategy, Answer> strategies(FrontDoorWorld world) {
    Map<Strategy, Answer> answers = new EnumMap<>(Strategy.class);
    answers.put(Strategy.ASSOCIATION, Scene.number(world.associated()));
    answers.put(Strategy.PRIOR, Scene.number(world.marginal()));
    answers.put(Strategy.MEDIATOR, Scene.number(world.overMediator()));
    answers.put(Strategy.OVER_ADJUSTMENT, Scene.number(world.overMediator()));
    answers.put(Strategy.SWAPPED_POLARITY, Scene.number(1 - world.truth()));
    return answers;
  }
}
