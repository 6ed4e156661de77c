package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.numeric.random.RandomStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausationTest {
  private static final double EXACT = 1e-9;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static ExperimentAndRecords drawn(long seed) {
    var random = new RandomStream(seed, 4).generator(0);
    return Scene.first(() -> ExperimentAndRecords.draw(random));
  }

  /// Over the shares of eight kinds, by X and by Y with X at 0 and at 1.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void boundsAreTheExtremesOverAllModelsWithTheseNumbers(long seed) {
    ExperimentAndRecords drawn = drawn(seed);
    double[][] rows = new double[6][9];
    for (int kind = 0; kind < 8; kind++) {
      int x = kind >> 2;
      for (int cell = 0; cell < 4; cell++) {
        rows[cell][kind] = x == cell >> 1 && (kind >> x & 1) == (cell & 1) ? 1 : 0;
      }
      rows[4][kind] = kind >> 1 & 1;
      rows[5][kind] = kind & 1;
    }
    for (int cell = 0; cell < 4; cell++) {
      rows[cell][8] = drawn.seen(cell >> 1, cell & 1);
    }
    rows[4][8] = drawn.done(1);
    rows[5][8] = drawn.done(0);
    CausationBounds bounds = drawn.bounds();
    assertExtremes(bounds.both(), rows, new double[] {0, 0, 1, 0, 0, 0, 1, 0}, 1);
    assertExtremes(
        bounds.necessity(), rows, new double[] {0, 0, 0, 0, 0, 0, 1, 0}, drawn.seen(1, 1));
    assertExtremes(
        bounds.sufficiency(), rows, new double[] {0, 0, 1, 0, 0, 0, 0, 0}, drawn.seen(0, 0));
  }

  private static void assertExtremes(
      Answer.Interval bounds, double[][] rows, double[] objective, double units) {
    double[] extremes = VertexEnumeration.extremes(rows, objective);
    assertThat(bounds.low()).isCloseTo(extremes[0] / units, within(EXACT));
    assertThat(bounds.high()).isCloseTo(extremes[1] / units, within(EXACT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void boundsHoldWhatTheUnitsHave(long seed) {
    ExperimentAndRecords drawn = drawn(seed);
    CausationBounds bounds = drawn.bounds();
    assertHolds(bounds.both(), drawn.both());
    assertHolds(bounds.necessity(), drawn.necessity());
    assertHolds(bounds.sufficiency(), drawn.sufficiency());
  }

  private static void assertHolds(Answer.Interval bounds, double truth) {
    assertThat(truth).isBetween(bounds.low() - EXACT, bounds.high() + EXACT);
  }

  @Test
  void theDrugOfTheLawsuitWasNecessaryForTheDeath() {
    // Tian and Pearl 2000, section 4.3: 1 000 subjects in each of four groups.
    double[][] seen = {{.486, .014}, {.499, .001}};
    CausationBounds bounds = new CausationBounds(seen, .016, .014);
    assertThat(bounds.necessity().low()).isCloseTo(1, within(EXACT));
    assertThat(bounds.both().low()).isCloseTo(.002, within(EXACT));
  }

  @Test
  void radiationCausedLeukemiaWithAboutTheProbabilitiesOfTheBook() {
    // Pearl 2009, section 9.2.4: exposure is as if randomised, so that bounds begin at the values
    // that monotonicity gives: about 0.375, and 0.000163 twice.
    double high = 30. / (30 + 69_130);
    double low = 16. / (16 + 59_010);
    double exposed = .5;
    double[][] seen = {
      {(1 - exposed) * (1 - low), (1 - exposed) * low}, {exposed * (1 - high), exposed * high}
    };
    CausationBounds bounds = new CausationBounds(seen, high, low);
    assertThat(bounds.necessity().low())
        .isCloseTo(1 - low / high, within(EXACT))
        .isCloseTo(.375, within(5e-4));
    assertThat(bounds.both().low()).isCloseTo(.0001625, within(5e-7));
    assertThat(bounds.sufficiency().low()).isCloseTo(.0001625 / (1 - low), within(5e-7));
  }
}
