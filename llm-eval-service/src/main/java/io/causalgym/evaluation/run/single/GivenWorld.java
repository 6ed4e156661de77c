package io.causalgym.evaluation.run.single;

import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.contract.TableDocument;
import io.causalgym.evaluation.run.experiment.WorldText;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Probabilities that somebody gives, as a prompt tells them.
///
/// @param lines the whole of them
/// @param states of each variable
record GivenWorld(MixedGraph graph, List<String> lines, States states) {
  private static final int MOST_CELLS = 1_000;

  GivenWorld {
    lines = List.copyOf(lines);
  }

  static GivenWorld of(EvaluateQuery query) {
    EvaluateQuery.Source source = Objects.requireNonNull(query.source(), "it has one");
    TableDocument table = source.distribution();
    return table == null ? of(query, network(source)) : of(query, table);
  }

  private static BayesianNetwork network(EvaluateQuery.Source source) {
    try {
      return Models.network(Models.read(Objects.requireNonNull(source.model(), "one of both")));
    } catch (ModelException e) {
      throw Problem.of(
              ProblemType.INVALID_MODEL,
              String.valueOf(e.getMessage()),
              "source.model." + e.field(),
              e.value())
          .exception();
    }
  }

  private static GivenWorld of(EvaluateQuery query, BayesianNetwork network) {
    MixedGraph graph =
        query.graph() == null ? network.graph() : DrawnQuestions.graph(query.graph());
    return new GivenWorld(
        graph,
        new WorldText(network).told(),
        States.of(name -> network.find(name) < 0 ? null : network.states(network.find(name))));
  }

  private static GivenWorld of(EvaluateQuery query, TableDocument table) {
    MixedGraph graph = DrawnQuestions.graph(Objects.requireNonNull(query.graph(), "checked"));
    if (table.p().size() > MOST_CELLS) {
      throw Problem.of(
              ProblemType.TOO_COSTLY,
              "the distribution has "
                  + table.p().size()
                  + " cells, and a prompt holds "
                  + MOST_CELLS
                  + "; take fewer variables",
              "source.distribution",
              table.p().size())
          .exception();
    }
    return new GivenWorld(graph, told(graph, table), States.of(name -> numbers(table, name)));
  }

  private static @Nullable List<String> numbers(TableDocument table, String name) {
    int at = table.vars().indexOf(name);
    return at < 0
        ? null
        : IntStream.range(0, cards(table).get(at)).mapToObj(Integer::toString).toList();
  }

  private static List<Integer> cards(TableDocument table) {
    return Objects.requireNonNull(table.cards(), "filled in");
  }

  private static List<String> told(MixedGraph graph, TableDocument table) {
    List<String> lines = new ArrayList<>();
    lines.add("Consider a causal system with these direct effects:");
    for (Edge edge : graph.edges()) {
      String from = graph.name(edge.from());
      String to = graph.name(edge.to());
      lines.add(
          edge.kind() == EdgeKind.BIDIRECTED
              ? from + " and " + to + " have a common cause that nobody observed"
              : from + " -> " + to);
    }
    if (!graph.latent().isEmpty()) {
      lines.add("Nobody can observe " + String.join(", ", graph.names(graph.latent())) + ".");
    }
    lines.add("");
    lines.add("Where nobody intervenes, these are the joint probabilities:");
    for (int cell = 0; cell < table.p().size(); cell++) {
      String probability = BigDecimal.valueOf(table.p().get(cell)).toPlainString();
      lines.add("P(" + cell(table, cell) + ") = " + probability);
    }
    return lines;
  }

  private static String cell(TableDocument table, int cell) {
    int[] states = new int[table.vars().size()];
    int rest = cell;
    for (int v = states.length - 1; v >= 0; v--) {
      states[v] = rest % cards(table).get(v);
      rest /= cards(table).get(v);
    }
    return IntStream.range(0, states.length)
        .mapToObj(v -> table.vars().get(v) + "=" + states[v])
        .collect(Collectors.joining(", "));
  }

  /// What a state is called.
  String label(String field, String variable, State state) {
    return states.labels(field, variable).get(states.index(field, variable, state));
  }

  /// What a state is called that the variable may not have.
  String label(String field, String variable, int index) {
    return label(field, variable, new State.Index(index));
  }

  String text(String asking) {
    List<String> all = new ArrayList<>(lines);
    all.add("");
    all.add(asking);
    return String.join("\n", all);
  }
}
