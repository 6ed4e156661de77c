package io.causalgym.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.vangj.jbayes.inf.exact.graph.Dag;
import com.github.vangj.jbayes.inf.exact.graph.Edge;
import com.github.vangj.jbayes.inf.exact.graph.Node;
import com.github.vangj.jbayes.inf.exact.graph.lpd.Potential;
import com.github.vangj.jbayes.inf.exact.graph.lpd.PotentialEntry;
import com.github.vangj.jbayes.inf.exact.graph.pptc.Evidence;
import com.github.vangj.jbayes.inf.exact.graph.pptc.JoinTree;
import com.github.vangj.jbayes.inf.exact.graph.pptc.blocks.InferenceControl;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Asks jbayes, junction trees by the method of Huang and Darwiche on the JVM, the observational
/// questions of `networks/pgmpy_queries.py`, and prints times and ratios; in one process.
///
/// jbayes keeps one tree, takes back what was observed before and enters the new evidence; that is
/// timed, the building of the tree is not. Arguments as of {@link NetworkComparison}, then names of
/// networks.
public final class JbayesComparison {
  private static final double AGREE = 1e-6;

  private JbayesComparison() {}

  public static void main(String[] arguments) throws IOException {
    JsonNode rows = new ObjectMapper().readTree(Path.of(arguments[1]).toFile());
    List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
    System.out.println("| network | posterior us | jbayes | ratio |\n|---|--:|--:|--:|");
    for (JsonNode row : rows) {
      String name = row.get("network").textValue();
      if (wanted.contains(name)) {
        compare(Files.readString(Path.of(arguments[0], name + ".bif")), row);
      }
    }
  }

  private static void compare(String text, JsonNode row) {
    BayesianNetwork network = NetworkComparison.network(text);
    ExactInference inference = ExactInference.of(network);
    JoinTree tree = InferenceControl.apply(dag(network));
    List<Double> own = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    double apart = 0;
    for (JsonNode question : row.get("questions")) {
      if (question.get("do").isEmpty()) {
        String target = question.get("target").textValue();
        Map<String, Integer> evidence = NetworkComparison.states(network, question.get("evidence"));
        Conditions conditions = Conditions.observed(evidence);
        apart =
            Math.max(
                apart,
                difference(
                    network,
                    target,
                    NetworkComparison.answer(inference, target, conditions),
                    posterior(network, tree, target, evidence)));
        if (apart > AGREE) {
          continue;
        }
        own.add(
            NetworkComparison.seconds(
                () -> NetworkComparison.answer(inference, target, conditions)));
        theirs.add(NetworkComparison.seconds(() -> posterior(network, tree, target, evidence)));
      }
    }
    if (apart > AGREE) {
      System.out.printf(
          Locale.ROOT,
          "| %s | its answers differ by up to %.2g, no times | | |%n",
          row.get("network").textValue(),
          apart);
      return;
    }
    double here = median(own) * 1e6;
    double there = median(theirs) * 1e6;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3g | %.4g | %.0f |%n",
        row.get("network").textValue(),
        here,
        there,
        there / here);
  }

  private static double median(List<Double> values) {
    return NetworkComparison.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Potential posterior(
      BayesianNetwork network, JoinTree tree, String target, Map<String, Integer> evidence) {
    List<Evidence> changes = new ArrayList<>();
    evidence.forEach((name, state) ->
        changes.add(
            Evidence.newBuilder()
                .node(tree.node(name))
                .type(Evidence.Type.Observation)
                .value(network.states(network.variable(name)).get(state), 1.0)
                .build()));
    tree.updateEvidence(changes);
    Potential answer = tree.getPotential(tree.node(target));
    List<Evidence> back = new ArrayList<>();
    evidence
        .keySet()
        .forEach(name ->
            back.add(
                Evidence.newBuilder().node(tree.node(name)).type(Evidence.Type.Unobserve).build()));
    tree.updateEvidence(back);
    return answer;
  }

  private static double difference(
      BayesianNetwork network, String target, Table own, Potential theirs) {
    List<String> states = network.states(network.variable(target));
    double difference = 0;
    for (int state = 0; state < states.size(); state++) {
      PotentialEntry entry = new PotentialEntry().add(target, states.get(state));
      double other = theirs.match(entry).getFirst().getValue();
      difference = Math.max(difference, Math.abs(own.value(state) - other));
    }
    return difference;
  }

  private static Dag dag(BayesianNetwork network) {
    Dag dag = new Dag();
    Node[] nodes = new Node[network.size()];
    for (int variable : network.topologicalOrder()) {
      var builder = Node.builder().id(network.name(variable)).name(network.name(variable));
      network.states(variable).forEach(builder::value);
      nodes[variable] =
          builder.probs(Arrays.stream(network.table(variable)).boxed().toList()).build();
      dag.addNode(nodes[variable]);
      for (int parent : network.parents(variable)) {
        dag.addEdge(Edge.newBuilder().left(nodes[parent]).right(nodes[variable]).build());
      }
    }
    return dag.initializePotentials();
  }
}
