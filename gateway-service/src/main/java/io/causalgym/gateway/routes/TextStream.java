package io.causalgym.gateway.routes;

import io.causalgym.contract.Operation;
import io.causalgym.contract.TextPart;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.StreamedAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sends a long text part by part. A part is asked for when the one before was written, so a slow
/// reader holds back the work and no memory.
final class TextStream<Q> {
  private final Questions questions;
  private final Exchange exchange;
  private final Operation<Q, TextPart> operation;
  private final Function<@Nullable String, Q> query;
  private final String mediaType;

  /// @param query asks for the part at a place, the first one where there is none
  TextStream(
      Questions questions,
      Exchange exchange,
      Operation<Q, TextPart> operation,
      Function<@Nullable String, Q> query,
      String mediaType) {
    this.questions = questions;
    this.exchange = exchange;
    this.operation = operation;
    this.query = query;
    this.mediaType = mediaType;
  }

  /// The first part decides whether there is an answer: until it is here a failure is a problem.
  void start() {
    questions.call(
        operation,
        query.apply(null),
        exchange,
        (open, reply) -> {
          TextPart part = reply.answer();
          @Nullable StreamedAnswer answer = open.stream(200, mediaType + "; charset=utf-8");
          if (answer == null) {
            return;
          }
          if (HttpMethod.HEAD.equals(open.request().method())) {
            answer.end();
          } else {
            write(answer, part);
          }
        });
  }

  private void write(StreamedAnswer answer, TextPart part) {
    String next = part.next();
    answer.write(
        Buffer.buffer(part.text()),
        () -> {
          if (next == null) {
            answer.end();
          } else {
            questions.part(
                operation, query.apply(next), exchange, more -> write(answer, more), answer::abort);
          }
        });
  }
}
