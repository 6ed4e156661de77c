package io.causalgym.inference.service;

import io.causalgym.contract.StoredGraph;
import io.vertx.core.Future;
import java.util.Optional;

/// Keeps graphs, each under its owner and its content hash.
public interface GraphStore {

  /// Keeps a graph; again is no harm.
  Future<Void> put(String owner, StoredGraph graph);

  /// Keeps it no longer.
  ///
  /// @return whether this owner had stored it
  Future<Boolean> delete(String owner, String id);

  /// The graph, with nodes and edges, if this owner stored it.
  Future<Optional<StoredGraph>> get(String owner, String id);
}
