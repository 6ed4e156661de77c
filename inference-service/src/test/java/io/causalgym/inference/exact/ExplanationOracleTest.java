package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationOracleTest {
  private static final double EXACT = 1e-10;

  static LongStream seeds() {
    return LongStream.range(0, 600);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theMostProbableExplanationIsTheLargestWeightOfTheEnumeration(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    Conditions conditions = random.conditions(network);
    List<String> open = new ArrayList<>(network.names());
    open.removeAll(conditions.evidence().keySet());
    open.removeAll(conditions.intervention().keySet());
    open.removeIf(name -> network.card(network.variable(name)) == 1);
    agree(
        new JointEnumeration(network, conditions),
        open,
        ExactInference.of(network).mostProbable(conditions, Budget.DEFAULT, Deadline.NONE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theMostProbableStatesOfSomeVariablesAreTheLargestSumOfTheEnumeration(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    Conditions conditions = random.conditions(network);
    List<String> query = random.query(network, 4);
    agree(
        new JointEnumeration(network, conditions),
        query,
        ExactInference.of(network)
            .maximumAPosteriori(query, conditions, Budget.DEFAULT, Deadline.NONE));
  }

  @Test
  void ofEquallyProbableExplanationsTheSmallestStatesAreTaken() {
    BayesianNetwork fair =
        BayesianNetwork.builder()
            .variable("A", RandomNetworks.labels(3))
            .table("A", List.of(), new double[] {0.25, 0.375, 0.375})
            .variable("B", RandomNetworks.labels(2))
            .table("B", List.of(), new double[] {0.5, 0.5})
            .build();
    Map<String, Integer> smallest = new LinkedHashMap<>(Map.of("A", 1, "B", 0));
    switch (ExactInference.of(fair).mostProbable(Conditions.NONE, Budget.DEFAULT, Deadline.NONE)) {
      case Explanation.Found(var states, var _) -> assertThat(states).isEqualTo(smallest);
      case Impossible _, TooWide _ -> throw new AssertionError();
    }
  }

  private static void agree(JointEnumeration truth, List<String> query, Explanation answer) {
    double[] weights = truth.weights(query);
    double most = Arrays.stream(weights).max().orElseThrow();
    switch (answer) {
      case Explanation.Found(var states, var logJoint) -> {
        assertThat(states.keySet()).containsExactlyElementsOf(query);
        assertThat(logJoint).isCloseTo(Math.log(most), within(EXACT));
        assertThat(truth.weight(states)).isCloseTo(most, within(EXACT * most));
      }
      case Impossible _ -> assertThat(most).isZero();
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }
}
