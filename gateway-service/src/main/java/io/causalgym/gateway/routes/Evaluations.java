package io.causalgym.gateway.routes;

import io.causalgym.client.Reply;
import io.causalgym.contract.EvaluationExportQuery;
import io.causalgym.contract.EvaluationItemsQuery;
import io.causalgym.contract.EvaluationOperations;
import io.causalgym.contract.EvaluationReference;
import io.causalgym.contract.EvaluationResumeQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.EvaluationTuneQuery;
import io.causalgym.contract.EvaluationsQuery;
import io.causalgym.contract.ExportFormatName;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.LeaderboardQuery;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SuiteItemsQuery;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Evaluations of language models: estimated, started, shown, changed, resumed, exported, deleted.
public final class Evaluations {
  private static final String JSON = "application/json";

  /// JSON lines under either of their names. `application/json` is not one: many documents are not
  /// a document.
  private static final List<String> JSON_LINES =
      List.of("application/jsonl", "application/x-ndjson");

  private static final List<String> CSV = List.of(Simulations.CSV);
  private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);
  private static final Map<String, FamilyName> FAMILIES = words(FamilyName.values());
  private static final Map<String, OutcomeName> OUTCOMES = words(OutcomeName.values());
  private static final Map<String, ExportFormatName> FORMATS = words(ExportFormatName.values());

  private final Questions questions;
  private final JobEvents.Places places;

  /// @param places how many may follow jobs at the same time, for all event loops
  public Evaluations(Questions questions, JobEvents.Places places) {
    this.questions = questions;
    this.places = places;
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    return Arrays.stream(values)
        .collect(
            Collectors.toMap(
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Function.identity()));
  }

  /// `POST evaluations?dryRun=`.
  void evaluate(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("dryRun"));
    if (Boolean.TRUE.equals(query.word("dryRun", TRUTHS))) {
      questions.ask(EvaluationOperations.ESTIMATE, routing);
    } else {
      questions.ask(EvaluationOperations.EVALUATE, Exchange.of(routing), Evaluations::started);
    }
  }

  private static void started(Exchange exchange, Reply<EvaluationStarted> reply) {
    exchange.location("/api/v1/evaluations/" + reply.answer().evaluation());
    exchange.answer(202, MediaTypes.JSON, reply.body());
  }

  /// `GET evaluations?limit=&before=`.
  void list(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("limit", "before"));
    questions.show(
        EvaluationOperations.EVALUATIONS,
        Questions.fromPath(
            () -> new EvaluationsQuery(query.integer("limit"), query.text("before"))),
        Exchange.of(routing));
  }

  /// `GET evaluations/{id}`.
  void one(RoutingContext routing) {
    questions.show(EvaluationOperations.EVALUATION, reference(routing), Exchange.of(routing));
  }

  /// `GET evaluations/{id}/items?model=&family=&outcome=&limit=&cursor=`.
  void items(RoutingContext routing) {
    QueryParameters query =
        new QueryParameters(
            routing.queryParams(), List.of("model", "family", "outcome", "limit", "cursor"));
    questions.show(
        EvaluationOperations.ITEMS,
        Questions.fromPath(() ->
            new EvaluationItemsQuery(
                id(routing),
                query.text("model"),
                query.word("family", FAMILIES),
                query.word("outcome", OUTCOMES),
                query.integer("limit"),
                query.text("cursor"))),
        Exchange.of(routing));
  }

  /// `POST evaluations/{id}/resume`, with a new budget in its body or without a body.
  void resume(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    if (isEmpty(exchange.request())) {
      questions.ask(
          EvaluationOperations.RESUME,
          Questions.fromPath(() -> new EvaluationResumeQuery(id(routing), null)),
          exchange,
          Evaluations::started);
    } else {
      questions.read(
          exchange,
          Resumption.class,
          body ->
              questions.call(
                  EvaluationOperations.RESUME,
                  Questions.fromPath(
                      () -> new EvaluationResumeQuery(id(routing), body.budgetUsd())),
                  exchange,
                  Evaluations::started));
    }
  }

  /// Whether no body comes. The head's `Content-Type` does not tell: some clients name one for
  /// nothing, and a budget that is sent without one must not be passed over.
  private static boolean isEmpty(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
        && (length == null || length.equals("0"));
  }

  /// `PATCH evaluations/{id}`.
  void tune(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    questions.read(
        exchange,
        Tuning.class,
        body ->
            questions.call(
                EvaluationOperations.TUNE,
                Questions.fromPath(
                    () -> new EvaluationTuneQuery(id(routing), body.paused(), body.limits())),
                exchange,
                (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body())));
  }

  /// `DELETE evaluations/{id}`.
  void delete(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    questions.ask(
        EvaluationOperations.DELETE_EVALUATION,
        reference(routing),
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  /// `GET evaluations/{id}/events`: those of its job.
  void events(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JobEvents.MEDIA_TYPE);
    questions.call(
        EvaluationOperations.EVALUATION,
        reference(routing),
        exchange,
        (open, reply) ->
            new JobEvents(questions, open, routing.vertx(), reply.answer().job()).start(places));
  }

  /// `GET evaluations/{id}/export?format=`. What `Accept` likes best, of all or of the format.
  void export(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("format"));
    Exchange exchange = Exchange.of(routing);
    ExportFormatName named = query.word("format", FORMATS);
    String mediaType = questions.accept(exchange, mediaTypes(named));
    ExportFormatName format =
        CSV.contains(mediaType) ? ExportFormatName.CSV : ExportFormatName.JSONL;
    String id = reference(routing).id();
    exchange.startComputing();
    new TextStream<>(
            questions,
            exchange,
            EvaluationOperations.EXPORT,
            cursor -> new EvaluationExportQuery(id, format, cursor),
            mediaType)
        .start();
  }

  private static List<String> mediaTypes(@Nullable ExportFormatName format) {
    return switch (format) {
      case JSONL -> JSON_LINES;
      case CSV -> CSV;
      case null -> Stream.of(JSON_LINES, CSV).flatMap(List::stream).toList();
    };
  }

  /// `POST suites/items`: the questions of a suite with their answers.
  void suite(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    String mediaType = questions.accept(exchange, JSON_LINES);
    questions.read(exchange, SuiteItemsQuery.class, query -> suite(exchange, query, mediaType));
  }

  private void suite(Exchange exchange, SuiteItemsQuery query, String mediaType) {
    if (query.cursor() != null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the whole suite is sent; leave 'cursor' out",
              "cursor",
              query.cursor())
          .exception();
    }
    new TextStream<>(
            questions,
            exchange,
            EvaluationOperations.SUITE_ITEMS,
            cursor -> new SuiteItemsQuery(query.suite(), cursor),
            mediaType)
        .start();
  }

  /// `GET leaderboard?suite=&limit=`.
  void leaderboard(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("suite", "limit"));
    questions.show(
        EvaluationOperations.LEADERBOARD,
        Questions.fromPath(() -> new LeaderboardQuery(query.text("suite"), query.integer("limit"))),
        Exchange.of(routing));
  }

  private static String id(RoutingContext routing) {
    return routing.pathParam("id");
  }

  private static EvaluationReference reference(RoutingContext routing) {
    return Questions.fromPath(() -> new EvaluationReference(id(routing)));
  }
}
