package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether a variable is an instrument; what one tells about an effect that it does not identify;
/// and the effect on those who follow it.
public final class InstrumentAuthor implements Author {
  private static final Blueprint INSTRUMENT = Blueprint.of("Z>X X>Y X-Y");
  private static final List<Blueprint> VALID =
      List.of(
          INSTRUMENT,
          Blueprint.of("Z>W W>X X>Y X-Y"),
          Blueprint.of("W Z>X W>X W>Y X>Y X-Y"),
          Blueprint.of("Z>X X>M M>Y X-Y"),
          Blueprint.of("Z>X X>Y X-Y X>C Y>C"),
          Blueprint.of("Z>X X>M M>Y X>Y X-M"));
  private static final List<Blueprint> INVALID =
      List.of(
          Blueprint.of("Z>X Z>Y X>Y X-Y"),
          Blueprint.of("Z>X X>Y X-Y Z-Y"),
          Blueprint.of("Z>X Z>W W>Y X>Y X-Y"),
          Blueprint.of("W>Z Z>X W>Y X>Y X-Y"),
          Blueprint.of("W>X X>Z X>Y X-Y"),
          Blueprint.of("Z X>C Z>C X>Y X-Y"));
  private static final List<String> HOLDS =
      List.of(
          "%1$s is a valid instrument for the effect of %2$s on %3$s, without conditioning on anything",
          "%1$s, unconditionally, satisfies every graphical condition of an instrumental variable for the effect of %2$s on %3$s",
          "one may use %1$s, with no covariates, as an instrumental variable for the effect of %2$s on %3$s",
          "%1$s is related to %2$s, and is unrelated to %3$s once all arrows into %2$s are cut, so that it is an instrument",
          "with an empty conditioning set, %1$s qualifies as an instrument for what %2$s does to %3$s");
  private static final List<String> FAILS =
      List.of(
          "%1$s is no valid instrument for the effect of %2$s on %3$s if one conditions on nothing",
          "%1$s, unconditionally, violates a graphical condition of an instrumental variable for the effect of %2$s on %3$s",
          "one must not use %1$s, with no covariates, as an instrumental variable for the effect of %2$s on %3$s",
          "%1$s is unrelated to %2$s, or is still related to %3$s once all arrows into %2$s are cut, so that it is no instrument",
          "with an empty conditioning set, %1$s does not qualify as an instrument for what %2$s does to %3$s");
  private static final List<String> BOUNDS =
      List.of(
          "Consider the probability that %3$s if an intervention would %2$s. Which is the narrowest interval that the numbers and the graph guarantee for it?",
          "Suppose that everybody were made to follow an order to %2$s. Between which two values must the probability that %3$s then lie? Give the sharp bounds.",
          "An outside hand decides to %2$s, whatever else is the case. Give the tightest lower and upper bound on the probability that %3$s that follow from the above.",
          "What are the sharp bounds on the interventional probability that %3$s, when one steps in to %2$s? Assume nothing beyond what was said.",
          "No assumption is made about how units respond. What interval, as tight as possible, holds the probability that %3$s in an experiment that would %2$s?");
  private static final List<String> MONOTONE =
      List.of(
          "Nobody's %2$s would be 1 with %1$s at 0, and yet 0 with %1$s at 1.",
          "Assume monotonicity: changing %1$s from 0 to 1 never changes anyone's %2$s from 1 to 0.",
          "There are no defiers: no unit has %2$s at 1 when %1$s is set to 0, and at 0 when %1$s is set to 1.",
          "It is known that raising %1$s from 0 to 1 lowers %2$s in no unit.",
          "In every single unit, %2$s with %1$s set to 1 is at least as large as with %1$s set to 0.");
  private static final List<String> LOCAL =
      List.of(
          "Look only at units whose %2$s follows %1$s, being 1 if %1$s is set to 1 and 0 if it is set to 0. Among them, what is the probability that %3$s when %2$s is set to 1, minus that when it is set to 0?",
          "What is the average effect of %2$s (1 against 0) on the probability that %3$s among compliers, that is, units whose %2$s would always equal %1$s?",
          "Compute the local average treatment effect of %2$s on whether %3$s, for the units in which %1$s moves %2$s: a difference of probabilities, %2$s = 1 minus %2$s = 0.",
          "By how much does setting %2$s to 1 in place of 0 change the probability that %3$s, for those units alone in which %2$s obeys %1$s?",
          "Among units that would have %2$s = %1$s whichever way %1$s were set: how much more probable (a difference) is it that %3$s under %2$s = 1 than under %2$s = 0?");
  private static final List<String> OBSERVED =
      List.of(
          "These probabilities were found by watching only, and are exact:",
          "The observational numbers, all exact:",
          "Without any intervention on %s the following holds exactly:",
          "Known exactly, from passive records in which %s was left alone:",
          "The recorded distribution, free of sampling error, is this:");

  /// Compliers are so many at least.
  private static final double FEWEST_COMPLIERS = .1;

  /// An interval is so wide at most: more is hardly a statement.
  private static final double WIDEST = .7;

  @Override
  public Family family() {
    return Family.INSTRUMENT;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    List<Draft> drafts = new ArrayList<>(claim(occasion));
    RandomGenerator random = Scene.numbers(occasion);
    drafts.add(random.nextBoolean() ? bounds(occasion, random) : local(occasion, random));
    return drafts;
  }

  private static List<Draft> claim(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    Blueprint blueprint = Scene.pick(random, random.nextBoolean() ? VALID : INVALID);
    MixedGraph graph = blueprint.graph();
    Scene scene = new Scene(occasion, blueprint.names());
    InstrumentalCriterion criterion = new InstrumentalCriterion(graph, "Z", "X", "Y");
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
        .map(clause -> clause.formatted(scene.name("Z"), scene.name("X"), scene.name("Y")))
        .toList();
  }

  private static Draft bounds(Occasion occasion, RandomGenerator random) {
    int x = random.nextInt(2);
    ResponseTypes types =
        Scene.first(() ->
            Optional.of(ResponseTypes.draw(random, false)).filter(drawn -> informative(drawn, x)));
    Answer.Interval interval = types.bounds().of(x);
    Scene scene = new Scene(occasion, List.of("Z", "X", "Y"));
    double seen = types.associated(x);
    String question =
        scene.pick(BOUNDS).formatted("", scene.word("X").setting(x), scene.word("Y").present());
    return new Draft(
        1,
        "bounds",
        InformationMode.OBSERVATIONAL,
        told(scene, types) + "\n\n" + question,
        new AnswerForm.Interval(0, 1),
        false,
        new Truth.Exact(interval),
        Map.of(Strategy.ASSOCIATION, new Answer.Interval(seen, seen)),
        difficulty(0),
        List.of(
            new Check.Bounds(
                types.network(),
                List.of("U"),
                "Y",
                1,
                Map.of("X", x),
                interval.low(),
                interval.high())));
  }

  /// Whether the interval has a width, but not any, and everybody who is asked about exists.
  private static boolean informative(ResponseTypes types, int x) {
    Answer.Interval interval = types.bounds().of(x);
    double width = interval.high() - interval.low();
    return width >= Scene.SPACING
        && width <= WIDEST
        && Math.abs(types.uptake(1) - types.uptake(0)) >= FEWEST_COMPLIERS;
  }

  private static Draft local(Occasion occasion, RandomGenerator random) {
    ResponseTypes types =
        Scene.first(
            () -> Optional.of(ResponseTypes.draw(random, true)).filter(InstrumentAuthor::local));
    Scene scene = new Scene(occasion, List.of("Z", "X", "Y"));
    double effect = wald(types);
    double seen = types.associated(1) - types.associated(0);
    double intended = types.outcome(1) - types.outcome(0);
    String names = scene.pick(MONOTONE).formatted(scene.name("Z"), scene.name("X"));
    String question =
        scene.pick(LOCAL).formatted(scene.name("Z"), scene.name("X"), scene.word("Y").present());
    return new Draft(
        1,
        "local",
        InformationMode.OBSERVATIONAL,
        told(scene, types) + "\n" + names + "\n\n" + question + " Give a number between -1 and 1.",
        new AnswerForm.Quantity(-1, 1),
        false,
        new Truth.Exact(Scene.number(effect)),
        Map.of(
            Strategy.ASSOCIATION,
            Scene.number(seen),
            Strategy.MEDIATOR,
            Scene.number(intended),
            Strategy.SWAPPED_POLARITY,
            Scene.number(-effect)),
        difficulty(Math.abs(effect - seen)),
        checks(types));
  }

  private static boolean local(ResponseTypes types) {
    double effect = wald(types);
    return types.share(ResponseTypes.COMPLIES) >= FEWEST_COMPLIERS
        && Scene.apart(effect, types.associated(1) - types.associated(0))
        && Scene.apart(effect, types.outcome(1) - types.outcome(0));
  }

  /// The effect on compliers as a ratio of two differences.
  ///
  /// Source: Angrist, Imbens and Rubin 1996, equation 12 (angrist1996identification).
  private static double wald(ResponseTypes types) {
    return (types.outcome(1) - types.outcome(0)) / (types.uptake(1) - types.uptake(0));
  }

  private static List<Check> checks(ResponseTypes types) {
    List<Check> checks = new ArrayList<>();
    for (int z = 0; z < 2; z++) {
      Map<String, Integer> given = Map.of("Z", z);
      checks.add(new Check.Probability(types.network(), "Y", 1, given, Map.of(), types.outcome(z)));
      checks.add(new Check.Probability(types.network(), "X", 1, given, Map.of(), types.uptake(z)));
    }
    return checks;
  }

  private static String told(Scene scene, ResponseTypes types) {
    return Premises.of(INSTRUMENT.graph(), scene.words, scene.wording())
        + "\n\n"
        + scene.pick(OBSERVED).formatted(scene.name("X"))
        + "\n"
        + String.join("\n", Wording.shuffled(scene.wording(), types.lines(scene)));
  }

  private static Difficulty difficulty(double discrimination) {
    return Scene.difficulty(INSTRUMENT.graph(), 1, 1, 8, discrimination);
  }
}
