package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Asks services over the clustered event bus, and asks again when a worker is lost.
///
/// A worker that accepts a call says so at once to this client's private address. A call that is
/// neither accepted nor answered within {@link #ACCEPT_MILLIS} goes out again, to the next worker;
/// an accepted one waits until its deadline, since only slow work takes long after that. The answer
/// is the plain reply of the message, so that workers which know nothing of this are served too.
public final class BusClient implements ServiceBus {
  /// How long a call may stay unaccepted. A worker accepts within a few milliseconds unless it
  /// hangs; with twice this, the loss of a worker showed as a stall of seconds.
  static final long ACCEPT_MILLIS = 500;

  private static final long NO_CALL = -1;

  private final Vertx vertx;
  private final String acceptAddress;
  private final Map<Long, BusCall<?>> pending = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Members members = new Members();
  private final MessageConsumer<String> acknowledgements;

  public BusClient(Vertx vertx) {
    this.vertx = vertx;
    this.acceptAddress = acceptAddress(vertx);
    this.acknowledgements = vertx.eventBus().consumer(acceptAddress, this::accepted);
  }

  /// One that names its member is known to workers before they have used it.
  private static String acceptAddress(Vertx vertx) {
    String address = "causalgym.accepted." + UUID.randomUUID();
    ClusterManager cluster = ((VertxInternal) vertx).clusterManager();
    return cluster == null ? address : CallHeaders.direct(address, cluster.getNodeId());
  }

  /// Done when acknowledgements can reach this client; calls may be made before.
  public Future<Void> ready() {
    return acknowledgements.completion();
  }

  @Override
  public <Q, A> Future<Reply<A>> request(
      Operation<Q, A> operation, Q request, CallContext context) {
    Buffer body = Json.write(request);
    long number = numbers.incrementAndGet();
    ContextInternal caller = (ContextInternal) vertx.getOrCreateContext();
    BusCall<A> call =
        new BusCall<>(
            operation,
            context,
            caller.promise(),
            timeout ->
                send(operation, body, options(context, number, timeout))
                    .onSuccess(message -> heardFrom(operation, message.headers())),
            members,
            vertx);
    pending.put(number, call);
    return call.start().andThen(done -> pending.remove(number));
  }

  private Future<Message<Buffer>> send(
      Operation<?, ?> operation, Buffer body, DeliveryOptions options) {
    String address = members.address(operation);
    return vertx
        .eventBus()
        .<Buffer>request(address, body, options)
        .onFailure(failure -> {
          if (failure instanceof ReplyException reply && isAbsent(operation, reply)) {
            members.absent(operation, address);
          }
        });
  }

  /// Whether nobody serves it there: nobody listens, or who does goes away.
  private static boolean isAbsent(Operation<?, ?> operation, ReplyException failure) {
    return failure.failureType() == ReplyFailure.NO_HANDLERS
        || Refusal.LEAVING.is(Failures.of(operation.name(), failure));
  }

  private DeliveryOptions options(CallContext context, long number, long timeout) {
    return new DeliveryOptions()
        .setHeaders(CallHeaders.write(context, timeout))
        .setSendTimeout(timeout)
        .addHeader(CallHeaders.ACCEPT_TO, acceptAddress)
        .addHeader(CallHeaders.CALL, Long.toString(number));
  }

  private void accepted(Message<String> acknowledgement) {
    BusCall<?> call = pending.get(number(acknowledgement.headers()));
    if (call != null) {
      members.heard(acknowledgement.body(), call.operation());
      call.accepted(acknowledgement.body());
    }
  }

  private void heardFrom(Operation<?, ?> operation, MultiMap headers) {
    String nodeId = headers.get(CallHeaders.NODE);
    if (nodeId != null) {
      members.heard(nodeId, operation.name());
    }
  }

  private static long number(MultiMap headers) {
    String number = headers.get(CallHeaders.CALL);
    try {
      return number == null ? NO_CALL : Long.parseLong(number);
    } catch (NumberFormatException notOurs) {
      return NO_CALL;
    }
  }

  /// Takes calls that a lost member had accepted, or may have swallowed, to another one, and ends
  /// accepted ones where a repetition could do something twice.
  ///
  /// @param nodeId the member's id on the event bus
  public void nodeLeft(String nodeId) {
    members.left(nodeId);
    List.copyOf(pending.values()).forEach(call -> call.nodeLeft(nodeId));
  }

  /// Calls without an answer yet.
  public int pending() {
    return pending.size();
  }

  /// Stops listening for acknowledgements.
  public Future<Void> close() {
    return acknowledgements.unregister();
  }
}
