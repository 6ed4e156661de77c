package io.causalgym.model.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.model.Table;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Numbers of the published networks that were computed elsewhere, by exact enumeration.
class PublishedNetworksTest {

  private static BayesianNetwork network(String name) {
    return switch (Worlds.environment(name).model()) {
      case CausalModel.Network(BayesianNetwork network) -> network;
      case CausalModel other -> throw new AssertionError(name + " is " + other);
    };
  }

  /// The joint distribution of `kept` and their ancestors by multiplying their tables.
  private static Table joint(BayesianNetwork network, List<String> kept, Map<String, String> done) {
    boolean[] needed = new boolean[network.size()];
    kept.forEach(name -> needed[network.variable(name)] = true);
    int[] order = network.topologicalOrder();
    for (int at = order.length - 1; at >= 0; at--) {
      for (int parent : network.parents(order[at])) {
        needed[parent] |= needed[order[at]];
      }
    }
    Table joint = Table.scalar(1);
    for (int variable : order) {
      if (needed[variable] && !done.containsKey(network.name(variable))) {
        joint = joint.times(table(network, variable));
      }
    }
    return joint;
  }

  private static Table table(BayesianNetwork network, int variable) {
    List<String> names = new ArrayList<>();
    List<Integer> cards = new ArrayList<>();
    for (int parent : network.parents(variable)) {
      names.add(network.name(parent));
      cards.add(network.card(parent));
    }
    names.add(network.name(variable));
    cards.add(network.card(variable));
    return Table.of(
        names, cards.stream().mapToInt(Integer::intValue).toArray(), network.table(variable));
  }

  private static double[] posterior(
      String name, String query, Map<String, String> done, Map<String, String> evidence) {
    BayesianNetwork network = network(name);
    List<String> kept = new ArrayList<>(evidence.keySet());
    kept.add(query);
    Map<String, Integer> fixed = new java.util.HashMap<>();
    evidence.forEach((of, label) -> fixed.put(of, state(network, of, label)));
    done.forEach((of, label) -> fixed.put(of, state(network, of, label)));
    Table joint = joint(network, kept, done);
    fixed.keySet().removeIf(of -> !joint.has(of));
    Table answer = joint.slice(fixed).marginal(List.of(query));
    return answer.scaled(1 / answer.total()).values();
  }

  private static int state(BayesianNetwork network, String variable, String label) {
    return network.state(network.variable(variable), label);
  }

  @Test
  void asia() {
    assertThat(
            posterior(
                "asia",
                "bronc",
                Map.of(),
                Map.of("dysp", "yes", "either", "no", "smoke", "yes", "tub", "no")))
        .containsExactly(new double[] {0.923076923076923, 0.0769230769230769}, within(1e-12));
    assertThat(posterior("asia", "smoke", Map.of("xray", "yes"), Map.of("either", "no")))
        .containsExactly(new double[] {0.476190476190476, 0.523809523809524}, within(1e-12));
  }

  @Test
  void sachs() {
    assertThat(posterior("sachs", "Jnk", Map.of("Raf", "AVG"), Map.of()))
        .containsExactly(
            new double[] {0.539406284782194, 0.382768615544843, 0.0778250996729632}, within(1e-12));
    assertThat(
            posterior("sachs", "PIP2", Map.of("Jnk", "AVG"), Map.of("Raf", "HIGH", "Akt", "AVG")))
        .containsExactly(
            new double[] {0.840091344187315, 0.106708631712486, 0.053200024100199}, within(1e-12));
  }

  @Test
  void alarm() {
    assertThat(posterior("alarm", "PAP", Map.of(), Map.of()))
        .containsExactly(new double[] {0.0496, 0.8929, 0.0575}, within(1e-12));
    assertThat(posterior("alarm", "PCWP", Map.of(), Map.of("VENTTUBE", "LOW")))
        .containsExactly(new double[] {0.114341, 0.678729, 0.20693}, within(1e-12));
  }
}
