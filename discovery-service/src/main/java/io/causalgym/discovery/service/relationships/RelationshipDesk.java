package io.causalgym.discovery.service.relationships;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.RelationshipDeleted;
import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipReference;
import io.causalgym.contract.RelationshipsQuery;
import io.causalgym.contract.SourceName;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;

/// Answers what is asked about relationships.
public final class RelationshipDesk {
  private final RelationshipStore store;

  public RelationshipDesk(RelationshipStore store) {
    this.store = store;
  }

  /// What is asked to be asserted is a person's word; services write to the store themselves.
  public Future<EncodedAnswer> add(RelationshipDocument asserted, CallContext call) {
    return store.add(call.principal(), byPerson(asserted)).map(RelationshipDesk::encoded);
  }

  private static RelationshipDocument byPerson(RelationshipDocument asserted) {
    return new RelationshipDocument(
        null,
        asserted.cause(),
        asserted.effect(),
        asserted.kind(),
        asserted.confidence(),
        asserted.strength(),
        SourceName.PERSON,
        null,
        asserted.dataset(),
        asserted.note(),
        null);
  }

  public Future<EncodedAnswer> list(RelationshipsQuery query, CallContext call) {
    return store.list(call.principal(), query).map(RelationshipDesk::encoded);
  }

  public Future<EncodedAnswer> delete(RelationshipReference reference, CallContext call) {
    String id = reference.id();
    return store
        .delete(call.principal(), Long.parseLong(id))
        .map(deleted -> {
          if (!deleted) {
            throw Problem.of(
                    ProblemType.NOT_FOUND,
                    "there is no relationship " + id + "; list them to see those that there are",
                    "id",
                    id)
                .exception();
          }
          return encoded(new RelationshipDeleted(id));
        });
  }

  private static EncodedAnswer encoded(Object answer) {
    return new EncodedAnswer(Json.write(answer), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
  }
}
