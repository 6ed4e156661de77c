package io.causalgym.gateway.routes;

import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SimulateRowsQuery;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.http.StreamedAnswer;
import io.causalgym.gateway.security.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// Simulates models: a summary as JSON, or the rows as CSV.
///
/// Rows are numbered and each part of them can be computed by itself, on any node; a part is asked
/// for when the one before was written, so a slow reader holds back the work and no memory.
public final class Simulations {
  private static final String CSV = "text/csv";

  // About a megabyte of ten columns.
  private static final int ROWS = 5_000;

  private final Questions questions;

  public Simulations(Questions questions) {
    this.questions = questions;
  }

  /// `POST simulate`.
  void simulate(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    boolean rows = exchange.prefers(CSV, "application/json");
    questions.admit(exchange, Role.COMPUTE, rows ? CSV : "application/json");
    questions.read(
        exchange,
        SimulateQuery.class,
        query -> {
          if (rows) {
            stream(exchange, query);
          } else {
            summarise(exchange, query);
          }
        });
  }

  private void summarise(Exchange exchange, SimulateQuery query) {
    if (Boolean.FALSE.equals(query.summary())) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "rows are sent as CSV; accept text/csv, or ask for the summary",
              "summary",
              false)
          .exception();
    }
    questions.call(
        InferenceOperations.SIMULATE,
        query,
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  private void stream(Exchange exchange, SimulateQuery query) {
    int samples = samples(query);
    if (samples > SimulateQuery.MOST_ROWS) {
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
    // The first part decides whether there is an answer: until then a failure is a problem.
    questions.call(
        InferenceOperations.SIMULATE_ROWS,
        new SimulateRowsQuery(query, 0, Math.min(ROWS, samples)),
        exchange,
        (open, reply) -> {
          StreamedAnswer answer = open.stream(200, CSV + "; charset=utf-8");
          if (answer != null) {
            write(exchange, answer, query, 0, reply.answer().csv());
          }
        });
  }

  private void write(
      Exchange exchange, StreamedAnswer answer, SimulateQuery query, int from, String csv) {
    answer
        .write(Buffer.buffer(csv))
        .onComplete(
            written -> next(exchange, answer, query, from + ROWS), gone -> answer.abort(gone));
  }

  private void next(Exchange exchange, StreamedAnswer answer, SimulateQuery query, int from) {
    int left = samples(query) - from;
    if (answer.isOver()) {
      return;
    }
    if (left <= 0) {
      answer.end();
      return;
    }
    questions
        .part(
            InferenceOperations.SIMULATE_ROWS,
            new SimulateRowsQuery(query, from, Math.min(ROWS, left)),
            exchange)
        .onComplete(
            reply -> write(exchange, answer, query, from, reply.answer().csv()), answer::abort);
  }

  private static int samples(SimulateQuery query) {
    return Objects.requireNonNull(query.samples(), "the record fills in the default");
  }
}
