package io.causalgym.runtime.bus;

import static io.causalgym.runtime.bus.Members.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.causalgym.client.CallHeaders;
import io.causalgym.client.Json;
import io.causalgym.client.Refusal;
import io.causalgym.client.Reply;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.runtime.bus.Members.Member;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two members and, where one has to die, a third; all on loopback.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusteredBusTest {
  private static final SeparationQuery QUERY =
      new SeparationQuery(
          GraphDocument.text("dag { X -> Y }"), List.of("X"), List.of("Y"), List.of());
  private static final EncodedAnswer YES =
      new EncodedAnswer(
          Json.write(new SeparationAnswer(true, null)),
          new Provenance(Provenance.Tier.MISS, 0.5, "jvm"));

  private final Members members = new Members(15);
  private final AtomicInteger handled = new AtomicInteger();
  private Member caller;
  private Member worker;

  @BeforeAll
  void start() throws Exception {
    caller = members.start();
    worker = members.start();
  }

  @AfterAll
  void stop() throws Exception {
    await(Future.join(caller.vertx().close(), worker.vertx().close()));
  }

  @Test
  void givenAWorkerElsewhere_whenAsked_thenItsAnswerComesAsJson() throws Exception {
    var operation = operation("plain", true);
    serve(operation, Future.succeededFuture(YES));
    Reply<SeparationAnswer> reply = ask(operation, 5_000);
    assertThat(reply.answer().separated()).isTrue();
    assertThat(reply.provenance()).isEqualTo(YES.provenance());
    assertThat(caller.client().pending()).isZero();
  }

  /// A request that knows which thread read it.
  record Many(List<String> names, @JsonIgnore String reader) {
    @JsonCreator
    static Many read(@JsonProperty("names") List<String> names) {
      return new Many(names, Thread.currentThread().getName());
    }
  }

  @Test
  void givenALargeRequest_thenItIsReadBesideTheEventLoopThatHandlesIt() throws Exception {
    var operation = new Operation<>("test.large", Many.class, SeparationAnswer.class, true);
    Promise<String> handler = Promise.promise();
    Promise<String> reader = Promise.promise();
    await(
        worker
            .vertx()
            .deployVerticle(context ->
                worker
                    .bus()
                    .serve(
                        operation,
                        (many, call) -> {
                          reader.tryComplete(many.reader());
                          handler.tryComplete(Thread.currentThread().getName());
                          return Future.succeededFuture(YES);
                        })));
    while (registrations(operation).isEmpty()) {
      await(caller.vertx().timer(10));
    }
    Many many = Many.read(IntStream.range(0, 100_000).mapToObj(Integer::toString).toList());

    await(caller.client().request(operation, many, within(10_000)));

    assertThat(await(reader.future())).startsWith("requests");
    assertThat(await(handler.future())).contains("eventloop");
    Buffer broken = Buffer.buffer(" ".repeat(300_000) + "{");
    var refused = caller.vertx().eventBus().<Buffer>request(operation.address(), broken);
    assertThat(catchThrowableOfType(ReplyException.class, () -> await(refused)).failureCode())
        .isEqualTo(ProblemType.MALFORMED_JSON.status());
  }

  @Test
  void givenAWorkerThatTakesLong_whenItHasAccepted_thenItIsAskedOnce() throws Exception {
    var operation = operation("slow", true);
    serve(operation, worker.vertx().timer(1_300).map(YES));
    assertThat(ask(operation, 10_000).answer().separated()).isTrue();
    assertThat(handled).hasValue(1);
  }

  @Test
  void givenAMemberThatSwallowsCalls_whenAskedOften_thenEveryCallIsAnsweredByTheOther()
      throws Exception {
    var operation = operation("swallowed", true);
    List<Message<Buffer>> swallowed = new CopyOnWriteArrayList<>();
    Member hole = members.start();
    await(
        hole.vertx().eventBus().<Buffer>consumer(operation.address(), swallowed::add).completion());
    serve(operation, Future.succeededFuture(YES));
    List<Future<Reply<SeparationAnswer>>> asked = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      asked.add(caller.bus().request(operation, QUERY, within(10_000)));
    }
    await(Future.all(asked));
    assertThat(handled).hasValue(10);
    assertThat(swallowed).isNotEmpty();
    assertThat(caller.client().pending()).isZero();
    leave(hole);
  }

  @Test
  void givenAMemberThatSwallowsCalls_whenACallMustNotBeRepeated_thenItIsSentOnce()
      throws Exception {
    var operation = operation("once", false);
    // One that has seen no member leave: after that, silence means that the call went with it.
    Member asking = members.start();
    AtomicInteger swallowed = new AtomicInteger();
    await(
        worker
            .vertx()
            .eventBus()
            .<Buffer>consumer(operation.address(), message -> swallowed.incrementAndGet())
            .completion());
    assertThat(problem(asking.bus().request(operation, QUERY, within(1_500))).kind())
        .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(swallowed).hasValue(1);
    assertThat(asking.client().pending()).isZero();
    leave(asking);
  }

  @Test
  void givenAMemberThatDiesWithAcceptedCalls_whenItLeaves_thenTheyMoveOrFailAtOnce()
      throws Exception {
    var repeatable = operation("repeatable", true);
    var single = operation("single", false);
    Member doomed = members.start();
    Promise<Void> bothAccepted = Promise.promise();
    AtomicInteger accepted = new AtomicInteger();
    for (var operation : List.of(repeatable, single)) {
      await(
          doomed
              .vertx()
              .eventBus()
              .<Buffer>consumer(
                  operation.address(),
                  message -> {
                    // Accepts one call of each kind and is silent from then on, as a dead one is.
                    if (accepted.incrementAndGet() <= 2) {
                      accept(doomed, message);
                    }
                    if (accepted.get() == 2) {
                      bothAccepted.tryComplete();
                    }
                  })
              .completion());
    }
    long start = System.nanoTime();
    var moves = caller.bus().request(repeatable, QUERY, within(30_000));
    var fails = caller.bus().request(single, QUERY, within(30_000));
    await(bothAccepted.future());
    serve(repeatable, Future.succeededFuture(YES));
    serve(single, Future.succeededFuture(YES));
    await(caller.vertx().timer(700)); // longer than any acknowledgement takes
    assertThat(caller.client().pending()).isEqualTo(2);
    doomed.die();
    assertThat(await(moves).answer().separated()).isTrue();
    assertThat(problem(fails).kind()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
    assertThat(handled).hasValue(1);
    assertThat(caller.client().pending()).isZero();
  }

  @Test
  void givenACallThatMustNotBeRepeatedWentToADeadMember_thenItsCallerIsToldLongBeforeItsDeadline()
      throws Exception {
    var operation = operation("unaccepted", false);
    Member doomed = members.start();
    Promise<Void> arrived = Promise.promise();
    await(
        doomed
            .vertx()
            .eventBus()
            .<Buffer>consumer(operation.address(), message -> arrived.tryComplete())
            .completion());
    var asked = caller.bus().request(operation, QUERY, within(600_000));
    await(arrived.future());

    doomed.die();

    Problem told = problem(asked);
    assertThat(told.kind()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(told.detail()).contains("not known");
    assertThat(caller.client().pending()).isZero();
  }

  @Test
  void givenThreeMessagesThatNobodyAccepts_thenTheCallFailsLongBeforeItsDeadline()
      throws Exception {
    var operation = operation("dark", true);
    AtomicInteger swallowed = new AtomicInteger();
    await(
        worker
            .vertx()
            .eventBus()
            .<Buffer>consumer(operation.address(), message -> swallowed.incrementAndGet())
            .completion());
    assertThat(problem(caller.bus().request(operation, QUERY, within(600_000))).kind())
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(swallowed).hasValue(3);
    assertThat(caller.client().pending()).isZero();
  }

  @Test
  void givenThisJvmIsFull_thenItsCallsGoToAnother() throws Exception {
    var operation = operation("overflowing", true);
    AtomicInteger here = new AtomicInteger();
    await(
        caller
            .bus()
            .serve(
                operation,
                (query, context) -> {
                  here.incrementAndGet();
                  return Future.failedFuture(full());
                }));
    serve(operation, Future.succeededFuture(YES));

    assertThat(ask(operation, 5_000).answer().separated()).isTrue();

    assertThat(here).hasPositiveValue();
    assertThat(handled).hasValue(1);
  }

  @Test
  void givenOneMemberIsFull_whenACallMustNotBeRepeated_thenAnotherMayStillHaveIt()
      throws Exception {
    var operation = operation("full", false);
    Member asking = members.start();
    Member other = members.start();
    AtomicInteger refused = new AtomicInteger();
    refuse(other, operation, Refusal.FULL, refused);
    serve(operation, Future.succeededFuture(YES));

    // Turns begin anew whenever the caller hears of a new member, which it does a moment later.
    int inARow = 0;
    for (int call = 0; call < 100 && inARow < 6; call++) {
      boolean answered =
          await(asking.bus().request(operation, QUERY, within(5_000)).map(true).otherwise(false));
      inARow = answered ? inARow + 1 : 0;
      refused.set(answered ? refused.get() : 0);
    }

    assertThat(inARow).isEqualTo(6);
    assertThat(refused).hasPositiveValue();
    leave(other);
    leave(asking);
  }

  @Test
  void givenNobodyServesAnOperationYet_thenACallWaitsAMomentForSomebody() throws Exception {
    var operation = operation("not yet", false);
    var asked = caller.bus().request(operation, QUERY, within(10_000));

    serve(operation, Future.succeededFuture(YES));

    assertThat(await(asked).answer().separated()).isTrue();
    assertThat(handled).hasValue(1);
    assertThat(
            problem(caller.bus().request(operation("never", true), QUERY, within(60_000))).kind())
        .isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void givenAllMembersAreFull_thenTheCallerIsToldSo() throws Exception {
    var operation = operation("all full", true);
    serve(operation, Future.failedFuture(full()));

    assertThat(problem(caller.bus().request(operation, QUERY, within(5_000))).kind())
        .isEqualTo(ProblemType.OVERLOADED);
    assertThat(handled).hasValue(2);
  }

  @Test
  void givenAServiceTellsAnOverloadAfterItBegan_whenACallMustNotBeRepeated_thenItIsNot()
      throws Exception {
    var operation = operation("costly", false);
    AtomicInteger begun = new AtomicInteger();
    for (Member member : List.of(caller, worker)) {
      await(
          member
              .bus()
              .serve(
                  operation,
                  (query, context) -> {
                    begun.incrementAndGet();
                    return Future.failedFuture(Refusal.FULL.because("of another").exception());
                  }));
    }
    while (registrations(operation).size() < 2) {
      await(caller.vertx().timer(10));
    }

    Problem here = problem(caller.bus().request(operation, QUERY, within(5_000)));
    Problem elsewhere = problem(caller.client().request(operation, QUERY, within(5_000)));

    assertThat(List.of(here.kind(), elsewhere.kind())).containsOnly(ProblemType.OVERLOADED);
    assertThat(begun).hasValue(2);
  }

  @Test
  void givenAMemberHasWithdrawn_thenItAnswersWhatItGetsAndGetsNoMore() throws Exception {
    var operation = operation("withdrawn", true);
    Member leaving = members.start();
    AtomicInteger left = new AtomicInteger();
    await(
        leaving
            .bus()
            .serve(
                operation,
                (query, context) -> {
                  left.incrementAndGet();
                  return Future.succeededFuture(YES);
                }));
    serve(operation, Future.succeededFuture(YES));

    await(leaving.manager().withdraw(leaving.bus().addresses()));
    while (registrations(operation).size() != 1) {
      await(caller.vertx().timer(10));
    }
    for (int call = 0; call < 4; call++) {
      ask(operation, 5_000);
    }

    assertThat(left).hasValue(0);
    assertThat(handled).hasValue(4);
    // As a message does that was sent before its sender heard of the withdrawal.
    leaving.bus().request(operation, QUERY, within(5_000)).await(10, TimeUnit.SECONDS);
    assertThat(left).hasValue(1);
    leave(leaving);
  }

  @Test
  void givenAMemberIsLeaving_whenACallMustNotBeRepeated_thenAnotherAnswersIt() throws Exception {
    var operation = operation("leaving", false);
    Member asking = members.start();
    Member leaving = members.start();
    refuse(leaving, operation, Refusal.LEAVING, new AtomicInteger());
    serve(operation, Future.succeededFuture(YES));

    // Turns begin anew whenever the caller hears of a new member, which it does a moment later.
    int inARow = 0;
    for (int call = 0; call < 100 && inARow < 6; call++) {
      boolean answered =
          await(asking.bus().request(operation, QUERY, within(5_000)).map(true).otherwise(false));
      inARow = answered ? inARow + 1 : 0;
    }

    assertThat(inARow).isEqualTo(6);
    leave(leaving);
    leave(asking);
  }

  @Test
  void givenWhoeverServesIsLeaving_thenACallWaitsForSomebodyElse() throws Exception {
    var operation = operation("all leaving", false);
    List<Member> leaving = List.of(members.start(), members.start());
    for (Member member : leaving) {
      refuse(member, operation, Refusal.LEAVING, new AtomicInteger());
    }
    while (registrations(operation).size() < 2) {
      await(caller.vertx().timer(10));
    }
    var asked = caller.bus().request(operation, QUERY, within(10_000));

    serve(operation, Future.succeededFuture(YES));

    assertThat(await(asked).answer().separated()).isTrue();
    assertThat(handled).hasValue(1);
    for (Member member : leaving) {
      leave(member);
    }
  }

  @Test
  void givenAMemberIsLeaving_thenACallToItIsRefusedBeforeAndAfterItsServiceIsGone()
      throws Exception {
    var operation = operation("undeployed", false);
    Member leaving = members.start();
    String address = CallHeaders.direct(operation.address(), leaving.nodeId());
    AtomicInteger begun = new AtomicInteger();
    String deployment =
        await(
            leaving
                .vertx()
                .deployVerticle(context ->
                    leaving
                        .bus()
                        .serve(
                            operation,
                            (query, call) -> {
                              begun.incrementAndGet();
                              return Future.succeededFuture(YES);
                            })));
    await(leaving.manager().withdraw(leaving.bus().addresses()));
    leaving.bus().leave();

    // The service's handler and the one that stays take turns.
    assertThat(failure(address)).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
    assertThat(failure(address)).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
    await(leaving.vertx().undeploy(deployment));
    assertThat(failure(address)).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
    assertThat(begun).hasValue(0);
    assertThat(registrations(operation)).isEmpty();
    leave(leaving);
  }

  private ReplyFailure failure(String address) {
    var sent = caller.vertx().eventBus().<Buffer>request(address, Json.write(QUERY));
    return catchThrowableOfType(ReplyException.class, () -> await(sent)).failureType();
  }

  @Test
  void givenAMemberHasWithdrawn_thenNobodySendsToItsOwnAddress() throws Exception {
    var operation = operation("withdrawn alone", false);
    Member leaving = members.start();
    String address = CallHeaders.direct(operation.address(), leaving.nodeId());
    caller.manager().learn(Set.of(operation.address()));
    await(leaving.bus().serve(operation, (query, context) -> Future.succeededFuture(YES)));
    serve(operation, Future.succeededFuture(YES));
    while (registrations(operation).size() < 2) {
      await(caller.vertx().timer(10));
    }
    await(caller.vertx().eventBus().<Buffer>request(address, Json.write(QUERY)));

    await(leaving.manager().withdraw(leaving.bus().addresses()));
    while (registrations(operation).size() != 1) {
      await(caller.vertx().timer(10));
    }

    // The bus hears of it a moment after the registry is known here.
    Throwable sent = null;
    while (sent == null) {
      sent =
          await(
              caller
                  .vertx()
                  .eventBus()
                  .<Buffer>request(address, Json.write(QUERY))
                  .<@Nullable Throwable>map(answered -> null)
                  .otherwise(failure -> failure));
    }
    assertThat(sent)
        .isInstanceOfSatisfying(
            ReplyException.class,
            failure -> assertThat(failure.failureType()).isEqualTo(ReplyFailure.NO_HANDLERS));
    leave(leaving);
  }

  private static void refuse(
      Member member, Operation<?, ?> operation, Refusal refusal, AtomicInteger refused)
      throws Exception {
    await(
        member
            .vertx()
            .eventBus()
            .<Buffer>consumer(
                operation.address(),
                message -> {
                  refused.incrementAndGet();
                  Problem problem = refusal.because("of the test");
                  message.fail(problem.status(), Json.write(problem).toString());
                })
            .completion());
  }

  /// The caller hears of it before anything else is asked.
  private void leave(Member member) throws Exception {
    await(member.vertx().close());
    while (caller.manager().getNodes().contains(member.nodeId())) {
      await(caller.vertx().timer(10));
    }
  }

  private static ProblemException full() {
    return Problem.of(ProblemType.OVERLOADED, "the queue is full").exception();
  }

  private void accept(Member member, Message<Buffer> call) {
    member
        .vertx()
        .eventBus()
        .send(
            call.headers().get(CallHeaders.ACCEPT_TO),
            member.nodeId(),
            new DeliveryOptions()
                .addHeader(CallHeaders.CALL, call.headers().get(CallHeaders.CALL)));
  }

  private void serve(
      Operation<SeparationQuery, SeparationAnswer> operation, Future<EncodedAnswer> answer)
      throws Exception {
    handled.set(0);
    await(
        worker
            .bus()
            .serve(
                operation,
                (query, context) -> {
                  handled.incrementAndGet();
                  return answer;
                }));
    // The caller's view of who serves what follows the worker's by a moment.
    while (!known(operation)) {
      await(caller.vertx().timer(10));
    }
  }

  private boolean known(Operation<?, ?> operation) throws Exception {
    return registrations(operation).stream()
        .anyMatch(registration -> registration.nodeId().equals(worker.nodeId()));
  }

  private List<RegistrationInfo> registrations(Operation<?, ?> operation) throws Exception {
    Promise<List<RegistrationInfo>> known = Promise.promise();
    caller.manager().getRegistrations(operation.address(), known);
    return await(known.future());
  }

  private Reply<SeparationAnswer> ask(
      Operation<SeparationQuery, SeparationAnswer> operation, long millis) throws Exception {
    return await(caller.bus().request(operation, QUERY, within(millis)));
  }

  private static Operation<SeparationQuery, SeparationAnswer> operation(
      String name, boolean idempotent) {
    return new Operation<>(
        "test." + name, SeparationQuery.class, SeparationAnswer.class, idempotent);
  }

  private static Problem problem(Future<?> asked) {
    return catchThrowableOfType(ProblemException.class, () -> await(asked)).problem();
  }

  private static CallContext within(long millis) {
    return new CallContext(System.currentTimeMillis() + millis, null, CallContext.LOCAL);
  }
}
