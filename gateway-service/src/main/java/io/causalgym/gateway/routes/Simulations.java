package io.causalgym.gateway.routes;

import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.ext.web.RoutingContext;

/// Simulates models: a summary as JSON, or the rows as CSV.
public final class Simulations {
  static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  private final Questions questions;

  public Simulations(Questions questions) {
    this.questions = questions;
  }

  /// `POST simulate`.
  void simulate(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    boolean csv = exchange.prefers(CSV, JSON);
    questions.accept(exchange, csv ? CSV : JSON);
    questions.read(
        exchange,
        SimulateQuery.class,
        query -> {
          boolean noSummary = Boolean.FALSE.equals(query.summary());
          if (csv || (noSummary && exchange.accepts(CSV))) {
            rows(exchange, query);
          } else if (noSummary) {
            throw notAcceptable(exchange);
          } else {
            summary(exchange, query);
          }
        });
  }

  private void summary(Exchange exchange, SimulateQuery query) {
    questions.call(
        InferenceOperations.SIMULATE,
        query,
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  private void rows(Exchange exchange, SimulateQuery query) {
    if (query.interventions() != null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'interventions' are answered by a summary; accept application/json, or ask for the"
                  + " rows of one at a time",
              "interventions",
              null)
          .exception();
    }
    Integer samples = query.samples();
    if (samples != null && samples > SimulateQuery.MOST_ROWS) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'samples' is "
                  + samples
                  + "; at most "
                  + SimulateQuery.MOST_ROWS
                  + " are sent as rows, ask for the summary",
              "samples",
              samples)
          .exception();
    }
    new RowStream(questions, exchange, query).start();
  }

  private static RuntimeException notAcceptable(Exchange exchange) {
    return Problem.of(
            ProblemType.NOT_ACCEPTABLE,
            "'summary' is false, and rows are sent as CSV; accept text/csv, or ask for the summary",
            "Accept",
            exchange.request().getHeader("Accept"))
        .exception();
  }
}
