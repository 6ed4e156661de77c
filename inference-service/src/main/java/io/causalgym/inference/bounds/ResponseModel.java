package io.causalgym.inference.bounds;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Districts;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A graph with what the given numbers say of the response types of its districts.
///
/// Only what bears on a query is kept: its ancestors, the districts of these, and so on until
/// nothing is added. The other districts vary independently of these and say nothing.
final class ResponseModel {

  /// A c-factor of an experiment.
  ///
  /// @param fixed what is set, by node
  record Measured(Factor factor, Map<Integer, Integer> fixed) {}

  /// A probability that an experiment over some of the variables gives.
  record Known(List<CounterfactualEvent> events, double probability) {}

  private final MixedGraph graph;
  private final Slots slots;
  private final Optional<Table> joint;
  private final double tolerance;
  private final Deadline deadline;
  private final Map<NodeSet, List<Factor>> observed = new LinkedHashMap<>();
  private final List<Measured> measured = new ArrayList<>();
  private final List<Known> known = new ArrayList<>();

  /// @param graph a DAG or ADMG without latent nodes
  /// @param relevant the names that queries mention
  ResponseModel(
      MixedGraph graph,
      Evidence evidence,
      List<String> relevant,
      double tolerance,
      Deadline deadline) {
    this.graph = induced(graph, closed(graph, graph.nodes(relevant)));
    this.tolerance = tolerance;
    this.deadline = deadline;
    this.slots = new Slots(this.graph, cards(this.graph, evidence));
    this.joint =
        evidence.distribution().map(table -> normalised(table.marginal(this.graph.names())));
    joint.ifPresent(this::observe);
    evidence.experiments().forEach(this::measure);
  }

  private static NodeSet closed(MixedGraph graph, NodeSet nodes) {
    NodeSet closed = nodes;
    while (true) {
      NodeSet larger = Ancestry.ancestors(graph, closed);
      for (NodeSet district : Districts.of(graph, graph.all())) {
        larger = district.intersects(larger) ? larger.union(district) : larger;
      }
      if (larger.equals(closed)) {
        return closed;
      }
      closed = larger;
    }
  }

  private static MixedGraph induced(MixedGraph graph, NodeSet nodes) {
    if (nodes.size() == graph.size()) {
      return graph;
    }
    GraphBuilder builder = MixedGraph.builder().kind(graph.kind());
    graph.names(nodes).forEach(builder::node);
    for (Edge edge : graph.edges()) {
      if (nodes.contains(edge.from()) && nodes.contains(edge.to())) {
        builder.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
      }
    }
    return builder.build();
  }

  private static int[] cards(MixedGraph graph, Evidence evidence) {
    int[] cards = new int[graph.size()];
    for (int node = 0; node < cards.length; node++) {
      String name = graph.name(node);
      if (evidence.distribution().isPresent() && !evidence.distribution().get().has(name)) {
        throw new ModelException(
            "distribution",
            name,
            "the distribution has no variable '" + name + "'; mark it as latent, or give it");
      }
      for (Table table : evidence.tables()) {
        if (table.has(name)) {
          cards[node] = agreed(name, cards[node], table.card(name));
        }
      }
      if (cards[node] == 0) {
        throw new ModelException(
            "distribution", name, "no table has the variable '" + name + "'; give one that does");
      }
    }
    return cards;
  }

  private static int agreed(String name, int before, int card) {
    if (before != 0 && before != card) {
      throw new ModelException(
          "experimental",
          Integer.toString(card),
          "'" + name + "' has " + before + " states in one table and " + card + " in another");
    }
    return card;
  }

  private static Table normalised(Table table) {
    return table.scaled(1 / table.total());
  }

  private void observe(Table table) {
    Factors factors = new Factors(graph, graph.all(), table, deadline);
    if (factors.deviation() > tolerance) {
      throw new ContradictionException(
          ConstraintFamily.INDEPENDENCE,
          factors.deviation(),
          "the distribution does not have the independences of the graph: a probability is off by "
              + factors.deviation()
              + "; add the missing edges, or allow for it with a larger tolerance");
    }
    for (NodeSet district : Districts.of(graph, graph.all())) {
      observed.put(district, factors.of(district));
    }
  }

  private void measure(Experiment experiment) {
    List<String> names = new ArrayList<>(experiment.measured());
    names.retainAll(graph.names());
    boolean effective = experiment.intervened().stream().anyMatch(name -> graph.find(name) >= 0);
    if (names.isEmpty() || !effective) {
      return;
    }
    for (Map<String, Integer> setting : experiment.settings()) {
      deadline.check();
      Table block = experiment.under(setting).marginal(names);
      Map<Integer, Integer> fixed = new LinkedHashMap<>();
      setting.forEach((name, state) -> {
        if (graph.find(name) >= 0) {
          fixed.put(graph.node(name), state);
        }
      });
      if (names.size() + fixed.size() == graph.size()) {
        measureAll(block, fixed);
      } else {
        measureSome(block, fixed);
      }
    }
  }

  private void measureAll(Table block, Map<Integer, Integer> fixed) {
    NodeSet within = graph.all().minus(NodeSet.of(nodes(fixed)));
    Factors factors = new Factors(graph, within, block, deadline);
    if (factors.deviation() > tolerance) {
      throw new ContradictionException(
          ConstraintFamily.EXPERIMENTS,
          factors.deviation(),
          "the experiment under "
              + states(fixed)
              + " does not have the independences of the graph: a probability is off by "
              + factors.deviation()
              + "; add the missing edges, or allow for it with a larger tolerance");
    }
    for (NodeSet district : Districts.of(graph, graph.all())) {
      if (district.intersects(within)) {
        factors.of(district).forEach(factor -> measured.add(new Measured(factor, fixed)));
      }
    }
  }

  private static int[] nodes(Map<Integer, Integer> fixed) {
    return fixed.keySet().stream().mapToInt(node -> node).toArray();
  }

  private Map<String, Integer> states(Map<Integer, Integer> fixed) {
    Map<String, Integer> states = new LinkedHashMap<>();
    fixed.forEach((node, state) -> states.put(graph.name(node), state));
    return states;
  }

  private void measureSome(Table block, Map<Integer, Integer> fixed) {
    Map<String, Integer> intervened = states(fixed);
    for (int cell = 0; cell < block.size(); cell++) {
      int[] states = block.states(cell);
      List<CounterfactualEvent> events = new ArrayList<>();
      for (int axis = 0; axis < states.length; axis++) {
        events.add(CounterfactualEvent.of(block.names().get(axis), intervened, states[axis]));
      }
      known.add(new Known(events, block.value(cell)));
    }
  }

  MixedGraph graph() {
    return graph;
  }

  Slots slots() {
    return slots;
  }

  /// `P(V)` over the nodes kept, which sums to 1.
  Optional<Table> joint() {
    return joint;
  }

  double tolerance() {
    return tolerance;
  }

  /// The c-factors within a district that the distribution gives, its own first.
  List<Factor> observed(NodeSet district) {
    return observed.getOrDefault(district, List.of());
  }

  /// The c-factors within a district that experiments on all variables give.
  List<Measured> measured(NodeSet district) {
    return measured.stream().filter(one -> district.containsAll(one.factor().nodes())).toList();
  }

  /// What experiments on some variables give.
  List<Known> known() {
    return known;
  }
}
