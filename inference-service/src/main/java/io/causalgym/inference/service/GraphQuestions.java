package io.causalgym.inference.service;

import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.path.FoundPaths;
import io.causalgym.graph.path.PathKind;
import io.causalgym.graph.path.PathQuestion;
import io.causalgym.graph.path.PathSearch;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.graph.separation.Separation;
import io.causalgym.inference.adjustment.AdjustmentCriterion;
import io.causalgym.inference.adjustment.AdjustmentKind;
import io.causalgym.inference.adjustment.AdjustmentQuery;
import io.causalgym.inference.adjustment.AdjustmentSearch;
import io.causalgym.inference.adjustment.AdjustmentSets;
import io.causalgym.inference.adjustment.AdjustmentValidity;
import io.causalgym.mapping.Graphs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers the questions that need a graph and no numbers.
final class GraphQuestions {

  SeparationAnswer separation(SeparationQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    MixedGraph graph = observed.graph();
    Separation separation =
        MSeparation.test(
            graph,
            observed.nodes("x", query.x()),
            observed.nodes("y", query.y()),
            observed.nodes("given", query.given()));
    return switch (separation) {
      case Separation.Separated() -> new SeparationAnswer(true, null);
      case Separation.Connected(List<Edge> openPath) ->
          new SeparationAnswer(false, Graphs.edges(graph, openPath));
    };
  }

  PathsAnswer paths(PathsQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    MixedGraph graph = observed.graph();
    PathQuestion question =
        new PathQuestion(
            observed.node("from", query.from()),
            observed.node("to", query.to()),
            observed.nodes("given", query.given()),
            kind(query.kind()),
            Objects.requireNonNull(query.maxLength(), "the record fills in the default"));
    int limit = Objects.requireNonNull(query.limit(), "the record fills in the default");
    FoundPaths found = PathSearch.first(graph, question, limit, deadline);
    return new PathsAnswer(
        found.paths().stream().map(path -> Graphs.edges(graph, path)).toList(), found.truncated());
  }

  AdjustmentSetsAnswer adjustmentSets(AdjustmentSetsQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    MixedGraph graph = observed.graph();
    AdjustmentQuery question =
        new AdjustmentQuery(
            graph,
            observed.nodes("treatments", query.treatments()),
            observed.nodes("outcomes", query.outcomes()),
            observed.nodes("unmeasured", query.unmeasured()),
            observed.nodes("required", query.required()));
    int limit = Objects.requireNonNull(query.limit(), "the record fills in the default");
    return switch (AdjustmentSearch.find(question, kind(query.kind()), limit, deadline)) {
      case AdjustmentSets.Found(var sets, boolean truncated) ->
          new AdjustmentSetsAnswer(
              true, sets.stream().map(graph::names).toList(), truncated, null, null);
      case AdjustmentSets.None(String reason, List<Edge> openPath) ->
          new AdjustmentSetsAnswer(false, List.of(), false, reason, witness(graph, openPath));
      case AdjustmentSets.NoOptimum(String reason) ->
          new AdjustmentSetsAnswer(true, List.of(), false, reason, null);
    };
  }

  AdjustmentCheckAnswer adjustmentCheck(AdjustmentCheckQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    MixedGraph graph = observed.graph();
    AdjustmentValidity validity =
        AdjustmentCriterion.check(
            graph,
            observed.nodes("treatments", query.treatments()),
            observed.nodes("outcomes", query.outcomes()),
            observed.nodes("set", query.set()));
    return switch (validity) {
      case AdjustmentValidity.Valid(String reason) -> new AdjustmentCheckAnswer(true, reason, null);
      case AdjustmentValidity.Invalid(String reason, List<Edge> openPath) ->
          new AdjustmentCheckAnswer(false, reason, witness(graph, openPath));
    };
  }

  private static @Nullable List<EdgeDocument> witness(MixedGraph graph, List<Edge> path) {
    return path.isEmpty() ? null : Graphs.edges(graph, path);
  }

  private static PathKind kind(PathsQuery.Kind kind) {
    return switch (kind) {
      case CAUSAL -> PathKind.CAUSAL;
      case BACKDOOR -> PathKind.BACKDOOR;
      case OPEN -> PathKind.OPEN;
      case ALL -> PathKind.ALL;
    };
  }

  private static AdjustmentKind kind(AdjustmentSetsQuery.Kind kind) {
    return switch (kind) {
      case MINIMAL -> AdjustmentKind.MINIMAL;
      case ALL_MINIMAL -> AdjustmentKind.ALL_MINIMAL;
      case ALL -> AdjustmentKind.ALL;
      case OPTIMAL -> AdjustmentKind.OPTIMAL;
      case CANONICAL -> AdjustmentKind.CANONICAL;
    };
  }
}
