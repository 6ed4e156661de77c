package io.causalgym.evaluation.run.single;

import io.causalgym.contract.EvaluateQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.evaluation.run.experiment.WorldText;
import io.causalgym.evaluation.world.GraphWorlds;
import io.causalgym.graph.ContentHash;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Graphs;
import io.causalgym.mapping.Networks;
import io.causalgym.mapping.Problems;
import io.causalgym.mapping.States;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Questions about worlds that are drawn over a graph.
final class DrawnQuestions {
  private static final List<String> STATES = List.of("0", "1");
  private static final String ASKED = "1";
  private static final int HASH_DIGITS = 13;

  private DrawnQuestions() {}

  /// The graph of a document that names no stored one.
  static MixedGraph graph(GraphDocument document) {
    try {
      return Graphs.read(document);
    } catch (GraphException e) {
      throw Problems.of(e.problem()).exception();
    }
  }

  /// @throws ProblemException if the graph has no such variables, or a world over it is too large
  static SingleQuestion of(EvaluateQuery query) {
    MixedGraph graph = graph(Objects.requireNonNull(query.graph(), "there is no source"));
    Target target = Target.of(graph, query);
    checkSize(graph);
    String cause = graph.name(target.cause());
    String outcome = graph.name(target.outcome());
    int state = state(cause, target.state());
    long seed = query.seed() == null ? seed(graph) : query.seed();
    GraphWorlds.Drawn drawn =
        GraphWorlds.draw(graph, target.cause(), state, target.outcome(), seed);
    return new SingleQuestion(
        outcome,
        SingleQuestion.event(cause, STATES.get(state), outcome, ASKED),
        text(drawn, SingleQuestion.asking(cause, STATES.get(state), outcome, ASKED)),
        new Readings(drawn.doing(), OptionalDouble.of(drawn.seeing()), drawn.prior()),
        Optional.of(
            new SingleQuestion.World(
                new ModelDocument(null, Networks.write(drawn.network()), null, null),
                drawn.hidden(),
                seed)));
  }

  private static String text(GraphWorlds.Drawn drawn, String asking) {
    List<String> lines = new WorldText(drawn.network()).told();
    lines.add("");
    if (!drawn.hidden().isEmpty()) {
      lines.add("Nobody can observe " + String.join(", ", drawn.hidden()) + ".");
    }
    lines.add(asking);
    return String.join("\n", lines);
  }

  private static int state(String cause, State state) {
    return States.of(name -> STATES).index("intervention." + cause, cause, state);
  }

  private static void checkSize(MixedGraph graph) {
    int variables = GraphWorlds.variables(graph);
    if (variables > GraphWorlds.MOST_VARIABLES) {
      throw tooLarge(variables + " variables, common causes included", GraphWorlds.MOST_VARIABLES);
    }
    long rows = GraphWorlds.rows(graph);
    if (rows > GraphWorlds.MOST_ROWS) {
      throw tooLarge(rows + " rows of probabilities", GraphWorlds.MOST_ROWS);
    }
  }

  private static ProblemException tooLarge(String what, int most) {
    return Problem.of(
            ProblemType.TOO_COSTLY,
            "a world over the graph has "
                + what
                + ", and one is drawn up to "
                + most
                + "; take a part of the graph, or give a 'source'",
            "graph",
            null)
        .exception();
  }

  /// As many bits as a number in JavaScript has.
  private static long seed(MixedGraph graph) {
    String hash = ContentHash.of(graph);
    return Long.parseLong(hash.substring(0, HASH_DIGITS), 16);
  }
}
