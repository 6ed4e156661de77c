package io.causalgym.discovery.service.relationships;

import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipsAnswer;
import io.causalgym.contract.RelationshipsQuery;
import io.vertx.core.Future;
import java.util.List;

/// Relationships by owner.
public interface RelationshipStore {

  /// Keeps an assertion.
  ///
  /// @return it with its id and time
  Future<RelationshipDocument> add(String owner, RelationshipDocument asserted);

  /// Keeps what a job found, once however often it is called.
  ///
  /// @param found with a job
  Future<Void> addAll(String owner, List<RelationshipDocument> found);

  /// Those that a query asks for, newest first.
  Future<RelationshipsAnswer> list(String owner, RelationshipsQuery query);
}
