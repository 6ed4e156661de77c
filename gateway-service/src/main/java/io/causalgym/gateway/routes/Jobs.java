package io.causalgym.gateway.routes;

import io.causalgym.contract.JobOperations;
import io.causalgym.contract.JobReference;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.JobsQuery;
import io.causalgym.contract.Operation;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Jobs: started, shown, followed, cancelled, resumed.
public final class Jobs {
  private static final String JSON = "application/json";
  private static final Map<String, JobStateName> STATES =
      Arrays.stream(JobStateName.values())
          .collect(
              Collectors.toMap(
                  state -> state.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final Questions questions;
  private final JobEvents.Places places;

  /// @param places how many may follow jobs at the same time, for all event loops
  public Jobs(Questions questions, JobEvents.Places places) {
    this.questions = questions;
    this.places = places;
  }

  /// Starts a job and answers 202 with its id and address.
  <Q> void start(Operation<Q, JobStarted> operation, RoutingContext routing) {
    questions.ask(
        operation,
        Exchange.of(routing),
        (exchange, reply) -> {
          exchange.location("/api/v1/jobs/" + reply.answer().job());
          exchange.answer(202, MediaTypes.JSON, reply.body());
        });
  }

  /// `GET jobs?state=&kind=&limit=&before=`.
  void list(RoutingContext routing) {
    QueryParameters query =
        new QueryParameters(routing.queryParams(), List.of("state", "kind", "limit", "before"));
    questions.show(
        JobOperations.LIST,
        Questions.fromPath(() ->
            new JobsQuery(
                query.word("state", STATES),
                query.text("kind"),
                query.integer("limit"),
                query.text("before"))),
        Exchange.of(routing));
  }

  /// `GET jobs/{id}`.
  void one(RoutingContext routing) {
    questions.show(JobOperations.READ, reference(routing), Exchange.of(routing));
  }

  /// `DELETE jobs/{id}`: cancels, and answers with what the job has by then.
  void cancel(RoutingContext routing) {
    change(JobOperations.CANCEL, routing);
  }

  /// `POST jobs/{id}/resume`.
  void resume(RoutingContext routing) {
    change(JobOperations.RESUME, routing);
  }

  private <A> void change(Operation<JobReference, A> operation, RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    questions.ask(
        operation,
        reference(routing),
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  /// `GET jobs/{id}/events`.
  void events(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JobEvents.MEDIA_TYPE);
    new JobEvents(questions, exchange, routing.vertx(), reference(routing).id()).start(places);
  }

  private static JobReference reference(RoutingContext routing) {
    return Questions.fromPath(() -> new JobReference(routing.pathParam("id")));
  }
}
