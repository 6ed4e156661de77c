package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration.Event;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectTruthsTest {
  private static final double EXACT = 1e-12;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 25);
  }

  private static RandomGenerator random(long seed) {
    return new RandomStream(seed, 7).generator(0);
  }

  private static double p(
      BayesianNetwork network, Map<String, Integer> event, Map<String, Integer> given) {
    return new NetworkEnumeration(network).probability(event, given, Map.of()).orElseThrow();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theFrontDoorFormulaGivesTheEffectOfTheCompleteModel(long seed) {
    RandomGenerator random = random(seed);
    FrontDoorWorld world = Scene.first(() -> FrontDoorWorld.draw(random));
    double formula = 0;
    for (int m = 0; m < 2; m++) {
      double inner = 0;
      for (int x = 0; x < 2; x++) {
        inner +=
            p(world.observed(), Map.of("X", x), Map.of())
                * p(world.observed(), Map.of("Y", 1), Map.of("X", x, "M", m));
      }
      formula += inner * p(world.observed(), Map.of("M", m), Map.of("X", 1));
    }
    assertThat(world.truth()).isCloseTo(formula, within(EXACT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theCompleteModelOfTheFrontDoorHasTheNumbersShown(long seed) {
    RandomGenerator random = random(seed);
    FrontDoorWorld world = Scene.first(() -> FrontDoorWorld.draw(random));
    for (int cell = 0; cell < 8; cell++) {
      Map<String, Integer> all = Map.of("X", cell & 1, "M", cell >> 1 & 1, "Y", cell >> 2);
      assertThat(p(world.complete(), all, Map.of()))
          .isCloseTo(p(world.observed(), all, Map.of()), within(EXACT));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void naturalEffectsAreThoseOfNestedCounterfactuals(long seed) {
    RandomGenerator random = random(seed);
    Blueprint shape =
        Blueprint.of(
            List.of("X>M X>Y M>Y", "C X>M C>M C>Y X>Y M>Y", "C>X X>M C>M X>Y M>Y")
                .get((int) (seed % 3)));
    BayesianNetwork network = shape.draw(random);
    NaturalEffects effects = new NaturalEffects(network);
    ScmEnumeration exact = new ScmEnumeration(RowNoises.of(network));
    for (int direct = 0; direct < 2; direct++) {
      for (int through = 0; through < 2; through++) {
        double nested = 0;
        for (int m = 0; m < 2; m++) {
          Event mediator = new Event(Map.of("M", m), Map.of("X", through));
          Event outcome = new Event(Map.of("Y", 1), Map.of("X", direct, "M", m));
          nested += exact.probability(List.of(mediator, outcome), List.of()).orElseThrow();
        }
        assertThat(effects.nested(direct, through)).isCloseTo(nested, within(EXACT));
      }
    }
    // TE(0 to 1) = NDE(0 to 1) - NIE(1 to 0).
    double back = effects.nested(1, 0) - effects.nested(1, 1);
    assertThat(effects.total()).isCloseTo(effects.direct() - back, within(EXACT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theEffectInTheTargetIsReweighted(long seed) {
    RandomGenerator random = random(seed);
    TransportWorld world = Scene.first(() -> TransportWorld.draw(random));
    double formula = 0;
    for (int z = 0; z < 2; z++) {
      formula +=
          (z == 1 ? world.share() : 1 - world.share())
              * new NetworkEnumeration(world.source())
                  .probability(Map.of("Y", 1), Map.of("Z", z), Map.of("X", 1))
                  .orElseThrow();
    }
    assertThat(world.truth()).isCloseTo(formula, within(EXACT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void actionsAreWorthWhatTheirMutilatedNetworkSays(long seed) {
    RandomGenerator random = random(seed);
    boolean misleading = seed % 2 == 0;
    Decision decision = Scene.first(() -> Decision.draw(random, seed % 3 == 0, misleading));
    double most = Double.NEGATIVE_INFINITY;
    for (Decision.Action action : decision.actions()) {
      BayesianNetwork mutilated =
          decision.network().toBuilder()
              .table(action.variable(), List.of(), Blueprint.rows(action.state()))
              .build();
      double p = p(mutilated, Map.of("Y", 1), Map.of());
      assertThat(action.value()).isCloseTo(p - action.cost(), within(EXACT));
      most = Math.max(most, action.value());
    }
    assertThat(decision.actions().get(decision.best()).value()).isEqualTo(most);
    assertThat(decision.best() != decision.tempting()).isEqualTo(misleading);
    assertThat(decision.actions()).hasSizeBetween(2, 4);
  }

  @Test
  void theAssociationalChoiceIsWrongInHalfOfTheWorlds() {
    int wrong = 0;
    int worlds = 400;
    for (int seed = 0; seed < worlds; seed++) {
      Draft draft = new PolicyAuthor().write(Occasions.of(seed, Skin.LETTERS, 1)).getFirst();
      Answer seen = Objects.requireNonNull(draft.strategies().get(Strategy.ASSOCIATION));
      String best = ((Truth.Action) draft.truth()).best();
      wrong += best.equals(((Answer.Choice) seen).option()) ? 0 : 1;
    }
    // Five standard errors of a fair coin.
    assertThat(wrong).isBetween(150, 250);
  }

  /// Every observation is an event of the world as it was when it was made.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void beliefsAreThoseOfTheUnitThroughAllItsWorlds(long seed) {
    RandomGenerator random = random(seed);
    Trajectory trajectory = Scene.first(() -> Trajectory.draw(random));
    ScmEnumeration exact = new ScmEnumeration(RowNoises.of(trajectory.network()));
    List<Event> seen = new ArrayList<>();
    Map<String, Integer> done = new LinkedHashMap<>();
    assertThat(trajectory.steps()).hasSizeBetween(4, 10);
    for (Trajectory.Step step : trajectory.steps()) {
      if (step.fresh()) {
        seen.clear();
        done.clear();
      }
      if (step.set()) {
        done.put(step.variable(), step.state());
      } else {
        seen.add(new Event(Map.of(step.variable(), step.state()), done));
      }
      assertThat(trajectory.asked()).doesNotContain(step.variable());
      String name = trajectory.asked().getFirst();
      double belief =
          exact.probability(List.of(new Event(Map.of(name, 1), done)), seen).orElseThrow();
      assertThat(step.beliefs().getFirst()).isCloseTo(belief, within(1e-11));
    }
  }

  @Test
  void beliefsAboutCausesDoNotChangeWhereSomethingIsSet() {
    int looked = 0;
    for (long seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      Trajectory trajectory = Scene.first(() -> Trajectory.draw(random));
      for (int at = 1; at < trajectory.steps().size(); at++) {
        Trajectory.Step step = trajectory.steps().get(at);
        int asked = cause(trajectory, step);
        if (step.set() && !step.fresh() && asked >= 0) {
          double before = trajectory.steps().get(at - 1).beliefs().get(asked);
          assertThat(step.beliefs().get(asked)).isCloseTo(before, within(EXACT));
          looked++;
        }
      }
    }
    assertThat(looked).isPositive();
  }

  /// The place of an asked parent of what a step is about, or -1.
  private static int cause(Trajectory trajectory, Trajectory.Step step) {
    BayesianNetwork network = trajectory.network();
    for (int parent : network.parents(network.variable(step.variable()))) {
      int at = trajectory.asked().indexOf(network.name(parent));
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOutcomeOfTheTreatedHadTheyNotBeenIsAdjustedAmongThem(long seed) {
    RandomGenerator random = random(seed);
    BayesianNetwork network = Blueprint.of("C>X X>M C>M M>Y X>Y").draw(random);
    Optional<WouldHave> question = WouldHave.of(RowNoises.of(network), Map.of("X", 1), 0, 1);
    double formula = 0;
    for (int c = 0; c < 2; c++) {
      formula +=
          p(network, Map.of("Y", 1), Map.of("X", 0, "C", c))
              * p(network, Map.of("C", c), Map.of("X", 1));
    }
    double expected = formula;
    question.ifPresent(asked -> assertThat(asked.truth()).isCloseTo(expected, within(EXACT)));
  }
}
