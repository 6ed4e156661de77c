package io.causalgym.gateway.routes;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.Exchanges;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.http.RequestBody;
import io.causalgym.gateway.security.AccessControl;
import io.causalgym.gateway.security.Role;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/// Turns a request with a JSON body into a call of a service and its reply into an answer.
///
/// The bytes of the body become the request record directly, and the reply's bytes are written as
/// they are: nothing between is a tree.
public final class Questions {
  /// A larger body is parsed on a compute thread: this much takes an event loop about 2 ms.
  private static final int PARSED_HERE = 256 << 10;

  private final ServiceBus bus;
  private final AccessControl access;
  private final Exchanges exchanges;

  public Questions(ServiceBus bus, AccessControl access, Exchanges exchanges) {
    this.bus = bus;
    this.access = access;
    this.exchanges = exchanges;
  }

  /// Asks the operation and answers 200 with its reply.
  <Q, A> void ask(Operation<Q, A> operation, RoutingContext routing) {
    ask(
        operation,
        Exchange.of(routing),
        (exchange, reply) -> exchange.answer(200, MediaTypes.JSON, reply.body()));
  }

  /// Asks the operation with the request's body and hands over its reply.
  <Q, A> void ask(
      Operation<Q, A> operation, Exchange exchange, BiConsumer<Exchange, Reply<A>> then) {
    admit(exchange, Role.COMPUTE, "application/json");
    RequestBody.read(
        exchange,
        body ->
            parse(exchange, body, operation.request())
                .compose(request -> bus.request(operation, request, exchange.context()))
                .onComplete(reply -> exchanges.here(() -> end(exchange, reply, then))));
  }

  /// Asks an operation whose request is not in the body.
  <Q, A> void ask(
      Operation<Q, A> operation,
      Q request,
      Exchange exchange,
      BiConsumer<Exchange, Reply<A>> then) {
    exchange.startComputing();
    bus.request(operation, request, exchange.context())
        .onComplete(reply -> exchanges.here(() -> end(exchange, reply, then)));
  }

  private static <A> void end(
      Exchange exchange, AsyncResult<Reply<A>> reply, BiConsumer<Exchange, Reply<A>> then) {
    if (reply.failed()) {
      exchange.fail(reply.cause());
      return;
    }
    try {
      then.accept(exchange, reply.result());
    } catch (RuntimeException e) {
      // A reply that cannot be read is answered now, not when the deadline passes.
      exchange.fail(e);
    }
  }

  /// Checks who asks and whether the answer's form is wanted.
  void admit(Exchange exchange, Role needed, String mediaType) {
    exchange.principal(
        access.admit(exchange.request().getHeader(HttpHeaders.AUTHORIZATION), needed));
    if (!exchange.accepts(mediaType)) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "the answer is " + mediaType + "; accept it",
              "Accept",
              exchange.request().getHeader(HttpHeaders.ACCEPT))
          .exception();
    }
  }

  private <Q> Future<Q> parse(Exchange exchange, Buffer body, Class<Q> type) {
    if (body.length() <= PARSED_HERE) {
      return Future.succeededFuture(Json.readRequest(type, body));
    }
    return exchanges.offload(exchange, () -> Json.readRequest(type, body));
  }
}
