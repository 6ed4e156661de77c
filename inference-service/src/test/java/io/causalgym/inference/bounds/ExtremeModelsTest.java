package io.causalgym.inference.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.Causation;
import io.causalgym.inference.counterfactual.CausationQuestion;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.ProbabilitiesOfCausation;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.evaluation.ModelEvaluator;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sharp bounds are reached: the extreme models that agree with the distribution, every one of them
/// built and asked as a model of its own, span exactly the interval.
class ExtremeModelsTest {
  private static final double ROUNDING = 1e-7;

  /// Binary models of a treatment X and an outcome Y with a common cause.
  enum World {
    /// X -> Y.
    BOW(10, false),
    /// X -> Y, and no unit in which the treatment harms.
    MONOTONE_BOW(10, true),
    /// Z -> X -> Y: seven of eight rows are independent.
    INSTRUMENT(2, false);

    final int rounds;
    final boolean monotone;

    World(int rounds, boolean monotone) {
      this.rounds = rounds;
      this.monotone = monotone;
    }

    boolean instrumented() {
      return this == INSTRUMENT;
    }

    /// How X answers Z, by bits, and how Y answers X.
    List<int[]> types() {
      List<int[]> types = new ArrayList<>();
      for (int x = 0; x < (instrumented() ? 4 : 2); x++) {
        for (int y = 0; y < 4; y++) {
          if (!monotone || y != 1) { // Y_0 = 1 and Y_1 = 0
            types.add(new int[] {x, y});
          }
        }
      }
      return types;
    }

    DiscreteScm model(double[] p, double assigned) {
      List<int[]> types = types();
      ScmBuilder builder = DiscreteScm.builder().noise("U", p);
      int[] y = new int[2 * types.size()];
      int[] x = new int[(instrumented() ? 2 : 1) * types.size()];
      for (int type = 0; type < types.size(); type++) {
        for (int state = 0; state < 2; state++) {
          y[state * types.size() + type] = (types.get(type)[1] >> state) & 1;
          if (instrumented()) {
            x[state * types.size() + type] = (types.get(type)[0] >> state) & 1;
          } else {
            x[type] = types.get(type)[0];
          }
        }
      }
      List<String> causes = instrumented() ? List.of("Z") : List.of();
      if (instrumented()) {
        builder.noise("NZ", new double[] {1 - assigned, assigned});
        builder.equation("Z", List.of(), List.of("NZ"), new int[] {0, 1});
      }
      builder.equation("X", causes, List.of("U"), x);
      return builder.equation("Y", List.of("X"), List.of("U"), y).build();
    }

    /// By what is seen, P(x, y | z): which types show it.
    double[][] rows() {
      List<int[]> types = types();
      double[][] rows = new double[instrumented() ? 8 : 4][types.size()];
      for (int type = 0; type < types.size(); type++) {
        for (int z = 0; z < rows.length / 4; z++) {
          int x = (types.get(type)[0] >> z) & 1;
          rows[z * 4 + x * 2 + ((types.get(type)[1] >> x) & 1)][type] = 1;
        }
      }
      return rows;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBoundsAreSpannedByTheExtremeModels(World world) {
    SplittableRandom random = new SplittableRandom(world.rounds);
    for (int round = 0; round < world.rounds; round++) {
      double[] truth = random.doubles(world.types().size(), 0.05, 1).toArray();
      double total = Arrays.stream(truth).sum();
      double[] p = Arrays.stream(truth).map(value -> value / total).toArray();
      DiscreteScm model = world.model(p, 0.4);
      EffectBounds found = bounds(world, model);

      List<DiscreteScm> extremes =
          vertices(world.rows(), p).stream().map(vertex -> world.model(vertex, 0.4)).toList();
      assertThat(extremes.size()).isGreaterThan(1);
      Map<String, double[]> spans = spans(extremes, joint(model));

      bound(found.treated(), spans.get("treated"));
      bound(found.untreated(), spans.get("untreated"));
      bound(found.ace(), spans.get("ace"));
      bound(found.pns(), spans.get("pns"));
      bound(found.pn(), spans.get("pn"));
      bound(found.ps(), spans.get("ps"));
      bound(found.ett(), spans.get("ett"));
    }
  }

  private static void bound(Bound bound, double @Nullable [] span) {
    double[] ends = Objects.requireNonNull(span);
    Bound.Interval interval = (Bound.Interval) bound;
    assertThat(interval.sharp()).isTrue();
    assertThat(interval.lower()).isCloseTo(ends[0], within(ROUNDING));
    assertThat(interval.upper()).isCloseTo(ends[1], within(ROUNDING));
  }

  private static EffectBounds bounds(World world, DiscreteScm model) {
    EffectBoundsQuery binary = EffectBoundsQuery.binary("X", "Y");
    EffectBoundsQuery query = world.monotone ? binary.assumingMonotonicity() : binary;
    BoundsAnswer<EffectBounds> answer =
        new CausalBounds(BoundsLimits.DEFAULT)
            .effects(Optional.of(model.graph()), Evidence.of(joint(model)), query, Deadline.NONE);
    assertThat(answer).isInstanceOf(BoundsAnswer.Bounded.class);
    return ((BoundsAnswer.Bounded<EffectBounds>) answer).value();
  }

  private static Map<String, double[]> spans(List<DiscreteScm> extremes, Table seen) {
    Map<String, Function<ProbabilitiesOfCausation, Quantity>> quantities = new LinkedHashMap<>();
    quantities.put("treated", ProbabilitiesOfCausation::active);
    quantities.put("untreated", ProbabilitiesOfCausation::baseline);
    quantities.put("ace", ProbabilitiesOfCausation::ace);
    quantities.put("pns", ProbabilitiesOfCausation::pns);
    quantities.put("pn", ProbabilitiesOfCausation::pn);
    quantities.put("ps", ProbabilitiesOfCausation::ps);
    quantities.put("ett", ProbabilitiesOfCausation::ett);
    Map<String, double[]> spans = new LinkedHashMap<>();
    for (DiscreteScm extreme : extremes) {
      same(joint(extreme), seen);
      ProbabilitiesOfCausation values =
          Causation.of(
              new Counterfactuals(extreme, CounterfactualBudget.DEFAULT),
              new CausationQuestion("X", 1, 0, "Y", 1, List.of()),
              Deadline.NONE);
      quantities.forEach((name, quantity) -> {
        double value = ((Quantity.Known) quantity.apply(values)).value();
        double[] span = spans.computeIfAbsent(name, first -> new double[] {value, value});
        span[0] = Math.min(span[0], value);
        span[1] = Math.max(span[1], value);
      });
    }
    return spans;
  }

  /// An extreme model that showed something else would prove nothing.
  private static void same(Table shown, Table seen) {
    for (int cell = 0; cell < seen.size(); cell++) {
      assertThat(shown.value(cell)).isCloseTo(seen.value(cell), within(1e-9));
    }
  }

  private static Table joint(DiscreteScm model) {
    return new ModelEvaluator(
            model.network(),
            Budget.DEFAULT,
            io.causalgym.inference.exact.Budget.DEFAULT,
            new JvmBackend())
        .answers(
            List.of(EffectRequest.all(model.names(), List.of(), List.of())),
            Deadline.NONE,
            KernelRun.plain())
        .getFirst()
        .table();
  }

  /// The vertices of `{q >= 0 : rows q = rows p}`: the solutions whose columns are independent.
  private static List<double[]> vertices(double[][] rows, double[] p) {
    List<double[]> vertices = new ArrayList<>();
    double[] right = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < p.length; column++) {
        right[row] += rows[row][column] * p[column];
      }
    }
    for (int support = 1; support < 1 << p.length; support++) {
      if (Integer.bitCount(support) <= rows.length) {
        solve(rows, right, support, p.length).ifPresent(vertices::add);
      }
    }
    return vertices;
  }

  private static Optional<double[]> solve(double[][] rows, double[] right, int support, int size) {
    int[] chosen =
        java.util.stream.IntStream.range(0, size)
            .filter(column -> ((support >> column) & 1) == 1)
            .toArray();
    double[][] system = new double[rows.length][chosen.length + 1];
    for (int row = 0; row < rows.length; row++) {
      for (int at = 0; at < chosen.length; at++) {
        system[row][at] = rows[row][chosen[at]];
      }
      system[row][chosen.length] = right[row];
    }
    for (int at = 0; at < chosen.length; at++) {
      if (!eliminate(system, at)) {
        return Optional.empty();
      }
    }
    double[] vertex = new double[size];
    for (int row = 0; row < rows.length; row++) {
      double value = system[row][chosen.length];
      if (row < chosen.length ? value < 1e-12 : Math.abs(value) > 1e-9) {
        return Optional.empty();
      }
      if (row < chosen.length) {
        vertex[chosen[row]] = value;
      }
    }
    return Optional.of(vertex);
  }

  /// Makes column `at` a unit vector; false where it depends on those before.
  private static boolean eliminate(double[][] system, int at) {
    int pivot = at;
    for (int row = at; row < system.length; row++) {
      pivot = Math.abs(system[row][at]) > Math.abs(system[pivot][at]) ? row : pivot;
    }
    if (Math.abs(system[pivot][at]) < 1e-9) {
      return false;
    }
    double[] swapped = system[at];
    system[at] = system[pivot];
    system[pivot] = swapped;
    double divisor = system[at][at];
    for (int column = 0; column < system[at].length; column++) {
      system[at][column] /= divisor;
    }
    for (int row = 0; row < system.length; row++) {
      double factor = row == at ? 0 : system[row][at];
      for (int column = 0; column < system[at].length; column++) {
        system[row][column] -= factor * system[at][column];
      }
    }
    return true;
  }
}
