package io.causalgym.runtime.bus;

import io.causalgym.client.BusClient;
import io.causalgym.client.CallHeaders;
import io.causalgym.client.Json;
import io.causalgym.client.Refusal;
import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Asks and serves operations: a handler of this JVM first, without any encoding, and a worker of
/// the cluster where there is none. One for each Vert.x.
public final class RuntimeBus implements ServiceBus {
  private static final DeliveryOptions BY_REFERENCE =
      new DeliveryOptions().setLocalOnly(true).setCodecName(ByReference.NAME);

  // A reply ends the span of its request; whatever context it is sent from, it has none of its own.
  private static final DeliveryOptions REPLY_BY_REFERENCE =
      new DeliveryOptions(BY_REFERENCE).setTracingPolicy(TracingPolicy.IGNORE);

  /// Bytes of a request that is read on the event loop.
  private static final int READ_HERE = 256 << 10;

  private final EventBus bus;
  private final WorkerExecutor readers;
  private final BusClient remote;
  private final String nodeId;
  private final DeliveryOptions signed;
  private final int mostInFlight;
  private final BooleanSupplier others;
  private final Map<String, InFlight> served = new ConcurrentHashMap<>();
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();
  private final Map<String, InFlight> asked = new ConcurrentHashMap<>();
  private volatile boolean leaving;

  /// @param remote asks the cluster
  /// @param nodeId this JVM's id in the cluster, which callers learn from acknowledgements
  /// @param mostInFlight calls of one operation under way at most; more are refused at once
  /// @param others whether the cluster has more members than this one
  public RuntimeBus(
      Vertx vertx, BusClient remote, String nodeId, int mostInFlight, BooleanSupplier others) {
    this.bus = vertx.eventBus();
    this.readers =
        vertx.createSharedWorkerExecutor("requests", Runtime.getRuntime().availableProcessors());
    this.remote = remote;
    this.nodeId = nodeId;
    this.signed =
        new DeliveryOptions()
            .addHeader(CallHeaders.NODE, nodeId)
            .setTracingPolicy(TracingPolicy.IGNORE);
    this.mostInFlight = mostInFlight;
    this.others = others;
    bus.registerCodec(new ByReference());
    bus.<String>consumer(pingAddress(), message -> message.reply(message.body()));
  }

  /// Serves an operation, to this JVM and to the cluster, until the calling verticle is undeployed.
  ///
  /// @return done when the cluster knows
  public <Q, A> Future<Void> serve(Operation<Q, A> operation, OperationHandler<Q> handler) {
    InFlight limit = limit(served, operation);
    addresses.add(operation.address());
    var local =
        bus.<LocalCall.Request>localConsumer(
            localAddress(operation), message -> answer(operation, handler, message));
    Future<?> clustered = serve(operation.address(), operation, handler, limit);
    Future<?> direct =
        serve(CallHeaders.direct(operation.address(), nodeId), operation, handler, limit);
    return Future.join(local.completion(), clustered, direct).mapEmpty();
  }

  private <Q, A> Future<Void> serve(
      String address, Operation<Q, A> operation, OperationHandler<Q> handler, InFlight limit) {
    return bus.<Buffer>consumer(address, message -> answer(operation, handler, limit, message))
        .completion();
  }

  @Override
  public <Q, A> Future<Reply<A>> request(
      Operation<Q, A> operation, Q request, CallContext context) {
    InFlight here = served.get(operation.name());
    return here == null
        ? requestRemote(operation, request, context)
        : here.admit(() -> requestLocal(operation, request, context))
            .recover(failure -> overflow(operation, request, context, failure));
  }

  /// What is too much for this JVM another one may have time for.
  private <Q, A> Future<Reply<A>> overflow(
      Operation<Q, A> operation, Q request, CallContext context, Throwable failure) {
    boolean full =
        Refusal.FULL.is(failure)
            || (operation.idempotent()
                && failure instanceof ProblemException refused
                && refused.problem().kind() == ProblemType.OVERLOADED);
    return full && others.getAsBoolean()
        ? requestRemote(operation, request, context)
        : Future.failedFuture(failure);
  }

  private <Q, A> Future<Reply<A>> requestRemote(
      Operation<Q, A> operation, Q request, CallContext context) {
    return limit(asked, operation).admit(() -> remote.request(operation, request, context));
  }

  private <Q, A> Future<Reply<A>> requestLocal(
      Operation<Q, A> operation, Q request, CallContext context) {
    long left = context.deadline() - System.currentTimeMillis();
    if (left <= 0) {
      return Future.failedFuture(late(operation));
    }
    DeliveryOptions options = new DeliveryOptions(BY_REFERENCE).setSendTimeout(left);
    return bus.<LocalCall>request(
            localAddress(operation), new LocalCall.Request(request, context), options)
        .transform((message, failure) ->
            failure == null
                ? reply(operation, message.body())
                : lost(operation, request, context, failure));
  }

  private static <A> Future<Reply<A>> reply(Operation<?, A> operation, LocalCall call) {
    return switch (call) {
      case LocalCall.Answered(var encoded) ->
          Future.succeededFuture(new LocalReply<>(operation.answer(), encoded));
      case LocalCall.Failed(var problem) -> Future.failedFuture(problem.exception());
      case LocalCall.Request unexpected ->
          throw new IllegalStateException("a request cannot answer a request");
    };
  }

  /// The last handler of this JVM may just have gone; the cluster may still have one.
  private <Q, A> Future<Reply<A>> lost(
      Operation<Q, A> operation, Q request, CallContext context, Throwable failure) {
    return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT
        ? Future.failedFuture(late(operation))
        : requestRemote(operation, request, context);
  }

  private <Q> void answer(
      Operation<Q, ?> operation, OperationHandler<Q> handler, Message<LocalCall.Request> message) {
    LocalCall.Request call = message.body();
    handled(() -> handler.handle(operation.request().cast(call.request()), call.context()))
        .onComplete(
            encoded -> message.reply(new LocalCall.Answered(encoded), REPLY_BY_REFERENCE),
            failure ->
                message.reply(
                    new LocalCall.Failed(Problems.of(operation.name(), failure)),
                    REPLY_BY_REFERENCE));
  }

  private <Q> void answer(
      Operation<Q, ?> operation,
      OperationHandler<Q> handler,
      InFlight limit,
      Message<Buffer> message) {
    if (leaving) {
      refuse(message, departure());
      return;
    }
    CallContext context = CallHeaders.read(message.headers(), System.currentTimeMillis());
    Future<EncodedAnswer> answer =
        limit.admit(() ->
            handled(() ->
                read(operation, message.body())
                    .compose(request -> handler.handle(request, context))));
    if (!answer.isComplete()) {
      acknowledge(message);
    }
    answer.onComplete(
        encoded -> message.reply(encoded.withProvenance(), signed),
        failure -> refuse(message, Problems.of(operation.name(), failure)));
  }

  /// To read a large request takes seconds where memory is scarce, and the event loop has others to
  /// accept meanwhile.
  private <Q> Future<Q> read(Operation<Q, ?> operation, Buffer body) {
    return body.length() <= READ_HERE
        ? Future.succeededFuture(Json.readRequest(operation.request(), body))
        : readers.executeBlocking(() -> Json.readRequest(operation.request(), body), false);
  }

  private static void refuse(Message<Buffer> message, Problem problem) {
    message.fail(problem.status(), Json.write(problem).toString());
  }

  /// From now on other members' calls are refused, at once, so that another answers them; a call
  /// that comes while this member goes away would be lost. The addresses have been withdrawn from
  /// the registry: of members with unequal numbers of handlers there, the bus sends to those with
  /// the most alone.
  public void leave() {
    leaving = true;
    // A service's own handler goes with it, and who has not heard of that yet would wait in vain.
    addresses.stream()
        .flatMap(address -> Stream.of(address, CallHeaders.direct(address, nodeId)))
        .forEach(address -> bus.<Buffer>consumer(address, message -> refuse(message, departure())));
  }

  /// What is thrown becomes the future's failure.
  private static Future<EncodedAnswer> handled(Supplier<Future<EncodedAnswer>> handling) {
    return Future.succeededFuture()
        .compose(start -> handling.get())
        .recover(failure -> Future.failedFuture(Refusal.begun(failure)));
  }

  private void acknowledge(Message<Buffer> message) {
    String to = message.headers().get(CallHeaders.ACCEPT_TO);
    String call = message.headers().get(CallHeaders.CALL);
    if (to != null && call != null) {
      DeliveryOptions options = new DeliveryOptions().addHeader(CallHeaders.CALL, call);
      bus.send(to, nodeId, options.setTracingPolicy(TracingPolicy.IGNORE));
    }
  }

  /// Tells all members of the cluster, this one included; who does not hear it in time finds out by
  /// itself, so that a lost announcement costs a delay and nothing else.
  public void announce(String topic, Buffer news) {
    bus.publish(
        topicAddress(topic), news, new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE));
  }

  /// Hears what is announced.
  ///
  /// @return done when the cluster knows
  public Future<Void> hear(String topic, Consumer<Buffer> listener) {
    return bus.<Buffer>consumer(topicAddress(topic), message -> listener.accept(message.body()))
        .completion();
  }

  /// Whether a message from this JVM comes back to it over the cluster's subscriptions, which can
  /// be lost after a partition of the network.
  public Future<Void> ping(long timeoutMillis) {
    return bus.request(pingAddress(), "ping", new DeliveryOptions().setSendTimeout(timeoutMillis))
        .mapEmpty();
  }

  /// Where the cluster finds what this JVM serves.
  public Set<String> addresses() {
    return Set.copyOf(addresses);
  }

  /// Calls that this JVM has not answered yet.
  public int underWay() {
    return served.values().stream().mapToInt(InFlight::now).sum();
  }

  private InFlight limit(Map<String, InFlight> limits, Operation<?, ?> operation) {
    return limits.computeIfAbsent(operation.name(), name -> new InFlight(name, mostInFlight));
  }

  private String pingAddress() {
    return "causalgym.ping." + nodeId;
  }

  private static String topicAddress(String topic) {
    return "causalgym.topic." + topic;
  }

  private static String localAddress(Operation<?, ?> operation) {
    return "local." + operation.address();
  }

  private static Problem departure() {
    return Refusal.LEAVING.because("the service that was asked is leaving; try again in a second");
  }

  private static RuntimeException late(Operation<?, ?> operation) {
    return Problem.of(
            ProblemType.DEADLINE_EXCEEDED,
            "'" + operation.name() + "' was not answered before the deadline; allow more time")
        .exception();
  }
}
