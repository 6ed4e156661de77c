package io.causalgym.discovery.service.learning;

import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.StoredGraph;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.service.datasets.DatasetCatalog;
import io.causalgym.discovery.service.refusal.Refusals;
import io.causalgym.runtime.compute.ComputePool;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out whether a question makes sense before a job is started for it.
public final class Questions {
  private final ServiceBus bus;
  private final DatasetCatalog datasets;

  /// @param bus asks for stored graphs
  public Questions(ServiceBus bus, DatasetCatalog datasets) {
    this.bus = bus;
    this.datasets = datasets;
  }

  /// The same question with the graph itself in place of the id of a stored one.
  Future<DiscoveryQuery> resolved(DiscoveryQuery query, CallContext call) {
    GraphDocument oracle = query.oracle();
    return oracle == null
        ? Future.succeededFuture(query)
        : graph(oracle, call).map(query::withOracle);
  }

  /// The graph itself where the document names a stored one.
  public Future<GraphDocument> graph(GraphDocument document, CallContext call) {
    String id = document.id();
    return id == null
        ? Future.succeededFuture(document)
        : bus.request(InferenceOperations.READ_GRAPH, new GraphReference(id, null), call)
            .map(reply -> stored(reply.answer()));
  }

  private static GraphDocument stored(StoredGraph graph) {
    return GraphDocument.of(
        Objects.requireNonNull(graph.nodes(), "a graph is read with its nodes"),
        Objects.requireNonNull(graph.edges(), "a graph is read with its edges"),
        graph.kind());
  }

  /// Fails with a problem where a dataset, a column, a parameter or the knowledge cannot be used.
  Future<Void> checked(DiscoveryQuery query, CallContext call, ComputePool pool) {
    List<Future<Void>> checks = new ArrayList<>();
    for (@Nullable String dataset : DiscoveryJobs.datasets(query)) {
      checks.add(
          dataset == null
              ? check(query, Oracle.variables(query), 0, call, pool)
              : datasets
                  .described(dataset, call.principal())
                  .compose(described ->
                      check(
                          query,
                          DatasetCatalog.variables(described),
                          described.rows(),
                          call,
                          pool)));
    }
    return Future.all(checks).mapEmpty();
  }

  private static Future<Void> check(
      DiscoveryQuery query,
      List<Variable> variables,
      int rows,
      CallContext call,
      ComputePool pool) {
    return pool.submit(
            call,
            stopped ->
                Refusals.answerOrProblem(() -> {
                  List<Variable> chosen = Columns.chosen(query, variables);
                  MemoryEstimate.check(query, chosen, rows);
                  KnowledgeReading.of(query.knowledge(), chosen);
                  return Algorithms.learner(query, chosen);
                }))
        .mapEmpty();
  }
}
