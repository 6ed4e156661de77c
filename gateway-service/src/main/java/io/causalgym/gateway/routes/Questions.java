package io.causalgym.gateway.routes;

import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Violation;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.Exchanges;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.http.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Turns a request with a JSON body into a call of a service and its reply into an answer.
///
/// The bytes of the body become the request record directly, and the reply's bytes are written as
/// they are: nothing between is a tree.
public final class Questions {
  /// A larger body is parsed on a compute thread: this much takes an event loop about 2 ms.
  private static final int PARSED_HERE = 256 << 10;

  private final ServiceBus bus;
  private final Exchanges exchanges;

  public Questions(ServiceBus bus, Exchanges exchanges) {
    this.bus = bus;
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
    accept(exchange, "application/json");
    read(exchange, operation.request(), request -> call(operation, request, exchange, then));
  }

  /// Reads the request's body as a record and passes it on.
  <Q> void read(Exchange exchange, Class<Q> type, Consumer<Q> then) {
    RequestBody.read(
        exchange,
        body ->
            parse(exchange, body, type)
                .onComplete(
                    request -> exchange.here(() -> end(exchange, request, then)),
                    fault -> exchange.here(() -> exchange.fail(fault))));
  }

  /// Calls the operation and hands over its reply.
  <Q, A> void call(
      Operation<Q, A> operation,
      Q request,
      Exchange exchange,
      BiConsumer<Exchange, Reply<A>> then) {
    bus.request(operation, request, exchange.context())
        .onComplete(
            reply -> exchange.here(() -> end(exchange, reply, got -> then.accept(exchange, got))),
            fault -> exchange.here(() -> exchange.fail(fault)));
  }

  /// Asks an operation whose request is not in the body.
  <Q, A> void ask(
      Operation<Q, A> operation,
      Q request,
      Exchange exchange,
      BiConsumer<Exchange, Reply<A>> then) {
    exchange.startComputing();
    call(operation, request, exchange, then);
  }

  /// Shows something that is stored: asks for it and answers 200 with the reply.
  <Q, A> void show(Operation<Q, A> operation, Q request, Exchange exchange) {
    accept(exchange, "application/json");
    ask(
        operation,
        request,
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  /// Calls the operation after a body that took its time; the deadline counts from now.
  <Q, A> void callFresh(
      Operation<Q, A> operation,
      Q request,
      Exchange exchange,
      BiConsumer<Exchange, Reply<A>> then) {
    exchange.startComputing();
    bus.request(operation, request, exchange.freshContext())
        .onComplete(
            reply -> exchange.here(() -> end(exchange, reply, got -> then.accept(exchange, got))),
            fault -> exchange.here(() -> exchange.fail(fault)));
  }

  /// Calls the operation for a further part of an answer that has begun; each part has a deadline
  /// of its own.
  <Q, A> void part(
      Operation<Q, A> operation,
      Q request,
      Exchange exchange,
      Consumer<A> then,
      Consumer<Throwable> failed) {
    bus.request(operation, request, exchange.freshContext())
        .map(Reply::answer)
        .onComplete(
            part -> exchange.here(() -> then.accept(part)),
            fault -> exchange.here(() -> failed.accept(fault)));
  }

  private static <T> void end(Exchange exchange, T value, Consumer<T> then) {
    try {
      then.accept(value);
    } catch (RuntimeException e) {
      // A reply that cannot be read is answered now, not when the deadline passes.
      exchange.fail(e);
    }
  }

  /// A request made of parts of the address.
  ///
  /// @throws io.causalgym.contract.ProblemException where the record does not accept them
  static <Q> Q fromPath(Supplier<Q> record) {
    try {
      return record.get();
    } catch (Violation wrong) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              String.valueOf(wrong.getMessage()),
              wrong.field(),
              wrong.value())
          .exception();
    }
  }

  /// Checks whether the answer's form is wanted.
  void accept(Exchange exchange, String mediaType) {
    accept(exchange, List.of(mediaType));
  }

  /// The same where the answer has several forms.
  ///
  /// @return the one that the caller likes best, the first where it does not care
  String accept(Exchange exchange, List<String> mediaTypes) {
    return exchange
        .best(mediaTypes)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    "the answer is " + String.join(" or ", mediaTypes) + "; accept it",
                    "Accept",
                    exchange.request().getHeader(HttpHeaders.ACCEPT))
                .exception());
  }

  private <Q> Future<Q> parse(Exchange exchange, Buffer body, Class<Q> type) {
    if (body.length() <= PARSED_HERE) {
      return Future.succeededFuture(Json.readRequest(type, body));
    }
    return exchanges.offload(exchange, () -> Json.readRequest(type, body));
  }
}
