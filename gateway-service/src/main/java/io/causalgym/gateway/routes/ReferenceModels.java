package io.causalgym.gateway.routes;

import io.causalgym.contract.EvaluationOperations;
import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.http.RequestBody;
import io.causalgym.gateway.security.Principal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The reference models, as any client of the OpenAI API, or of the Anthropic API, speaks to them.
/// The key is the token of an evaluation, and the service checks it: it opens that evaluation's
/// questions and nothing else.
public final class ReferenceModels {
  private static final String SCHEME = "bearer ";
  private static final String BELOW = "/v1/";

  /// A question has some kilobytes; what a stranger with any token may have read is kept small.
  private static final long MOST_BYTES = 1 << 20;

  private final Questions questions;

  public ReferenceModels(Questions questions) {
    this.questions = questions;
  }

  /// `GET /v1/...`.
  void read(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    exchange.principal(Principal.LOCAL);
    exchange.startComputing();
    pass(exchange, routing, null);
  }

  /// `POST /v1/...`.
  void ask(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    exchange.principal(Principal.LOCAL);
    if (token(exchange).isEmpty()) {
      // The service refuses it; nothing is read for a stranger.
      exchange.startComputing();
      pass(exchange, routing, "");
      return;
    }
    RequestBody.read(
        exchange,
        MOST_BYTES,
        body -> pass(exchange, routing, body.toString(StandardCharsets.UTF_8)));
  }

  private void pass(Exchange exchange, RoutingContext routing, @Nullable String body) {
    String path = Endpoint.withoutSlash(routing.normalizedPath()).substring(BELOW.length());
    questions.call(
        EvaluationOperations.REFERENCE,
        new ReferenceQuery(token(exchange), path, body),
        exchange,
        (open, reply) -> answer(open, reply.answer()));
  }

  /// As OpenAI's clients send it, or Anthropic's.
  private static String token(Exchange exchange) {
    String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
    String key = exchange.request().getHeader("x-api-key");
    if (key != null) {
      return key.strip();
    }
    boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    return bearer ? header.substring(SCHEME.length()).strip() : "";
  }

  private static void answer(Exchange exchange, ReferenceAnswer answer) {
    answer.headers().forEach(exchange::header);
    exchange.answer(
        answer.status(),
        answer.stream() ? JobEvents.MEDIA_TYPE : MediaTypes.JSON,
        Buffer.buffer(answer.body()));
  }
}
