package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.parallel.ParallelLoop;
import io.causalgym.numeric.random.RandomStream;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How often ten equally good models are told apart, seeds fixed.
class FamilyWiseErrorTest {
  private static final int MODELS = 10;

  /// @param step by which each model is better than the one before
  /// @param spread by which each model's spread exceeds the one before
  private static double[][] scores(int worlds, long seed, double step, double spread) {
    RandomGenerator random = new RandomStream(seed, 1).generator(0);
    double[][] scores = new double[MODELS][worlds];
    for (int world = 0; world < worlds; world++) {
      double difficulty = random.nextGaussian();
      for (int model = 0; model < MODELS; model++) {
        // Skewed, as losses are; mean 0.
        double loss = Math.pow(random.nextGaussian(), 2) - 1;
        scores[model][world] = difficulty - (1 + spread * model) * loss + step * model;
      }
    }
    return scores;
  }

  private static boolean any(Comparisons comparisons, ToDoubleFunction<Comparisons.Pair> pValue) {
    return comparisons.pairs().stream().mapToDouble(pValue).anyMatch(p -> p <= 0.05);
  }

  private static void study(int worlds, int assignments, double spread, double most) {
    int simulations = 1000;
    int maxT = 0;
    int holm = 0;
    int uncorrected = 0;
    int ranked = 0;
    for (int simulation = 0; simulation < simulations; simulation++) {
      Comparisons comparisons =
          new ModelComparison(simulation, assignments, ParallelLoop.sequential())
              .compare(ModelScores.of(scores(worlds, simulation, 0, spread)), 0.95);
      maxT += any(comparisons, Comparisons.Pair::maxT) ? 1 : 0;
      holm += any(comparisons, Comparisons.Pair::holm) ? 1 : 0;
      uncorrected += any(comparisons, Comparisons.Pair::pValue) ? 1 : 0;
      ranked += comparisons.ranks().stream().anyMatch(r -> r.best() > 1 || r.worst() < 10) ? 1 : 0;
    }
    assertThat(maxT).isBetween(simulations / 50, (int) (simulations * most));
    assertThat(holm).isLessThanOrEqualTo((int) (simulations * most));
    assertThat(uncorrected).isGreaterThan(simulations / 2);
    assertThat(ranked).isLessThanOrEqualTo((int) (simulations * most));
  }

  @Test
  void equalModelsAreSeldomToldApart() {
    study(100, 999, 0, 0.07);
  }

  @Tag("long")
  @Test
  void equalModelsAreSeldomToldApartByTenThousandAssignments() {
    study(200, 10_000, 0, 0.07);
  }

  /// Equally good models of which one varies almost three times as much as another are not
  /// interchangeable: signs are then right in large samples only.
  @Tag("long")
  @Test
  void equalModelsOfDifferentSpreadAreToldApartLittleMoreOften() {
    study(200, 999, 0.2, 0.09);
  }

  @Test
  void pseudoValuesOfARatioAreComparedAtTheLevelOfTheTest() {
    SumStatistic slope = SumStatistic.ratio(0, 1);
    int rejected = 0;
    for (int simulation = 0; simulation < 1000; simulation++) {
      double[][] scores = {
        Jackknife.pseudoValues(SimulatedWorlds.SLOPE.sums(60, 2L * simulation), slope),
        Jackknife.pseudoValues(SimulatedWorlds.SLOPE.sums(60, 2L * simulation + 1), slope)
      };
      Comparisons comparisons =
          new ModelComparison(simulation, 999, ParallelLoop.sequential())
              .compare(ModelScores.of(scores), 0.95);
      rejected += comparisons.pairs().getFirst().pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected).isBetween(30, 70);
  }

  @Test
  void rankIntervalsHoldAllTrueRanksAtOnce() {
    int held = 0;
    for (int simulation = 0; simulation < 200; simulation++) {
      Comparisons comparisons =
          new ModelComparison(simulation, 999, ParallelLoop.sequential())
              .compare(ModelScores.of(scores(100, simulation, 0.15, 0)), 0.95);
      held +=
          comparisons.ranks().stream()
                  .allMatch(r -> r.best() <= 10 - r.model() && 10 - r.model() <= r.worst())
              ? 1
              : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(184);
  }
}
