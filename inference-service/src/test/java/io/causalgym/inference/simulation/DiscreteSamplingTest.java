package io.causalgym.inference.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.distribution.Bernoulli;
import io.causalgym.numeric.distribution.Categorical;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frequencies at fixed seeds against products of all tables: what passes once passes always.
class DiscreteSamplingTest {
  private static final int SAMPLES = 40_000;
  private static final Simulation HERE = new Simulation(Runnable::run, 1);

  /// The joint distribution of `names` by its definition.
  private static Table joint(BayesianNetwork network, List<String> names) {
    Table joint = Table.scalar(1);
    for (int variable = 0; variable < network.size(); variable++) {
      List<String> axes = new ArrayList<>();
      for (int parent : network.parents(variable)) {
        axes.add(network.name(parent));
      }
      axes.add(network.name(variable));
      int[] cards = axes.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
      joint = joint.times(Table.of(axes, cards, network.table(variable)));
    }
    return joint.marginal(names);
  }

  /// Every cell within five standard errors, and none where the probability is 0.
  private static void assertFollows(DiscreteSampler sampler, Table exact) {
    CountRequest request = new CountRequest(SAMPLES, List.of(), List.of(exact.names()));
    DiscreteSummary summary = HERE.count(sampler, request, Deadline.NONE);
    List<Long> counts = summary.joints().getFirst().counts();
    for (int cell = 0; cell < exact.size(); cell++) {
      double p = exact.value(cell);
      double error = 5 * Math.sqrt(SAMPLES * p * (1 - p)) + (p > 1e-12 ? 2 : 0);
      assertThat((double) counts.get(cell)).isCloseTo(SAMPLES * p, within(error + 1e-6));
    }
    for (DiscreteSummary.Variable variable : summary.variables()) {
      double[] p = exact.marginal(List.of(variable.name())).values();
      for (int state = 0; state < p.length; state++) {
        double error = 5 * Math.sqrt(SAMPLES * p[state]) + 1e-6;
        assertThat((double) variable.counts().get(state))
            .isCloseTo(SAMPLES * p[state], within(error));
      }
      assertThat(variable.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(SAMPLES);
    }
  }

  @Test
  void networksAreSampledFromTheirJointDistribution() {
    for (int seed = 0; seed < 40; seed++) {
      BayesianNetwork network = ModelDraws.network(new RandomStream(seed, 1).generator(0), 5);
      assertFollows(NetworkSampler.of(network, List.of(), seed), joint(network, network.names()));
    }
  }

  @Test
  void modelsAreSampledFromTheirJointDistribution() {
    for (int seed = 0; seed < 40; seed++) {
      DiscreteScm model = ModelDraws.scm(new RandomStream(seed, 2).generator(0), 5);
      assertFollows(ScmSampler.of(model, List.of(), seed), joint(model.network(), model.names()));
    }
  }

  @Test
  void interventionsSampleTheMutilatedModel() {
    for (int seed = 0; seed < 40; seed++) {
      RandomGenerator random = new RandomStream(seed, 3).generator(0);
      DiscreteScm model = ModelDraws.scm(random, 5);
      BayesianNetwork network = model.network();
      double[] replacement = ModelDraws.table(random, 2, 2);
      double p = random.nextDouble();
      List<Intervention> interventions =
          List.of(
              new Intervention.Set("V1", 1),
              new Intervention.Draw("V2", new Bernoulli(p)),
              new Intervention.ReplaceTable(
                  "V3", List.of("V0"), Arrays.stream(replacement).boxed().toList()));
      BayesianNetwork mutilated =
          network.toBuilder()
              .table("V1", List.of(), new double[] {0, 1})
              .table("V2", List.of(), new double[] {1 - p, p})
              .table("V3", List.of("V0"), replacement)
              .build();
      Table exact = joint(mutilated, model.names());
      assertFollows(ScmSampler.of(model, interventions, seed), exact);
      Table all = joint(mutilated, network.names());
      assertFollows(NetworkSampler.of(network, interventions, seed), all);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 1000})
  void manyStatesAreSampledByHalving(int card) {
    double[] p = ModelDraws.probabilities(new RandomStream(1, 4).generator(0), card);
    BayesianNetwork network =
        BayesianNetwork.builder()
            .variable("A", ModelDraws.labels(card))
            .table("A", List.of(), p)
            .build();
    assertFollows(NetworkSampler.of(network, List.of(), 5), joint(network, List.of("A")));
  }

  @Test
  void theSameUnitsLiveInAllWorlds() {
    DiscreteScm model =
        DiscreteScm.builder()
            .noise("U", new double[] {0.5, 0.5})
            .noise("W", new double[] {0.3, 0.7})
            .equation("X", List.of(), List.of("U"), new int[] {0, 1})
            .equation("Y", List.of("X"), List.of("W"), new int[] {0, 1, 1, 0})
            .build();
    int[][] natural = new int[2][500];
    int[][] forced = new int[2][500];
    ScmSampler.of(model, List.of(), 3).open(500).fill(0, 500, natural);
    ScmSampler.of(model, List.of(new Intervention.Set("X", 1)), 3).open(500).fill(0, 500, forced);
    for (int row = 0; row < 500; row++) {
      assertThat(forced[0][row]).isEqualTo(1);
      assertThat(forced[1][row] ^ 1).isEqualTo(natural[1][row] ^ natural[0][row]);
    }
  }

  @Test
  void whatMakesNoSenseForStatesIsRefused() {
    DiscreteScm model = ModelDraws.scm(new RandomStream(1, 2).generator(0), 3);
    assertRefused(model, new Intervention.Shift("V1", 1), "cannot be shifted");
    assertRefused(model, new Intervention.Set("V1", 2), "no state 2.0; give 0 to 1");
    assertRefused(model, new Intervention.Set("V1", 0.5), "no state 0.5");
    assertRefused(model, new Intervention.Set("Q", 0), "'Q'");
    assertRefused(model, new Intervention.Draw("V1", new Normal(0, 1)), "Categorical");
    assertRefused(
        model, new Intervention.Draw("V1", new Categorical(List.of(0.5, 0.3, 0.2))), "2 states");
    assertRefused(model, new Intervention.ReplaceFormula("V1", "V0"), "instead of a formula");
    assertRefused(
        model, new Intervention.ReplaceTable("V1", List.of("V0"), List.of(0.5, 0.5)), "V1");
    assertRefused(model, new Intervention.ReplaceTable("V1", List.of(), List.of(0.5, 0.4)), "sum");
    List<Intervention> twice =
        List.of(new Intervention.Set("V1", 0), new Intervention.Set("V1", 1));
    assertThatThrownBy(() -> ScmSampler.of(model, twice, 1))
        .hasMessageContaining("two interventions");
  }

  private static void assertRefused(DiscreteScm model, Intervention intervention, String message) {
    assertThatThrownBy(() -> ScmSampler.of(model, List.of(intervention), 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> NetworkSampler.of(model.network(), List.of(intervention), 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(intervention.variable());
  }

  @Test
  void replacedTablesThatMakeACycleAreRefused() {
    DiscreteScm model =
        DiscreteScm.builder()
            .noise("U", new double[] {0.5, 0.5})
            .equation("X", List.of(), List.of("U"), new int[] {0, 1})
            .equation("Y", List.of("X"), List.of(), new int[] {0, 1})
            .build();
    Intervention back =
        new Intervention.ReplaceTable("X", List.of("Y"), List.of(0.5, 0.5, 0.1, 0.9));
    assertThatThrownBy(() -> ScmSampler.of(model, List.of(back), 1)).hasMessageContaining("cycle");
  }

  @Test
  void countsAreAskedForWithinLimits() {
    BayesianNetwork network = ModelDraws.network(new RandomStream(1, 1).generator(0), 3);
    DiscreteSampler sampler = NetworkSampler.of(network, List.of(), 1);
    assertThatThrownBy(() -> CountRequest.of(0)).hasMessageContaining("0 samples");
    assertThatThrownBy(() -> CountRequest.of(1_000_000_001)).hasMessageContaining("1000000000");
    CountRequest unknown = new CountRequest(5, List.of("Q"), List.of());
    assertThatThrownBy(() -> HERE.count(sampler, unknown, Deadline.NONE)).hasMessageContaining("Q");
    CountRequest empty = new CountRequest(5, List.of(), List.of(List.of()));
    assertThatThrownBy(() -> HERE.count(sampler, empty, Deadline.NONE))
        .hasMessageContaining("empty");
  }
}
