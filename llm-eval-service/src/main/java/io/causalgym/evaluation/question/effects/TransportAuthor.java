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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// P*(y | do(x)) in another population, of which the distribution of one covariate is known. It
/// follows where that is where the populations differ, and not where the outcome's mechanism does.
public final class TransportAuthor implements Author {
  private static final List<String> SOURCE =
      List.of(
          "All of these numbers are about the first of two populations, the source.",
          "These numbers come from one place, called the source; there is another place, the target.",
          "The numbers above hold in a source population. A second, target population is of interest.",
          "Everything so far was measured in the source population. Now think of a target population.",
          "So much for the population that was studied, the source. The decision is about another one, the target.");
  private static final List<String> SAME =
      List.of(
          "The graph is the same in the target, and so is every mechanism but that of %1$s: only the distribution of %1$s is another one.",
          "The target differs from the source in how %1$s comes about, and in nothing else.",
          "Between the two, the only direct difference is in the distribution of %1$s; all other variables respond to their direct causes in the same way.",
          "Source and target share graph and conditional probabilities, except for %1$s, which is distributed differently.",
          "A selection node that marks the differences between the populations points at %1$s alone.");
  private static final List<String> OTHER =
      List.of(
          "The graph is the same in the target, but %1$s and %2$s come about in other ways there: both the distribution of %1$s and the way in which %2$s responds to its direct causes may be others.",
          "The target differs from the source in how %1$s and %2$s come about, and in nothing else; how %2$s differs is unknown.",
          "Between the two there are two direct differences: in the distribution of %1$s, and in the mechanism of %2$s, of which in the target nothing is known.",
          "Source and target share graph and conditional probabilities, except for %1$s, which is distributed differently, and for %2$s, which responds to its direct causes in some other, unknown way.",
          "Selection nodes that mark the differences between the populations point at %1$s and at %2$s.");
  private static final List<String> TARGET =
      List.of(
          "In the target the probability that %s is %s, and nothing more was measured there.",
          "One thing is known of the target: with probability %2$s it is the case there that %1$s.",
          "A survey of the target found that %s with probability %s, and recorded nothing else.",
          "The only number from the target is the probability that %s, which is %s.",
          "Of the target we only know that %s with probability %s.");
  private static final List<String> ASKING =
      List.of(
          "The question is about the target population.",
          "Now answer for the target, not for the source.",
          "What follows happens in the target population.",
          "Consider what would happen in the target.",
          "We are in the target population now.");

  @Override
  public Family family() {
    return Family.TRANSPORT;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    // A third of the questions has no answer.
    boolean possible = random.nextInt(3) > 0;
    TransportWorld world = Scene.first(() -> TransportWorld.draw(random));
    return List.of(draft(occasion, world, possible));
  }

  private static Draft draft(Occasion occasion, TransportWorld world, boolean possible) {
    Scene scene = new Scene(occasion, world.source().names());
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.INTERVENTION, Scene.number(world.inSource()));
    strategies.put(Strategy.ASSOCIATION, Scene.number(world.seenInTarget()));
    strategies.put(Strategy.PRIOR, Scene.number(world.marginal()));
    return new Draft(
        0,
        possible ? "transportable" : "not-transportable",
        InformationMode.TABLES,
        text(scene, world, possible),
        new AnswerForm.Probability(),
        true,
        new Truth.Exact(possible ? Scene.number(world.truth()) : new Answer.Cannot()),
        strategies,
        Scene.difficulty(
            world.source().graph(),
            0,
            Paths.longest(world.source().graph(), "X", "Y"),
            2,
            possible ? Math.abs(world.truth() - world.inSource()) : 0),
        possible ? checks(world) : List.of());
  }

  private static List<Check> checks(TransportWorld world) {
    return List.of(
        new Check.Probability(world.target(), "Y", 1, Map.of(), Map.of("X", 1), world.truth()));
  }

  private static String text(Scene scene, TransportWorld world, boolean possible) {
    String told = scene.told(world.source());
    String differs =
        scene.pick(possible ? SAME : OTHER).formatted(scene.name("Z"), scene.name("Y"));
    String target =
        scene
            .pick(TARGET)
            .formatted(
                scene.word("Z").present(), String.format(Locale.ROOT, "%.2f", world.share()));
    String question =
        scene.pick(ASKING)
            + " "
            + Asking.doing(Map.of("X", 1), scene.words, scene.wording())
            + " "
            + Asking.probability(Map.of("Y", 1), scene.words, scene.wording());
    return told + "\n" + scene.pick(SOURCE) + " " + differs + " " + target + "\n\n" + question;
  }
}
