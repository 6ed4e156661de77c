package io.causalgym.gateway.routes;

import io.causalgym.contract.DiscoveryOperations;
import io.causalgym.contract.RelationshipReference;
import io.causalgym.contract.RelationshipsQuery;
import io.causalgym.contract.SourceName;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Causal relationships that were found or asserted.
public final class Relationships {
  private static final String JSON = "application/json";
  private static final Map<String, SourceName> SOURCES =
      Arrays.stream(SourceName.values())
          .collect(
              Collectors.toMap(
                  source -> source.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Questions questions;

  public Relationships(Questions questions) {
    this.questions = questions;
  }

  /// `POST relationships`.
  void store(RoutingContext routing) {
    questions.ask(
        DiscoveryOperations.RELATE,
        Exchange.of(routing),
        (exchange, reply) -> exchange.answer(201, MediaTypes.JSON, reply.body()));
  }

  /// `GET relationships?cause=&effect=&minConfidence=&source=&limit=&before=`.
  void list(RoutingContext routing) {
    QueryParameters query =
        new QueryParameters(
            routing.queryParams(),
            List.of("cause", "effect", "minConfidence", "source", "limit", "before"));
    questions.show(
        DiscoveryOperations.RELATIONSHIPS,
        Questions.fromPath(() ->
            new RelationshipsQuery(
                query.text("cause"),
                query.text("effect"),
                query.number("minConfidence"),
                query.word("source", SOURCES),
                query.integer("limit"),
                query.text("before"))),
        Exchange.of(routing));
  }

  /// `DELETE relationships/{id}`.
  void delete(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    questions.ask(
        DiscoveryOperations.DELETE_RELATIONSHIP,
        Questions.fromPath(() -> new RelationshipReference(routing.pathParam("id"))),
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }
}
