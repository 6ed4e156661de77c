package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CounterfactualsTest {
  private static final World HIGH = World.of(Map.of("V0", 1.5));
  private static final World LOW = World.of(Map.of("V0", -1.0, "V2", 0.5));

  /// `V0 -> V1`, without an error of `V1`.
  private static final LinearModel EXACT =
      LinearModel.builder()
          .node("V0")
          .node("V1")
          .node("V2")
          .coefficient("V0", "V1", 2)
          .coefficient("V1", "V2", 1)
          .variance("V1", 0)
          .build();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static LinearModel model(long seed) {
    return RandomLinearModels.draw(seed, 4 + (int) (seed % 5), 0.5, 0.2);
  }

  /// Abduction of the errors' mean and covariance, action, prediction: with dense inverses.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void severalWorldsAtOnceAreAbductionActionPrediction(long seed) {
    LinearModel model = model(seed);
    Random random = new Random(seed);
    List<Quantity> asked = new ArrayList<>();
    SimpleMatrix rows = new SimpleMatrix(0, model.size());
    SimpleMatrix constants = new SimpleMatrix(0, 1);
    for (World world : List.of(World.FACTUAL, HIGH, LOW)) {
      for (String node : List.of("V1", "V3")) {
        asked.add(new Quantity.Variable(node, world));
        rows = rows.concatRows(loadings(model, world, node));
        constants = constants.concatRows(constant(model, world, node));
      }
    }
    asked.add(new Quantity.Disturbance("V1"));
    rows = rows.concatRows(unit(model, "V1"));
    constants = constants.concatRows(new SimpleMatrix(1, 1));
    List<Observation> evidence = new ArrayList<>();
    SimpleMatrix seen = new SimpleMatrix(0, model.size());
    SimpleMatrix surprise = new SimpleMatrix(0, 1);
    for (World world : List.of(World.FACTUAL, World.of(Map.of("V3", 0.3)))) {
      double value = random.nextGaussian();
      evidence.add(new Observation(new Quantity.Variable("V2", world), value));
      seen = seen.concatRows(loadings(model, world, "V2"));
      surprise = surprise.concatRows(constant(model, world, "V2").negative().plus(value));
      if (model.coefficients().get(model.node("V2"), model.node("V3")) == 0
          && TotalEffects.of(model, "V3", "V2") == 0) {
        break; // the same variable in both worlds
      }
    }
    DenseModel dense = DenseModel.of(model);
    SimpleMatrix gain =
        dense
            .omega
            .mult(seen.transpose())
            .mult(seen.mult(dense.omega).mult(seen.transpose()).invert());
    SimpleMatrix errorMean = gain.mult(surprise);
    SimpleMatrix errorCovariance = dense.omega.minus(gain.mult(seen).mult(dense.omega));
    SimpleMatrix mean = rows.mult(errorMean).plus(constants);
    SimpleMatrix covariance = rows.mult(errorCovariance).mult(rows.transpose());

    Gaussian answer =
        conditioned(Counterfactuals.of(model, asked, evidence, Budget.DEFAULT, Deadline.NONE));

    double scale = 1 + covariance.elementMaxAbs() + mean.elementMaxAbs();
    for (int row = 0; row < asked.size(); row++) {
      assertThat(answer.mean(row)).isCloseTo(mean.get(row, 0), within(1e-7 * scale));
      for (int column = 0; column < asked.size(); column++) {
        assertThat(answer.covariance(row, column))
            .isCloseTo(covariance.get(row, column), within(1e-7 * scale));
      }
    }
  }

  private static SimpleMatrix loadings(LinearModel model, World world, String node) {
    SimpleMatrix row = mutilated(model, world).inverse().getRow(model.node(node));
    world.settings().keySet().forEach(name -> row.set(0, model.node(name), 0));
    return row;
  }

  private static SimpleMatrix constant(LinearModel model, World world, String node) {
    return mutilated(model, world).mean().getRow(model.node(node));
  }

  private static DenseModel mutilated(LinearModel model, World world) {
    Map<String, Double> fixed = new HashMap<>();
    world
        .settings()
        .forEach((name, setting) -> {
          if (setting instanceof World.Setting.Value(double value)) {
            fixed.put(name, value);
          }
        });
    return DenseModel.of(model).mutilated(model, fixed);
  }

  private static SimpleMatrix unit(LinearModel model, String node) {
    SimpleMatrix row = new SimpleMatrix(1, model.size());
    row.set(0, model.node(node), 1);
    return row;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fullEvidenceDeterminesTheUnitBothWays(long seed) {
    LinearModel model = model(seed);
    Random random = new Random(seed);
    Map<String, Double> observed = new HashMap<>();
    List<Observation> evidence = new ArrayList<>();
    for (String node : model.names()) {
      double value = random.nextGaussian();
      observed.put(node, value);
      evidence.add(new Observation(new Quantity.Variable(node), value));
    }
    List<Quantity> asked = new ArrayList<>();
    model.names().forEach(node -> asked.add(new Quantity.Variable(node, HIGH)));

    Gaussian expected =
        conditioned(Counterfactuals.of(model, asked, evidence, Budget.DEFAULT, Deadline.NONE));
    UnitCounterfactual unit =
        UnitCounterfactual.of(model, observed, Map.of("V0", 1.5), Deadline.NONE);

    List<Double> values = ((UnitCounterfactual.Determined) unit).values();
    for (int node = 0; node < model.size(); node++) {
      assertThat(expected.mean(node)).isCloseTo(values.get(node), within(1e-8));
      assertThat(expected.variance(node)).isZero();
    }
  }

  @Test
  void evidenceInTheWorldThatIsAskedAboutGivesTheConditionalEffect() {
    LinearModel model = model(7);
    Map<String, Double> fixed = Map.of("V0", 1.5);
    Gaussian world = OnJvm.of(model, fixed, List.of("V1", "V3"));

    Gaussian answer =
        conditioned(
            Counterfactuals.of(
                model,
                List.of(new Quantity.Variable("V1", HIGH)),
                List.of(new Observation(new Quantity.Variable("V3", HIGH), 0.7)),
                Budget.DEFAULT,
                Deadline.NONE));

    double slope = world.covariance(0, 1) / world.variance(1);
    assertThat(answer.mean(0))
        .isCloseTo(world.mean(0) + slope * (0.7 - world.mean(1)), within(1e-10));
    assertThat(answer.variance(0))
        .isCloseTo(world.variance(0) - slope * world.covariance(0, 1), within(1e-10));
    assertThat(answer.names()).containsExactly("V1_{V0=1.5}");
  }

  @Test
  void redundantEvidenceIsUsedOnceAndContradictionsAreUndefined() {
    List<Quantity> asked = List.of(new Quantity.Variable("V2"));

    Gaussian consistent =
        conditioned(
            Counterfactuals.of(EXACT, asked, evidence(0.1, 0.2), Budget.DEFAULT, Deadline.NONE));
    Conditional contradictory =
        Counterfactuals.of(EXACT, asked, evidence(0.1, 0.3), Budget.DEFAULT, Deadline.NONE);

    assertThat(consistent.mean(0)).isCloseTo(0.2, within(1e-12));
    assertThat(consistent.variance(0)).isCloseTo(1, within(1e-12));
    assertThat(contradictory).isInstanceOf(Conditional.Undefined.class);
    assertThat(((Conditional.Undefined) contradictory).reason()).contains("cannot happen");
  }

  @Test
  void anInterventionThatIsObservedOtherwiseIsUndefined() {
    Conditional answer =
        Counterfactuals.of(
            EXACT,
            List.of(new Quantity.Variable("V2")),
            List.of(new Observation(new Quantity.Variable("V0", HIGH), 1)),
            Budget.DEFAULT,
            Deadline.NONE);

    assertThat(answer).isInstanceOf(Conditional.Undefined.class);
  }

  @Test
  void aUnitThatCannotBeHasNoCounterfactual() {
    UnitCounterfactual possible =
        UnitCounterfactual.of(
            EXACT, Map.of("V0", 0.1, "V1", 0.2, "V2", 3.0), Map.of("V0", 1.0), Deadline.NONE);
    UnitCounterfactual impossible =
        UnitCounterfactual.of(
            EXACT, Map.of("V0", 0.1, "V1", 0.3, "V2", 3.0), Map.of("V0", 1.0), Deadline.NONE);

    assertThat(possible).isEqualTo(new UnitCounterfactual.Determined(List.of(1.0, 2.0, 4.8)));
    assertThat(impossible).isInstanceOf(UnitCounterfactual.Undefined.class);
  }

  @Test
  void errorsThatCovaryPerfectlyContradictAUnitThatHasThemApart() {
    LinearModel model = LinearModel.builder().node("A").node("B").covariance("A", "B", 1).build();

    assertThat(UnitCounterfactual.of(model, Map.of("A", 1.0, "B", 1.0), Map.of(), Deadline.NONE))
        .isInstanceOf(UnitCounterfactual.Determined.class);
    assertThat(UnitCounterfactual.of(model, Map.of("A", 1.0, "B", 2.0), Map.of(), Deadline.NONE))
        .isInstanceOf(UnitCounterfactual.Undefined.class);
  }

  @Test
  void anIncompleteUnitIsNamed() {
    assertThatThrownBy(
            () -> UnitCounterfactual.of(EXACT, Map.of("V0", 1.0), Map.of(), Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'V1'");
  }

  @Test
  void worldsThatGrowWithoutEndAreRefused() {
    assertThatThrownBy(
            () -> {
              World world = HIGH;
              for (int depth = 0; depth < 1000; depth++) {
                world = inside(world, "V1");
              }
            })
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("nested 101 deep");
    assertThatThrownBy(
            () -> {
              World world = HIGH;
              for (int depth = 0; depth < 60; depth++) {
                world = inside(world, "V1", "V2"); // twice as many settings each time
              }
            })
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("20001 nodes or more");
  }

  private static World inside(World world, String... nodes) {
    TreeMap<String, World.Setting> settings = new TreeMap<>();
    for (String node : nodes) {
      settings.put(node, new World.Setting.Natural(node, world));
    }
    return new World(settings);
  }

  @Test
  void aUnitOfTwentyThousandNodesNeedsNoRecursion() {
    LinearModelBuilder builder = LinearModel.builder();
    Map<String, Double> observed = new HashMap<>();
    for (int node = 0; node < 20_000; node++) {
      builder.node("V" + node);
      observed.put("V" + node, 1.0);
      if (node > 0) {
        builder.coefficient("V" + (node - 1), "V" + node, 1);
      }
    }
    LinearModel chain = builder.build();

    UnitCounterfactual unit =
        UnitCounterfactual.of(chain, observed, Map.of("V0", 2.0), Deadline.NONE);
    Gaussian prior =
        Counterfactuals.prior(
            chain,
            List.of(new Quantity.Variable("V19999", World.of(Map.of("V0", 2.0)))),
            Budget.DEFAULT,
            Deadline.NONE);

    assertThat(((UnitCounterfactual.Determined) unit).values().getLast()).isEqualTo(2);
    assertThat(prior.mean(0)).isEqualTo(2);
    assertThat(prior.variance(0)).isEqualTo(19_999);
  }

  private static List<Observation> evidence(double v0, double v1) {
    return List.of(
        new Observation(new Quantity.Variable("V0"), v0),
        new Observation(new Quantity.Variable("V1"), v1));
  }

  private static Gaussian conditioned(Conditional answer) {
    assertThat(answer).isInstanceOf(Conditional.Conditioned.class);
    return ((Conditional.Conditioned) answer).distribution();
  }
}
