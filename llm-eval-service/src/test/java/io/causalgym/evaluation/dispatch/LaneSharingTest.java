package io.causalgym.evaluation.dispatch;

import static io.causalgym.evaluation.dispatch.Simulation.concurrency;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.provider.FailureKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LaneSharingTest {
  private static final SendOptions CACHED = SendOptions.standard();
  private static final ChatRequest SAME = Simulation.question("q", OptionalDouble.of(0));

  @Test
  void equalQuestionsWithoutChanceAreAskedOnce() {
    Simulation simulation = new Simulation(concurrency(4), 1);
    Line line = simulation.join();

    List<Future<Delivered>> replies = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      replies.add(line.send(SAME, Simulation.FRESH));
    }
    simulation.loop.finish(10);

    assertThat(simulation.provider.sent).isEqualTo(1);
    assertThat(replies).allMatch(Future::succeeded);
    assertThat(replies).filteredOn(reply -> reply.result().coalesced()).hasSize(49);
    assertThat(replies).extracting(reply -> reply.result().attempts()).containsOnly(0, 1);
  }

  @Test
  void randomDrawsOtherSamplesAndOtherTextsAreAskedEach() {
    Simulation simulation = new Simulation(concurrency(10), 1);
    Line line = simulation.join();
    SendOptions second = new SendOptions(RetryPolicy.STANDARD, false, Billing.free(), 1);

    List<Future<Delivered>> replies =
        List.of(
            line.send(SAME, Simulation.FRESH),
            line.send(SAME, second),
            line.send(Simulation.question("r", OptionalDouble.of(0)), Simulation.FRESH),
            line.send(Simulation.question("q"), Simulation.FRESH),
            line.send(Simulation.question("q"), Simulation.FRESH));
    simulation.loop.finish(10);

    assertThat(simulation.provider.sent).isEqualTo(5);
    assertThat(replies).noneMatch(reply -> reply.result().coalesced());
  }

  @Test
  void whoeverIsCancelledTheOthersGetTheirReply() {
    Simulation simulation = new Simulation(concurrency(4).withRequestsPerMinute(60), 1);
    Line first = simulation.join();
    Line second = simulation.join();
    first.send(Simulation.question("other"), Simulation.FRESH);
    Future<Delivered> leader = first.send(SAME, Simulation.FRESH);
    Future<Delivered> follower = second.send(SAME, Simulation.FRESH);

    first.cancel();
    simulation.loop.finish(10);

    assertThat(((Undelivered) leader.cause()).reason()).isEqualTo(Undelivered.Reason.CANCELLED);
    assertThat(follower.succeeded()).isTrue();
    assertThat(simulation.provider.requests.get("q")).isEqualTo(1);
  }

  @Test
  void aSecondRunWithACacheSendsNothing() {
    Memory memory = new Memory();
    Simulation first = new Simulation(concurrency(50), 1, memory);
    first.pump(first.join(), "a", 1000, CACHED, answered -> {});
    first.loop.finish(100);
    Simulation second = new Simulation(concurrency(50), 2, memory);

    Simulation.Run run = second.pump(second.join(), "a", 1000, CACHED, answered -> {});
    second.loop.finish(100);

    assertThat(first.provider.sent).isEqualTo(1000);
    assertThat(second.provider.sent).isZero();
    assertThat(run.delivered.values()).hasSize(1000).allMatch(Delivered::cached);
    assertThat(second.status().counts().cached()).isEqualTo(1000);
  }

  @Test
  void whoWantsAFreshReplyGetsOne() {
    Memory memory = new Memory();
    Simulation simulation = new Simulation(concurrency(50), 1, memory);
    Line line = simulation.join();
    line.send(SAME, CACHED);
    simulation.loop.finish(10);

    Future<Delivered> fresh = line.send(SAME, Simulation.FRESH);
    simulation.loop.finish(10);

    assertThat(fresh.result().cached()).isFalse();
    assertThat(simulation.provider.sent).isEqualTo(2);
  }

  @Test
  void aCacheThatFailsOrNeverAnswersIsAMiss() {
    for (Future<Optional<ChatReply>> answer :
        List.of(
            Future.<Optional<ChatReply>>failedFuture("broken"),
            Promise.<Optional<ChatReply>>promise().future())) {
      Simulation simulation =
          new Simulation(
              concurrency(10),
              1,
              new ReplyCache() {
                @Override
                public Future<Optional<ChatReply>> find(String key) {
                  return answer;
                }

                @Override
                public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
                  throw new IllegalStateException("broken");
                }
              });

      Simulation.Run run = simulation.pump(simulation.join(), "a", 200, CACHED, answered -> {});
      double seconds = simulation.loop.finish(100);

      assertThat(run.delivered.size()).isEqualTo(200);
      assertThat(simulation.status().counts().cacheFailures()).isPositive();
      assertThat(seconds).isLessThan(20 * .2 + 5 * .3);
    }
  }

  @Test
  void oneFailureIsTheFailureOfAllWhoAsked() {
    Simulation simulation = new Simulation(Limits.LEARNED, 1);
    simulation.provider.fault =
        (text, draw) -> SimulatedProvider.refusal(FailureKind.BAD_REQUEST, 400, null);
    Line line = simulation.join();

    Future<Delivered> first = line.send(SAME, Simulation.FRESH);
    Future<Delivered> second = line.send(SAME, Simulation.FRESH);
    simulation.loop.finish(10);

    assertThat(simulation.provider.sent).isEqualTo(1);
    assertThat(((Undelivered) first.cause()).kind()).isEqualTo(FailureKind.BAD_REQUEST);
    assertThat(((Undelivered) second.cause()).kind()).isEqualTo(FailureKind.BAD_REQUEST);
  }

  private static final class Memory implements ReplyCache {
    private final Map<String, ChatReply> replies = new HashMap<>();

    @Override
    public Future<Optional<ChatReply>> find(String key) {
      return Future.succeededFuture(Optional.ofNullable(replies.get(key)));
    }

    @Override
    public Future<Void> keep(String key, ChatReply reply, Duration timeToLive) {
      replies.put(key, reply);
      return Future.succeededFuture();
    }
  }
}
