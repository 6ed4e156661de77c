package io.causalgym.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The identities of see-do pairs: agents of known behaviour have known scores.
class ReferenceScoresTest {
  private static final int WORLDS = 450;
  private static final double EXACT = 1e-9;

  /// t stratified, o at least a tenth away, m and z anywhere.
  private static List<Item> world(int world, RandomGenerator random) {
    double t = (world % 9 + random.nextDouble()) / 9;
    double o = random.nextDouble();
    while (Math.abs(t - o) < .1) {
      o = random.nextDouble();
    }
    Map<Strategy, Answer> strategies =
        Map.of(
            Strategy.INTERVENTION, new Answer.Value(t),
            Strategy.ASSOCIATION, new Answer.Value(o),
            Strategy.PRIOR, new Answer.Value(random.nextDouble()),
            Strategy.OVER_ADJUSTMENT, new Answer.Value(random.nextDouble()));
    return List.of(item(world, "see", o, strategies), item(world, "do", t, strategies));
  }

  private static Item item(int world, String part, double truth, Map<Strategy, Answer> strategies) {
    return new Item(
        world * 1024 + (part.equals("do") ? 1 : 0),
        world,
        Family.SEE_DO,
        0,
        part,
        Skin.LETTERS,
        0,
        InformationMode.TABLES,
        "",
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(new Answer.Value(truth)),
        strategies,
        new Difficulty(3, 3, 0, 1, 0, 2, 2, 0, 0));
  }

  private static double of(Item item, Strategy strategy) {
    return SeeDo.strategy(item, strategy);
  }

  private static boolean isDo(Item item) {
    return item.part().equals("do");
  }

  private static double truth(Item item) {
    return of(item, isDo(item) ? Strategy.INTERVENTION : Strategy.ASSOCIATION);
  }

  private final List<List<Item>> worlds = new ArrayList<>();

  ReferenceScoresTest() {
    RandomGenerator random = new RandomStream(4, 0).generator(0);
    for (int world = 0; world < WORLDS; world++) {
      worlds.add(world(world, random));
    }
  }

  private ModelScore score(ToDoubleBiFunction<Item, RandomGenerator> agent) {
    RandomGenerator random = new RandomStream(5, 0).generator(0);
    Scoring scoring = new Scoring();
    for (List<Item> world : worlds) {
      List<Response> responses = new ArrayList<>();
      for (Item item : world) {
        double answer = agent.applyAsDouble(item, random);
        responses.add(new Response(item, 0, Outcome.OK, Optional.of(new Answer.Value(answer))));
      }
      scoring.add(world.getFirst().world(), responses);
    }
    return scoring.score();
  }

  private double sum(ToDoubleFunction<Item> of) {
    return worlds.stream().map(List::getLast).mapToDouble(of).sum();
  }

  private static double delta(Item item) {
    return SeeDo.difference(item);
  }

  private double reference() {
    double mean = sum(ReferenceScoresTest::truth) / WORLDS;
    return Math.min(
        Math.min(sum(i -> delta(i) * delta(i)), sum(i -> Math.pow(.5 - truth(i), 2))),
        Math.min(
            sum(i -> Math.pow(of(i, Strategy.PRIOR) - truth(i), 2)),
            sum(i -> Math.pow(mean - truth(i), 2))));
  }

  private static double skill(ModelScore score) {
    return score.skill().value().orElseThrow();
  }

  private static double slope(ModelScore score) {
    return score.slope().value().value().orElseThrow();
  }

  @Test
  void theOracle() {
    ModelScore oracle = score((item, random) -> truth(item));

    assertThat(skill(oracle)).isCloseTo(1, within(EXACT));
    assertThat(slope(oracle)).isCloseTo(1, within(EXACT));
    assertThat(oracle.causalScore().value().orElseThrow()).isCloseTo(100, within(1e-7));
    assertThat(oracle.confusion().askedDo().orElseThrow().doing()).isGreaterThan(.99);
    assertThat(oracle.slope().regression().get(1).value()).isCloseTo(1, within(1e-8));
    assertThat(oracle.slope().regression().get(2).value()).isCloseTo(0, within(1e-8));
    assertThat(oracle.worldScores().values().stream().mapToDouble(v -> v).average().orElseThrow())
        .isCloseTo(100, within(1e-7));
  }

  @Test
  void theAssociationalAgent() {
    ModelScore agent = score((item, random) -> of(item, Strategy.ASSOCIATION));

    assertThat(skill(agent))
        .isCloseTo(1 - sum(i -> delta(i) * delta(i)) / reference(), within(EXACT));
    assertThat(slope(agent)).isCloseTo(0, within(EXACT));
    assertThat(agent.confusion().askedDo().orElseThrow().seeing().value().orElseThrow())
        .isGreaterThan(.99);
    assertThat(agent.confusion().leak().orElseThrow()).isLessThan(1e-6);
  }

  @Test
  void constantPriorSwappedAndHalfWay() {
    ModelScore constant = score((item, random) -> .5);
    ModelScore prior = score((item, random) -> of(item, Strategy.PRIOR));
    ModelScore swapped =
        score(
            (item, random) -> of(item, isDo(item) ? Strategy.ASSOCIATION : Strategy.INTERVENTION));
    ModelScore halfWay =
        score((item, random) ->
            isDo(item)
                ? (of(item, Strategy.INTERVENTION) + of(item, Strategy.ASSOCIATION)) / 2
                : truth(item));

    assertThat(skill(constant)).isLessThanOrEqualTo(EXACT);
    assertThat(slope(constant)).isCloseTo(0, within(EXACT));
    assertThat(constant.confusion().askedDo().orElseThrow().none()).isGreaterThan(.5);
    assertThat(skill(prior)).isLessThanOrEqualTo(EXACT);
    assertThat(prior.confusion().askedDo().orElseThrow().prior()).isGreaterThan(.99);
    assertThat(slope(swapped)).isCloseTo(-1, within(EXACT));
    assertThat(slope(halfWay)).isCloseTo(.5, within(EXACT));
    assertThat(skill(halfWay))
        .isCloseTo(1 - sum(i -> delta(i) * delta(i) / 4) / reference(), within(EXACT));
  }

  @Test
  void uniformNoisyAndMixtureWithinFourStandardErrors() {
    ModelScore uniform = score((item, random) -> random.nextDouble());
    ModelScore noisy =
        score((item, random) -> Math.clamp(truth(item) + .05 * random.nextGaussian(), 0, 1));
    ModelScore mixture =
        score((item, random) ->
            !isDo(item) || random.nextDouble() < .8 ? truth(item) : of(item, Strategy.ASSOCIATION));
    double squares = sum(i -> delta(i) * delta(i));
    double fourths = sum(i -> Math.pow(delta(i), 4));

    assertThat(slope(uniform)).isCloseTo(0, within(4 * Math.sqrt(1 / 6.0 / squares)));
    assertThat(uniform.confusion().askedDo().orElseThrow().none()).isGreaterThan(.7);
    assertThat(slope(noisy)).isCloseTo(1, within(4 * .05 * Math.sqrt(2 / squares) + .02));
    assertThat(noisy.confusion().askedDo().orElseThrow().doing()).isGreaterThan(.9);
    double error = 4 * Math.sqrt(.16 * fourths) / squares;
    assertThat(slope(mixture)).isCloseTo(.8, within(error));
    assertThat(mixture.confusion().askedDo().orElseThrow().seeing().value().orElseThrow())
        .isCloseTo(.2, within(4 * Math.sqrt(.16 / WORLDS) + .02));
  }

  @Test
  void intervalsHoldWhatTheyShould() {
    ModelScore mixture =
        score((item, random) ->
            !isDo(item) || random.nextDouble() < .5 ? truth(item) : of(item, Strategy.ASSOCIATION));
    assertThat(mixture.slope().value().interval().orElseThrow().contains(.5)).isTrue();
    assertThat(mixture.skill().interval().orElseThrow().width()).isLessThan(1);
  }

  @Test
  void whoDoesNotAnswerHasNoSlopeAndNoSkillAboveOrBelowZero() {
    Scoring scoring = new Scoring();
    for (List<Item> world : worlds) {
      scoring.add(
          world.getFirst().world(),
          world.stream()
              .map(item -> new Response(item, 0, Outcome.REFUSAL, Optional.empty()))
              .toList());
    }
    ModelScore refuser = scoring.score();

    assertThat(refuser.causalScore().value().orElseThrow()).isZero();
    assertThat(refuser.slope().value().value()).isEmpty();
    assertThat(refuser.slope().incomplete()).isEqualTo(WORLDS);
    assertThat(refuser.beliefs().excessBrier()).isEmpty();
  }

  @Test
  void controlWorldsAloneLeaveSlopeAndAssociationUndefined() {
    Scoring scoring = new Scoring();
    RandomGenerator random = new RandomStream(6, 0).generator(0);
    for (int world = 0; world < 40; world++) {
      double t = random.nextDouble();
      Map<Strategy, Answer> same =
          Map.of(
              Strategy.INTERVENTION, new Answer.Value(t),
              Strategy.ASSOCIATION, new Answer.Value(t),
              Strategy.PRIOR, new Answer.Value(random.nextDouble()));
      List<Response> responses = new ArrayList<>();
      for (Item item : List.of(item(world, "see", t, same), item(world, "do", t, same))) {
        responses.add(
            new Response(item, 0, Outcome.OK, Optional.of(new Answer.Value(random.nextDouble()))));
      }
      scoring.add(world, responses);
    }
    ModelScore score = scoring.score();

    assertThat(score.skill().value()).isEmpty();
    assertThat(score.slope().value().value()).isEmpty();
    assertThat(score.slope().falseDiscrimination().value().orElseThrow())
        .isCloseTo(1 / 3.0, within(.25));
  }
}
