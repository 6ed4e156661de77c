package io.causalgym.inference.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.counterfactual.Causation;
import io.causalgym.inference.counterfactual.CausationQuestion;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.ProbabilitiesOfCausation;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.RandomScms;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectAnswer;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.evaluation.ModelEvaluator;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds from what a random model shows hold what the model hides.
class RandomModelBoundsTest {
  private static final CausalBounds BOUNDS = new CausalBounds(BoundsLimits.DEFAULT);
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void boundsOfEffectsHoldTheTruth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int round = 0; round < 60; round++) {
      DiscreteScm model = RandomScms.of(random, 2 + random.nextInt(3), 0.6, 0.4);
      int[] order = model.topologicalOrder();
      int last = order[order.length - 1];
      String treatment = model.name(order[0]);
      String outcome = model.name(last);
      EffectBoundsQuery query = EffectBoundsQuery.binary(treatment, outcome);
      EffectBounds found =
          bounded(
              BOUNDS.effects(
                  Optional.of(model.graph()), Evidence.of(joint(model)), query, Deadline.NONE));
      ProbabilitiesOfCausation truth =
          Causation.of(
              new Counterfactuals(model, CounterfactualBudget.DEFAULT),
              new CausationQuestion(treatment, 1, 0, outcome, 1, List.of()),
              Deadline.NONE);
      compared += holds(found.treated(), truth.active());
      compared += holds(found.untreated(), truth.baseline());
      compared += holds(found.ace(), truth.ace());
      compared += holds(found.ett(), truth.ett());
      if (model.card(last) == 2) {
        compared += holds(found.pns(), truth.pns());
        compared += holds(found.pn(), truth.pn());
        compared += holds(found.ps(), truth.ps());
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  private static int holds(Bound bound, Quantity truth) {
    if (bound instanceof Bound.Interval interval && truth instanceof Quantity.Known(double value)) {
      assertThat(value).isBetween(interval.lower() - ROUNDING, interval.upper() + ROUNDING);
      return 1;
    }
    return 0;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void boundsOfEveryCellHoldTheTruthWhereverTheSetVariablesStand(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int round = 0; round < 60; round++) {
      DiscreteScm model = RandomScms.of(random, 3 + random.nextInt(2), 0.5, 0.4);
      List<String> names = new ArrayList<>(model.names());
      String outcome = names.remove(random.nextInt(names.size()));
      String first = names.remove(random.nextInt(names.size()));
      List<String> set = new ArrayList<>(List.of(first));
      if (random.nextBoolean()) {
        set.add(names.remove(0));
      }
      List<String> given =
          random.nextBoolean() && !names.isEmpty() ? names.subList(0, 1) : List.of();
      EffectRequest request = EffectRequest.all(List.of(outcome), set, given);
      List<CellBound> cells =
          bounded(
              BOUNDS.interventional(
                  model.graph(), Evidence.of(joint(model)), request, Deadline.NONE));
      Table truth = truth(model, request).table();
      for (CellBound cell : cells) {
        double value = truth.slice(cell.assignment()).value(0);
        if (cell.bound() instanceof Bound.Interval interval && !Double.isNaN(value)) {
          assertThat(value)
              .as("%s of %s in %s", cell, request, model.graph().edges())
              .isBetween(interval.lower() - ROUNDING, interval.upper() + ROUNDING);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  /// Balke and Pearl, "Bounds on treatment effects from studies with imperfect compliance", JASA
  /// 1997, equations 7 and 8, with `p_yx.z` for P(y, x given z).
  @Test
  void theInstrumentsBoundsAreTheClosedOnesOfBalkeAndPearl() {
    SplittableRandom random = new SplittableRandom(7);
    MixedGraph graph =
        io.causalgym.graph.format.GraphReader.read(
            "dag { Z -> X; X -> Y; X <-> Y }",
            null,
            io.causalgym.graph.GraphBuilder.Limits.DEFAULT);
    for (int round = 0; round < 100; round++) {
      Instrument instrument = Instrument.random(random);
      EffectBounds found =
          bounded(
              BOUNDS.effects(
                  Optional.of(graph),
                  Evidence.of(instrument.joint()),
                  EffectBoundsQuery.binary("X", "Y"),
                  Deadline.NONE));
      double[][][] p = instrument.conditional();
      near(
          found.treated(),
          max(
              p[1][1][0],
              p[1][1][1],
              -p[0][0][0] - p[0][1][0] + p[0][0][1] + p[1][1][1],
              -p[0][1][0] - p[1][0][0] + p[1][0][1] + p[1][1][1]),
          -max(
              p[0][1][1] - 1,
              p[0][1][0] - 1,
              -(p[0][0][0] + p[1][1][0] + p[1][0][1] + p[1][1][1]),
              -(p[1][0][0] + p[1][1][0] + p[0][0][1] + p[1][1][1])));
      near(
          found.untreated(),
          max(
              p[1][0][1],
              p[1][0][0],
              p[1][0][0] + p[1][1][0] - p[0][0][1] - p[1][1][1],
              p[0][1][0] + p[1][0][0] - p[0][0][1] - p[0][1][1]),
          -max(
              p[0][0][1] - 1,
              p[0][0][0] - 1,
              -(p[0][1][0] + p[1][0][0] + p[1][0][1] + p[1][1][1]),
              -(p[1][0][0] + p[1][1][0] + p[0][1][1] + p[1][0][1])));
    }
  }

  private static void near(Bound bound, double lower, double upper) {
    Bound.Interval interval = (Bound.Interval) bound;
    assertThat(interval.sharp()).isTrue();
    assertThat(interval.lower()).isCloseTo(lower, org.assertj.core.api.Assertions.within(1e-7));
    assertThat(interval.upper()).isCloseTo(upper, org.assertj.core.api.Assertions.within(1e-7));
  }

  private static double max(double... values) {
    return java.util.Arrays.stream(values).max().orElseThrow();
  }

  /// A trial with imperfect compliance: sixteen kinds of patients, randomly assigned.
  private record Instrument(Table joint) {
    static Instrument random(SplittableRandom random) {
      double assigned = 0.2 + 0.6 * random.nextDouble();
      double[] kinds = random.doubles(16).map(u -> u * u * u).toArray();
      double total = java.util.Arrays.stream(kinds).sum();
      double[] p = new double[8];
      for (int kind = 0; kind < 16; kind++) {
        for (int z = 0; z < 2; z++) {
          int x = (kind >> z) & 1;
          int y = (kind >> (2 + x)) & 1;
          p[z * 4 + x * 2 + y] += kinds[kind] / total * (z == 1 ? assigned : 1 - assigned);
        }
      }
      return new Instrument(Table.of(List.of("Z", "X", "Y"), new int[] {2, 2, 2}, p));
    }

    double[][][] conditional() {
      double[][][] p = new double[2][2][2];
      for (int cell = 0; cell < 8; cell++) {
        int z = cell >> 2;
        double assigned = 0;
        for (int other = 0; other < 4; other++) {
          assigned += joint.value(z * 4 + other);
        }
        p[cell & 1][(cell >> 1) & 1][z] = joint.value(cell) / assigned;
      }
      return p;
    }
  }

  @Test
  void numbersThatNoModelOfTheGraphHasAreAContradiction() {
    // P(x0, y0 | z0) + P(x0, y1 | z1) is 1.8, and an instrument allows 1 (Pearl 1995).
    MixedGraph graph =
        io.causalgym.graph.format.GraphReader.read(
            "dag { Z -> X; X -> Y; X <-> Y }",
            null,
            io.causalgym.graph.GraphBuilder.Limits.DEFAULT);
    Table joint =
        Table.of(
            List.of("Z", "X", "Y"),
            new int[] {2, 2, 2},
            new double[] {.45, 0, 0, .05, 0, .45, .05, 0});

    BoundsAnswer<EffectBounds> answer =
        BOUNDS.effects(
            Optional.of(graph),
            Evidence.of(joint),
            EffectBoundsQuery.binary("X", "Y"),
            Deadline.NONE);

    assertThat(answer).isInstanceOf(BoundsAnswer.Contradicted.class);
  }

  private static Table joint(DiscreteScm model) {
    EffectRequest request = EffectRequest.all(model.names(), List.of(), List.of());
    return truth(model, request).table();
  }

  private static EffectAnswer truth(DiscreteScm model, EffectRequest request) {
    return new ModelEvaluator(
            model.network(),
            Budget.DEFAULT,
            io.causalgym.inference.exact.Budget.DEFAULT,
            new JvmBackend())
        .answers(List.of(request), Deadline.NONE, KernelRun.plain())
        .getFirst();
  }

  private static <T> T bounded(BoundsAnswer<T> answer) {
    return switch (answer) {
      case BoundsAnswer.Bounded<T>(T value) -> value;
      case BoundsAnswer.Contradicted<T> contradicted ->
          throw new AssertionError(contradicted.message());
    };
  }
}
