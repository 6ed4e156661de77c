package io.causalgym.discovery.service.relationships;

import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipsAnswer;
import io.causalgym.contract.RelationshipsQuery;
import io.vertx.core.Future;
import java.util.List;

/// Relationships by owner.
public interface RelationshipStore {

  /// Keeps an assertion; a person's where there is room for one more.
  ///
  /// @return it with its id and time
  Future<RelationshipDocument> add(String owner, RelationshipDocument asserted);

  /// Keeps what a job found, once however often it is called.
  ///
  /// @param found with a job
  Future<Void> addAll(String owner, List<RelationshipDocument> found);

  /// Keeps it no longer, whoever asserted it.
  ///
  /// @return whether this owner had it
  Future<Boolean> delete(String owner, long id);

  /// Those that a query asks for, newest first.
  Future<RelationshipsAnswer> list(String owner, RelationshipsQuery query);
}
