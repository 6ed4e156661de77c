package io.causalgym.inference.service;

import io.causalgym.contract.ParametersAnswer;
import io.causalgym.contract.ParametersQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.learning.CsvColumns;
import io.causalgym.inference.learning.DiscreteColumns;
import io.causalgym.inference.learning.DiscreteColumnsBuilder;
import io.causalgym.inference.learning.LearnedParameters;
import io.causalgym.inference.learning.Learning;
import io.causalgym.inference.learning.LearningOptions;
import io.causalgym.inference.learning.ParameterLearner;
import io.causalgym.inference.learning.Prior;
import io.causalgym.mapping.Graphs;
import io.causalgym.mapping.Networks;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Learns the tables of a network whose graph is known.
final class LearningQuestions {

  ParametersAnswer parameters(ParametersQuery query, Deadline deadline) {
    MixedGraph graph = Graphs.read(Objects.requireNonNull(query.graph(), "the record requires it"));
    DiscreteColumns read =
        CsvColumns.read(new StringReader(query.csv()), CsvColumns.MISSING, deadline);
    LearningOptions options =
        new LearningOptions(
            prior(query.prior()),
            Objects.requireNonNull(query.iterations(), "the record fills in the default"),
            LearningOptions.DEFAULT.tolerance(),
            Objects.requireNonNull(query.seed(), "the record fills in the default"),
            LearningOptions.DEFAULT.budget());
    DiscreteColumns columns =
        columns(graph, read, query.states() == null ? Map.of() : query.states());
    return switch (ParameterLearner.learn(graph, columns, options, deadline)) {
      case LearnedParameters learned -> answer(learned);
      case Learning.Unsupported unsupported ->
          throw Problem.of(ProblemType.UNDEFINED, unsupported.message(), "csv", null)
              .with("configurations", unsupported.total())
              .exception();
      case Learning.TooCostly(var reason) -> throw Refusals.tooCostly(reason);
    };
  }

  private static ParametersAnswer answer(LearnedParameters learned) {
    return new ParametersAnswer(
        Networks.write(learned.network()),
        learned.rows(),
        learned.logLikelihood(),
        learned.bic(),
        learned.aic(),
        learned.freeParameters(),
        learned.iterations(),
        learned.converged());
  }

  private static Prior prior(ParametersQuery.@Nullable Prior prior) {
    if (prior == null) {
      return Prior.NONE;
    }
    Double bdeu = prior.bdeu();
    return bdeu == null
        ? new Prior.Pseudocount(
            Objects.requireNonNull(prior.pseudoCount(), "a prior has one of the two"))
        : new Prior.BDeu(bdeu);
  }

  /// The columns of the graph's nodes, with the states that were declared, and latent ones.
  private static DiscreteColumns columns(
      MixedGraph graph, DiscreteColumns read, Map<String, List<String>> declared) {
    DiscreteColumnsBuilder builder = DiscreteColumns.builder(read.rows());
    SequencedSet<String> names = new LinkedHashSet<>(graph.names());
    for (String name : names) {
      int column = read.find(name);
      List<String> states = declared.get(name);
      if (column < 0) {
        latent(builder, read, name, states, graph.latent().contains(graph.node(name)));
      } else if (states == null) {
        builder.column(name, read.states(column), values(read, column, read.states(column)));
      } else {
        builder.column(name, states, values(read, column, states));
      }
    }
    return builder.build();
  }

  private static void latent(
      DiscreteColumnsBuilder builder,
      DiscreteColumns read,
      String name,
      @Nullable List<String> states,
      boolean latent) {
    if (!latent) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the data have no column '"
                  + name
                  + "'; add it, or mark the node as latent in the graph",
              "csv",
              name)
          .exception();
    }
    if (states == null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the latent node '"
                  + name
                  + "' has no column; say in 'states' how many states it has",
              "states",
              name)
          .exception();
    }
    int[] unknown = new int[read.rows()];
    Arrays.fill(unknown, DiscreteColumns.MISSING);
    builder.column(name, states, unknown);
  }

  private static int[] values(DiscreteColumns read, int column, List<String> states) {
    int[] index = new int[read.card(column)];
    for (int state = 0; state < index.length; state++) {
      String label = read.states(column).get(state);
      index[state] = states.indexOf(label);
      if (index[state] < 0) {
        throw Problem.of(
                ProblemType.INVALID_VALUE,
                "the column '"
                    + read.names().get(column)
                    + "' has the value '"
                    + label
                    + "', which is none of the states declared for it",
                "states." + read.names().get(column),
                label)
            .exception();
      }
    }
    int[] values = new int[read.rows()];
    for (int row = 0; row < values.length; row++) {
      int value = read.value(column, row);
      values[row] = value == DiscreteColumns.MISSING ? value : index[value];
    }
    return values;
  }
}
