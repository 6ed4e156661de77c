package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentNumbersTest {
  private static final double EXACT = 1e-9;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  static LongStream manySeeds() {
    return LongStream.range(0, 400);
  }

  private static ResponseTypes drawn(long seed, boolean monotone) {
    return ResponseTypes.draw(new RandomStream(seed, 1).generator(0), monotone);
  }

  /// The linear program over the shares of sixteen kinds, solved by visiting every basis.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void boundsAreTheExtremesOverAllModelsWithTheseNumbers(long seed) {
    ResponseTypes types = drawn(seed, false);
    double[][] rows = new double[7][17];
    for (int cell = 0; cell < 7; cell++) {
      int z = cell & 1;
      int x = cell >> 1 & 1;
      int y = cell >> 2;
      for (int kind = 0; kind < 16; kind++) {
        int taken = (kind >> 2) >> z & 1;
        int outcome = (kind & 3) >> taken & 1;
        rows[cell][kind] = taken == x && outcome == y ? 1 : 0;
      }
      rows[cell][16] = types.p(y, x, z);
    }
    for (int x = 0; x < 2; x++) {
      double[] objective = new double[16];
      for (int kind = 0; kind < 16; kind++) {
        objective[kind] = (kind & 3) >> x & 1;
      }
      double[] extremes = VertexEnumeration.extremes(rows, objective);
      Answer.Interval bounds = types.bounds().of(x);
      assertThat(bounds.low()).isCloseTo(extremes[0], within(EXACT));
      assertThat(bounds.high()).isCloseTo(extremes[1], within(EXACT));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void boundsHoldTheTruthOfTheModelThatTheNumbersComeFrom(long seed) {
    ResponseTypes types = drawn(seed, false);
    for (int x = 0; x < 2; x++) {
      double truth =
          new NetworkEnumeration(types.network())
              .probability(Map.of("Y", 1), Map.of(), Map.of("X", x))
              .orElseThrow();
      Answer.Interval bounds = types.bounds().of(x);
      assertThat(truth).isBetween(bounds.low() - EXACT, bounds.high() + EXACT);
    }
  }

  @Test
  void boundsOfTheCholestyramineTrialAreThoseOfThePaper() {
    // Balke and Pearl 1997, section 4: the effect lies between 0.392 and 0.780.
    double[][][] p = {{{.919, .315}, {0, .139}}, {{.081, .073}, {0, .473}}};
    InstrumentalBounds bounds = new InstrumentalBounds(p);
    Answer.Interval raised = bounds.of(1);
    Answer.Interval lowered = bounds.of(0);
    assertThat(raised.low() - lowered.high()).isCloseTo(.392, within(5e-4));
    assertThat(raised.high() - lowered.low()).isCloseTo(.780, within(5e-4));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void numbersShownAreThoseOfTheNetwork(long seed) {
    ResponseTypes types = drawn(seed, seed % 2 == 0);
    NetworkEnumeration exact = new NetworkEnumeration(types.network());
    for (int cell = 0; cell < 8; cell++) {
      Map<String, Integer> event = Map.of("X", cell >> 1 & 1, "Y", cell & 1);
      double p = exact.probability(event, Map.of("Z", cell >> 2), Map.of()).orElseThrow();
      assertThat(types.p(cell & 1, cell >> 1 & 1, cell >> 2)).isCloseTo(p, within(EXACT));
      assertThat(100 * p).isCloseTo(Math.rint(100 * p), within(1e-6));
    }
  }

  @Test
  void theLocalEffectIsThatOfTheCompliersThemselves() {
    int asked = 0;
    for (long seed = 0; seed < 300; seed++) {
      List<Draft> drafts = new InstrumentAuthor().write(Occasions.of(seed, Skin.LETTERS, 1));
      Draft last = drafts.getLast();
      if (last.part().equals("local")) {
        Check.Probability check = (Check.Probability) last.checks().getFirst();
        double[] u = check.network().table(check.network().variable("U"));
        assertThat(u[4] + u[5] + u[6] + u[7]).as("defiers").isZero();
        double compliers = u[8] + u[9] + u[10] + u[11];
        double effect = (u[10] - u[9]) / compliers;
        double truth = ((Answer.Value) ((Truth.Exact) last.truth()).answer()).value();
        assertThat(truth).isCloseTo(effect, within(EXACT));
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(80);
  }
}
