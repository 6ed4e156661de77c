package io.causalgym.inference.service;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDeleted;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.StoredGraph;
import io.causalgym.mapping.Graphs;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Stores graphs, returns them, and resolves the ids that questions name.
final class StoredGraphs {
  private final GraphStore store;
  private final ComputePool pool;

  StoredGraphs(GraphStore store, ComputePool pool) {
    this.store = store;
    this.pool = pool;
  }

  Future<EncodedAnswer> store(GraphDocument document, CallContext call) {
    long start = System.nanoTime();
    return resolved(document, call)
        .compose(graph -> pool.submit(call, stopped -> built(graph)))
        .compose(stored -> store.put(call.principal(), stored).map(done -> encoded(stored, start)));
  }

  Future<EncodedAnswer> read(GraphReference reference, CallContext call) {
    long start = System.nanoTime();
    GraphFormatName format = reference.format();
    Future<StoredGraph> stored = stored(reference.id(), call);
    return (format == null || format == GraphFormatName.JSON
            ? stored
            : stored.compose(graph -> pool.submit(call, stopped -> rewritten(graph, format))))
        .map(graph -> encoded(graph, start));
  }

  /// Questions that name the graph by its id are refused afterwards, answered ones stay cached.
  Future<EncodedAnswer> delete(GraphReference reference, CallContext call) {
    long start = System.nanoTime();
    String id = reference.id();
    return store
        .delete(call.principal(), id)
        .map(deleted -> {
          if (!deleted) {
            throw missing(id).exception();
          }
          return encoded(new GraphDeleted(id), start);
        });
  }

  /// The graph itself where the document names a stored one.
  Future<GraphDocument> resolved(GraphDocument document, CallContext call) {
    String id = document.id();
    return id == null
        ? Future.succeededFuture(document)
        : stored(id, call).map(StoredGraphs::document);
  }

  private Future<StoredGraph> stored(String id, CallContext call) {
    return store
        .get(call.principal(), id)
        .map(found -> found.orElseThrow(() -> missing(id).exception()));
  }

  private static Problem missing(String id) {
    return Problem.of(
        ProblemType.NOT_FOUND, "there is no stored graph " + id + "; store it first", "id", id);
  }

  private static StoredGraph built(GraphDocument document) {
    return Refusals.answerOrProblem(() -> Graphs.stored(Graphs.read(document), null));
  }

  private static StoredGraph rewritten(StoredGraph graph, GraphFormatName format) {
    return Refusals.answerOrProblem(() -> Graphs.stored(Graphs.read(document(graph)), format));
  }

  private static GraphDocument document(StoredGraph graph) {
    return GraphDocument.of(
        Objects.requireNonNull(graph.nodes(), "a graph is stored with its nodes"),
        Objects.requireNonNull(graph.edges(), "a graph is stored with its edges"),
        graph.kind());
  }

  private static EncodedAnswer encoded(Object answer, long start) {
    double millis = (System.nanoTime() - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return new EncodedAnswer(
        Json.write(answer), new Provenance(Provenance.Tier.MISS, millis, "jvm"));
  }
}
