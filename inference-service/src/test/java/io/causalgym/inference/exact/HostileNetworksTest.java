package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostileNetworksTest {
  private final RandomNetworks random = new RandomNetworks(42);

  @Test
  void aGridOfTreewidthSixtyIsRefused() {
    NetworkBuilder builder = BayesianNetwork.builder();
    int side = 60;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        List<String> parents = new ArrayList<>();
        if (row > 0) {
          parents.add("V" + (row - 1) + "_" + column);
        }
        if (column > 0) {
          parents.add("V" + row + "_" + (column - 1));
        }
        binary(builder, "V" + row + "_" + column, parents);
      }
    }
    refused(builder.build(), List.of("V59_59"), 40);
  }

  @Test
  void aDenseNetworkOfAThousandVariablesIsRefused() {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int variable = 0; variable < 1000; variable++) {
      List<String> parents =
          random.permuted(variable).stream().limit(8).map(parent -> "V" + parent).toList();
      binary(builder, "V" + variable, parents);
    }
    refused(builder.build(), List.of("V999"), 61);
  }

  @Test
  void aJointAnswerOverVariablesOfTenThousandStatesIsRefused() {
    BayesianNetwork network = star(10_000);
    ExactInference inference = ExactInference.of(network);
    List<String> query = List.of("V0", "V1", "V2");
    CostEstimate cost = inference.cost(query, Conditions.NONE, Deadline.NONE);
    assertThat(cost.largestFactor()).isEqualTo(2_000_000_000_000L);
    assertThat(inference.posterior(query, Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(TooWide.class);
    Conditions settled = Conditions.observed(Map.of("V0", 9_999, "V1", 9_999, "V2", 9_999));
    assertThat(inference.posterior(query, settled, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(TooWide.class);
  }

  @Test
  void variablesOfTenThousandStatesAreNoTroubleInThemselves() {
    BayesianNetwork network = star(10_000);
    Conditions conditions = Conditions.observed(Map.of("C0", 1, "V1", 77));
    Posterior answer =
        ExactInference.of(network)
            .posterior(List.of("V0"), conditions, Budget.DEFAULT, Deadline.NONE);
    double[] values = found(answer).distribution().values();
    assertThat(values).hasSize(10_000);
    JunctionTree tree = calibrated(network, conditions);
    assertThat(tree.marginal("V0").values()).containsExactly(values, within(1e-12));
  }

  @Test
  void aChainOfFiveThousandIsTheProductOfItsMatrices() {
    int length = 5000;
    NetworkBuilder builder = BayesianNetwork.builder();
    double[][] tables = new double[length][];
    for (int at = 0; at < length; at++) {
      tables[at] = random.rows(at == 0 ? 1 : 2, 2, 0);
      builder.variable("V" + at, RandomNetworks.labels(2));
      builder.table("V" + at, at == 0 ? List.of() : List.of("V" + (at - 1)), tables[at]);
    }
    double[] state = tables[0];
    for (int at = 1; at < length; at++) {
      double[] row = tables[at];
      state =
          new double[] {
            state[0] * row[0] + state[1] * row[2], state[0] * row[1] + state[1] * row[3]
          };
    }
    BayesianNetwork network = builder.build();
    String last = "V" + (length - 1);
    ExactInference inference = ExactInference.of(network);
    assertThat(
            found(
                    inference.posterior(
                        List.of(last), Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
                .distribution()
                .values())
        .containsExactly(state, within(1e-12));
    assertThat(calibrated(network, Conditions.NONE).marginal(last).values())
        .containsExactly(state, within(1e-12));
    assertThat(inference.mostProbable(Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOfSatisfying(
            Explanation.Found.class,
            answer ->
                assertThat(answer.logJoint()).isCloseTo(mostProbableWalk(tables), within(1e-8)));
  }

  @Test
  void evidenceOnEverythingIsTheProductOfAllRows() {
    BayesianNetwork network = FixtureNetworks.named("hailfinder");
    Map<String, Integer> evidence = new HashMap<>();
    double expected = 0;
    int[] states = new int[network.size()];
    for (int variable : network.topologicalOrder()) {
      int row = 0;
      for (int parent : network.parents(variable)) {
        row = row * network.card(parent) + states[parent];
      }
      double[] table = network.table(variable);
      int start = row * network.card(variable);
      for (int state = 0; state < network.card(variable); state++) {
        if (table[start + state] > table[start + states[variable]]) {
          states[variable] = state;
        }
      }
      evidence.put(network.name(variable), states[variable]);
      expected += Math.log(table[start + states[variable]]);
    }
    Conditions conditions = Conditions.observed(evidence);
    assertThat(
            found(
                    ExactInference.of(network)
                        .posterior(List.of(), conditions, Budget.DEFAULT, Deadline.NONE))
                .logEvidence())
        .isCloseTo(expected, within(1e-10));
    assertThat(calibrated(network, conditions).logEvidence()).isCloseTo(expected, within(1e-10));
  }

  @Test
  void fourHundredTinyProbabilitiesDoNotUnderflow() {
    int children = 400;
    BayesianNetwork network = hub(children, new double[] {1 - 1e-9, 1e-9, 1 - 3e-9, 3e-9}, false);
    double small = Math.log(0.25) + children * Math.log(1e-9);
    double large = Math.log(0.75) + children * Math.log(3e-9);
    double expected = large + Math.log1p(Math.exp(small - large));
    Conditions conditions = Conditions.observed(observedChildren(children));
    Posterior.Found answer = found(hubPosterior(network, conditions));
    assertThat(answer.logEvidence()).isCloseTo(expected, within(1e-9));
    assertThat(answer.distribution().value(0)).isCloseTo(Math.exp(small - large), within(1e-12));
    assertThat(calibrated(network, conditions).logEvidence()).isCloseTo(expected, within(1e-9));
  }

  // The state that nearly all evidence speaks for by a factor of 10^1600 is excluded by the last.
  @Test
  void aStateThatIsTinyForLongMayStillBeTheOnlyOne() {
    int children = 400;
    BayesianNetwork network = hub(children, new double[] {0.5, 0.5, 1 - 5e-5, 5e-5}, true);
    Map<String, Integer> evidence = observedChildren(children);
    evidence.put("last", 1);
    Conditions conditions = Conditions.observed(evidence);
    double expected = Math.log(0.75) + children * Math.log(5e-5) + Math.log(0.5);
    Posterior.Found answer = found(hubPosterior(network, conditions));
    assertThat(answer.logEvidence()).isCloseTo(expected, within(1e-8));
    assertThat(answer.distribution().values()).containsExactly(0, 1);
    JunctionTree tree = calibrated(network, conditions);
    assertThat(tree.logEvidence()).isCloseTo(expected, within(1e-8));
    assertThat(tree.marginal("hub").values()).containsExactly(0, 1);
    assertThat(
            ImportanceSampling.of(network)
                .posterior(List.of("hub"), conditions, 100, 1, Deadline.NONE))
        .isInstanceOfSatisfying(
            SampledPosterior.Estimated.class,
            sampled -> assertThat(sampled.logEvidence()).isCloseTo(expected, within(1e-8)));
    assertThat(
            ExactInference.of(network)
                .maximumAPosteriori(List.of("hub"), conditions, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOfSatisfying(
            Explanation.Found.class,
            map -> assertThat(map.logJoint()).isCloseTo(expected, within(1e-8)));
  }

  @Test
  void threeThousandSeparateVariablesAreAForest() {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int variable = 0; variable < 3000; variable++) {
      binary(builder, "V" + variable, List.of());
    }
    BayesianNetwork network = builder.build();
    assertThat(calibrated(network, Conditions.NONE).marginal("V2999").values())
        .containsExactly(network.table(2999), within(1e-12));
  }

  @Test
  void aPassedDeadlineStopsEverything() {
    BayesianNetwork network = FixtureNetworks.named("alarm");
    ExactInference inference = ExactInference.of(network);
    List<String> query = List.of(network.name(0));
    Deadline passed = () -> true;
    assertThatThrownBy(() -> inference.posterior(query, Conditions.NONE, Budget.DEFAULT, passed))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> inference.calibrate(Conditions.NONE, Budget.DEFAULT, passed))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> inference.mostProbable(Conditions.NONE, Budget.DEFAULT, passed))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () -> ImportanceSampling.of(network).posterior(query, Conditions.NONE, 10, 1, passed))
        .isInstanceOf(CancellationException.class);
  }

  private static void refused(BayesianNetwork network, List<String> query, int width) {
    ExactInference inference = ExactInference.of(network);
    assertThat(inference.cost(query, Conditions.NONE, Deadline.NONE).width())
        .isGreaterThanOrEqualTo(width);
    assertThat(inference.posterior(query, Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(TooWide.class);
    assertThat(inference.calibrate(Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(TooWide.class);
    assertThat(inference.mostProbable(Conditions.NONE, Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(TooWide.class);
    assertThat(
            ImportanceSampling.of(network).posterior(query, Conditions.NONE, 10, 1, Deadline.NONE))
        .isInstanceOf(SampledPosterior.Estimated.class);
  }

  private void binary(NetworkBuilder builder, String name, List<String> parents) {
    builder.variable(name, RandomNetworks.labels(2));
    builder.table(name, parents, random.rows(1 << parents.size(), 2, 0));
  }

  /// A binary root, three variables below it, and one binary child of each.
  private BayesianNetwork star(int card) {
    NetworkBuilder builder = BayesianNetwork.builder();
    binary(builder, "root", List.of());
    for (int variable = 0; variable < 3; variable++) {
      builder.variable("V" + variable, RandomNetworks.labels(card));
      builder.table("V" + variable, List.of("root"), random.rows(2, card, 0));
      builder.variable("C" + variable, RandomNetworks.labels(2));
      builder.table("C" + variable, List.of("V" + variable), random.rows(card, 2, 0));
    }
    return builder.build();
  }

  private static BayesianNetwork hub(int children, double[] rows, boolean excluding) {
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("hub", RandomNetworks.labels(2));
    builder.table("hub", List.of(), new double[] {0.25, 0.75});
    for (int child = 0; child < children; child++) {
      builder.variable("V" + child, RandomNetworks.labels(2));
      builder.table("V" + child, List.of("hub"), rows);
    }
    if (excluding) {
      builder.variable("last", RandomNetworks.labels(2));
      builder.table("last", List.of("hub"), new double[] {1, 0, 0.5, 0.5});
    }
    return builder.build();
  }

  private static Map<String, Integer> observedChildren(int children) {
    Map<String, Integer> evidence = new HashMap<>();
    IntStream.range(0, children).forEach(child -> evidence.put("V" + child, 1));
    return evidence;
  }

  private static Posterior hubPosterior(BayesianNetwork network, Conditions conditions) {
    return ExactInference.of(network)
        .posterior(List.of("hub"), conditions, Budget.DEFAULT, Deadline.NONE);
  }

  private static double mostProbableWalk(double[][] tables) {
    double[] best = Arrays.stream(tables[0]).map(Math::log).toArray();
    for (int at = 1; at < tables.length; at++) {
      double[] row = Arrays.stream(tables[at]).map(Math::log).toArray();
      best =
          new double[] {
            Math.max(best[0] + row[0], best[1] + row[2]),
            Math.max(best[0] + row[1], best[1] + row[3])
          };
    }
    return Math.max(best[0], best[1]);
  }

  private static Posterior.Found found(Posterior answer) {
    return switch (answer) {
      case Posterior.Found found -> found;
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    };
  }

  private static JunctionTree calibrated(BayesianNetwork network, Conditions conditions) {
    return switch (ExactInference.of(network)
        .calibrate(conditions, Budget.DEFAULT, Deadline.NONE)) {
      case Calibration.Calibrated(var tree) -> tree;
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    };
  }
}
