package io.causalgym.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.client.BusClient;
import io.causalgym.client.Json;
import io.causalgym.client.Reply;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeBusTest {
  private static final SeparationQuery QUERY =
      new SeparationQuery(
          GraphDocument.text("dag { X -> Y }"), List.of("X"), List.of("Y"), List.of());
  private static final EncodedAnswer YES =
      new EncodedAnswer(
          Json.write(new SeparationAnswer(true, null)),
          new Provenance(Provenance.Tier.LOCAL, 0.5, "jvm"));

  private Vertx vertx;
  private BusClient client;
  private RuntimeBus bus;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    client = new BusClient(vertx);
    bus = new RuntimeBus(vertx, client, "here", 2, () -> false);
    await(client.ready());
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void givenAHandlerInThisJvm_whenAsked_thenItGetsTheRecordItself() throws Exception {
    AtomicReference<SeparationQuery> seen = new AtomicReference<>();
    serve((query, context) -> {
      seen.set(query);
      return Future.succeededFuture(YES);
    });
    Reply<SeparationAnswer> reply =
        await(bus.request(InferenceOperations.SEPARATION, QUERY, soon()));
    assertThat(seen.get()).isSameAs(QUERY);
    assertThat(reply.answer().separated()).isTrue();
    assertThat(reply.provenance().cache()).isEqualTo(Provenance.Tier.LOCAL);
    assertThat(reply.body().toString())
        .isEqualTo(
            "{\"separated\":true,\"provenance\":{\"cache\":\"local\",\"millis\":0.5,\"backend\":\"jvm\"}}");
  }

  @Test
  void givenAMemberWithoutOurClasses_whenItAsksInPlainJson_thenItIsAnswered() throws Exception {
    List<CallContext> seen = new CopyOnWriteArrayList<>();
    serve((query, context) -> {
      seen.add(context);
      return Future.succeededFuture(YES);
    });
    Buffer answer =
        await(
            vertx
                .eventBus()
                .<Buffer>request(
                    "causalgym.v1.separation",
                    Json.write(QUERY),
                    new DeliveryOptions().addHeader("principal", "ada"))
                .map(message -> message.body()));
    assertThat(answer.toString()).startsWith("{\"separated\":true,\"provenance\":{");
    assertThat(seen.getFirst().principal()).isEqualTo("ada");
    assertThat(seen.getFirst().deadline())
        .isBetween(System.currentTimeMillis(), System.currentTimeMillis() + 30_000);
  }

  @Test
  void givenAMemberWithoutOurClasses_whenItsRequestIsWrong_thenTheFailureIsAProblem()
      throws Exception {
    serve((query, context) -> Future.succeededFuture(YES));
    ReplyException refused =
        catchThrowableOfType(
            ReplyException.class,
            () ->
                await(
                    vertx
                        .eventBus()
                        .request("causalgym.v1.separation", Buffer.buffer("{\"graph\":5}"))));
    assertThat(refused.failureCode()).isEqualTo(400);
    assertThat(refused.getMessage()).contains("/docs/problems#invalid-value", "'graph'");
  }

  @Test
  void givenAHandlerThatRefuses_whenAskedFromNearOrFar_thenTheProblemIsTheSame() throws Exception {
    Problem problem =
        Problem.of(ProblemType.UNKNOWN_NODE, "'Q' is no node; use X or Y", "x[0]", "Q");
    serve((query, context) -> Future.failedFuture(problem.exception()));
    assertThat(problem(bus.request(InferenceOperations.SEPARATION, QUERY, soon())))
        .isEqualTo(problem);
    assertThat(problem(client.request(InferenceOperations.SEPARATION, QUERY, soon())))
        .isEqualTo(problem);
  }

  @Test
  void givenAHandlerWithABug_whenAsked_thenNothingOfItGoesOutside() throws Exception {
    serve((query, context) -> {
      throw new IllegalStateException("secret");
    });
    for (var asked :
        List.of(
            bus.request(InferenceOperations.SEPARATION, QUERY, soon()),
            client.request(InferenceOperations.SEPARATION, QUERY, soon()))) {
      assertThat(problem(asked).status()).isEqualTo(500);
      assertThat(problem(asked).detail()).doesNotContain("secret");
    }
  }

  @Test
  void givenNobodyThere_whenAsked_thenItIsUnavailableAtOnce() {
    Problem problem = problem(bus.request(InferenceOperations.SEPARATION, QUERY, soon()));
    assertThat(problem.kind()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(problem.detail()).contains("'separation'");
    assertThat(client.pending()).isZero();
  }

  @Test
  void givenAsManyCallsAsAllowed_whenOneMoreComes_thenItIsRefusedAndLaterOnesAreNot()
      throws Exception {
    Promise<EncodedAnswer> gate = Promise.promise();
    serve((query, context) -> gate.future());
    var first = bus.request(InferenceOperations.SEPARATION, QUERY, soon());
    var second = bus.request(InferenceOperations.SEPARATION, QUERY, soon());
    Problem refused = problem(bus.request(InferenceOperations.SEPARATION, QUERY, soon()));
    assertThat(refused.kind()).isEqualTo(ProblemType.OVERLOADED);
    assertThat(refused.more()).containsEntry("retryAfter", 1);
    gate.complete(YES);
    await(Future.all(first, second));
    assertThat(
            await(bus.request(InferenceOperations.SEPARATION, QUERY, soon())).answer().separated())
        .isTrue();
    assertThat(bus.underWay()).isZero();
  }

  @Test
  void givenAnAnswerThatNeverComes_whenTheDeadlinePasses_thenTheCallFails() throws Exception {
    serve((query, context) -> Promise.<EncodedAnswer>promise().future());
    CallContext short1 = new CallContext(System.currentTimeMillis() + 50, null, CallContext.LOCAL);
    CallContext past = new CallContext(System.currentTimeMillis() - 1, null, CallContext.LOCAL);
    for (CallContext context : List.of(short1, past)) {
      assertThat(problem(bus.request(InferenceOperations.SEPARATION, QUERY, context)).kind())
          .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
      assertThat(problem(client.request(InferenceOperations.SEPARATION, QUERY, context)).kind())
          .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    }
    assertThat(client.pending()).isZero();
  }

  @Test
  void givenAPing_whenTheSubscriptionIsThere_thenItComesBack() throws Exception {
    await(bus.ping(1_000));
  }

  @Test
  void givenAnEmptyObject_whenItsProvenanceIsAdded_thenItIsItsOnlyMember() {
    assertThat(
            new EncodedAnswer(Buffer.buffer("{}"), YES.provenance())
                .withProvenance()
                .toJsonObject())
        .hasSize(1);
  }

  private void serve(OperationHandler<SeparationQuery> handler) throws Exception {
    await(bus.serve(InferenceOperations.SEPARATION, handler));
  }

  private static Problem problem(Future<?> asked) {
    return catchThrowableOfType(ProblemException.class, () -> await(asked)).problem();
  }

  private static CallContext soon() {
    return new CallContext(System.currentTimeMillis() + 5_000, null, CallContext.LOCAL);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }
}
