package io.causalgym.gateway.routes;

import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SimulateRowsAnswer;
import io.causalgym.contract.SimulateRowsQuery;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.StreamedAnswer;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends the rows of one simulation as CSV, part by part.
///
/// Rows are numbered and each part of them can be computed by itself, on any node; a part is asked
/// for when the one before was written, so a slow reader holds back the work and no memory.
final class RowStream {
  /// Few enough for ten thousand columns; from then on parts are as long as these rows suggest.
  private static final int FIRST_ROWS = 100;

  /// Characters of a part, about.
  private static final long PART = 1 << 20;

  private final Questions questions;
  private final Exchange exchange;
  private final SimulateQuery query;
  private final int samples;
  private int from;
  private int rows;

  RowStream(Questions questions, Exchange exchange, SimulateQuery query) {
    this.questions = questions;
    this.exchange = exchange;
    this.query = query;
    this.samples = Objects.requireNonNull(query.samples(), "the record fills in the default");
    this.rows = Math.min(FIRST_ROWS, samples);
  }

  /// The first part decides whether there is an answer: until it is here a failure is a problem.
  void start() {
    questions.call(
        InferenceOperations.SIMULATE_ROWS,
        new SimulateRowsQuery(query, from, rows),
        exchange,
        (open, reply) -> {
          SimulateRowsAnswer part = reply.answer();
          @Nullable StreamedAnswer answer = open.stream(200, Simulations.CSV + "; charset=utf-8");
          if (answer != null) {
            write(answer, part);
          }
        });
  }

  private void write(StreamedAnswer answer, SimulateRowsAnswer part) {
    from += rows;
    long fitting = PART * rows / Math.max(1, part.csv().length());
    rows = Math.min(Math.clamp(fitting, 1, SimulateRowsQuery.MOST_ROWS), samples - from);
    answer.write(Buffer.buffer(part.csv()), () -> next(answer));
  }

  private void next(StreamedAnswer answer) {
    if (rows == 0) {
      answer.end();
      return;
    }
    questions.part(
        InferenceOperations.SIMULATE_ROWS,
        new SimulateRowsQuery(query, from, rows),
        exchange,
        part -> write(answer, part),
        answer::abort);
  }
}
