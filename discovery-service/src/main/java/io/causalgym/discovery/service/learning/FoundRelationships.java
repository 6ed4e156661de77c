package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryResult;
import io.causalgym.contract.LearnedEdge;
import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.SourceName;
import io.causalgym.discovery.service.relationships.RelationshipStore;
import io.causalgym.runtime.jobs.PartContext;
import io.vertx.core.Future;
import java.util.List;

/// Keeps every edge that a job found as a relationship. What a cancelled search leaves is not kept:
/// its edges would not all be in the whole graph.
public final class FoundRelationships {
  private final RelationshipStore store;

  public FoundRelationships(RelationshipStore store) {
    this.store = store;
  }

  Future<Void> keep(PartContext part, List<DiscoveryResult> results) {
    if (part.cancelled()) {
      return Future.succeededFuture();
    }
    List<RelationshipDocument> found =
        results.stream()
            .filter(result -> result.dataset() != null && !Boolean.TRUE.equals(result.partial()))
            .flatMap(result ->
                result.edges().stream().map(edge -> relationship(part.job(), result, edge)))
            .toList();
    return store.addAll(part.owner(), found);
  }

  private static RelationshipDocument relationship(
      String job, DiscoveryResult result, LearnedEdge edge) {
    return new RelationshipDocument(
        null,
        edge.from(),
        edge.to(),
        edge.kind(),
        edge.confidence(),
        null,
        SourceName.DISCOVERY,
        job,
        result.dataset(),
        null,
        null);
  }
}
