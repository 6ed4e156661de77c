package io.causalgym.gateway.routes;

import io.causalgym.contract.EnvironmentReference;
import io.causalgym.contract.EnvironmentsQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import io.causalgym.gateway.http.Exchange;
import io.vertx.ext.web.RoutingContext;

/// The library of causal worlds.
public final class Environments {
  private final Questions questions;

  public Environments(Questions questions) {
    this.questions = questions;
  }

  /// `GET environments`.
  void list(RoutingContext routing) {
    read(InferenceOperations.ENVIRONMENTS, new EnvironmentsQuery(), routing);
  }

  /// `GET environments/{name}`.
  void one(RoutingContext routing) {
    read(
        InferenceOperations.ENVIRONMENT,
        Questions.fromPath(() -> new EnvironmentReference(routing.pathParam("name"))),
        routing);
  }

  private <Q, A> void read(Operation<Q, A> operation, Q request, RoutingContext routing) {
    questions.show(operation, request, Exchange.of(routing));
  }
}
