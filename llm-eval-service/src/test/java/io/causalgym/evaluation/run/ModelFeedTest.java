package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.dispatch.LaneKey;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.Pump;
import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.dispatch.time.VertxLoop;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.evaluation.run.store.AnswerStore.Tally;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Questions to one model on a real lane, and what is kept of them; the provider says what a test
/// wants.
@ExtendWith(SharedDatabase.class)
class ModelFeedTest {
  private static final Price PRICE = Price.of(1, 2);

  private final Vertx vertx;
  private final Kept kept;
  private final List<ChatRequest> sent = new CopyOnWriteArrayList<>();
  private final AtomicBoolean held = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private Function<ChatRequest, Future<Delivery>> says = request -> said("ANSWER: 0.5");

  ModelFeedTest(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.kept = Kept.in(database, "ref/oracle");
  }

  private static Future<Delivery> said(String text) {
    ChatReply reply =
        new ChatReply(
            text, FinishReason.STOP, Optional.empty(), Usage.of(1_000, 10), "m", List.of());
    return Future.succeededFuture(new Delivery(reply, RateLimits.NONE, 1));
  }

  private static Future<Delivery> failed(FailureKind kind) {
    return Future.failedFuture(ProviderException.of(kind, "because"));
  }

  private final class Saying implements Provider {
    @Override
    public String name() {
      return "saying";
    }

    @Override
    public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
      sent.add(request);
      return says.apply(request);
    }
  }

  private ModelFeed feed(boolean repair) {
    Elicitation elicitation =
        new Elicitation(
            Style.COT,
            false,
            OptionalDouble.of(0),
            OptionalLong.empty(),
            OptionalInt.of(100),
            false);
    LaneKey key =
        new LaneKey("saying", new Endpoint(URI.create("http://localhost"), Optional.empty()), "m");
    ModelPlan plan =
        new ModelPlan(
            0,
            "m",
            elicitation,
            key,
            new Saying(),
            Limits.LEARNED,
            PRICE,
            false,
            repair,
            Optional.empty());
    Replies replies =
        new Replies(
            plan,
            kept.key(),
            EvaluationPlan.references(EvaluationPlan.suite(kept.evaluation())),
            new ReplyJournal(vertx, kept.answers()),
            answered::incrementAndGet);
    return new ModelFeed(
        replies, kept.items().stream().map(item -> new Question(item, 0)).toList(), held::get);
  }

  private Future<Void> round(ModelFeed feed, Budget budget) {
    Lanes lanes = new Lanes(() -> VertxLoop.of(vertx), ReplyCache.NONE, Duration.ofHours(1), 1);
    var line = lanes.lane(feed.plan().lane(), feed.plan().provider()).join(feed.plan().limits());
    feed.begin(line, budget);
    return Pump.all(line, feed, 100);
  }

  private List<Tally> tally() {
    return kept.answers().tally(kept.key()).await();
  }

  @Test
  void everyQuestionIsPutOnceWithItsReferenceAndItsReplyKept() {
    ModelFeed feed = feed(false);

    round(feed, Budget.unlimited()).await();

    assertThat(sent).hasSameSizeAs(kept.items());
    assertThat(sent.stream().map(request -> request.messages().getLast().text()).distinct())
        .hasSameSizeAs(kept.items())
        .allMatch(text -> text.startsWith("Case "));
    assertThat(answered).hasValue(kept.items().size());
    assertThat(feed.left()).isZero();
    Tally tally = tally().getFirst();
    assertThat(tally.outcome()).isEqualTo("ok");
    assertThat(tally.questions()).isEqualTo(kept.items().size());
    // A thousand tokens at one dollar a million, ten at two.
    assertThat(tally.cost() / tally.questions()).isEqualTo(.00102);
  }

  @Test
  void aRefusedKeyStopsTheModelAndLeavesItsQuestionsUnanswered() {
    says = request -> failed(FailureKind.KEY_REFUSED);
    ModelFeed feed = feed(false);

    // The lane is closed with it, and tells whoever still waits.
    round(feed, Budget.unlimited()).transform(Future::succeededFuture).await();

    assertThat(feed.stopped()).hasValueSatisfying(why -> assertThat(why).contains("key-refused"));
    assertThat(feed.left()).isEqualTo(kept.items().size());
    assertThat(tally()).isEmpty();
    assertThat(answered).hasValue(0);
  }

  @Test
  void aQuestionThatTheProviderCannotTakeIsKeptAsAnError() {
    says = request -> failed(FailureKind.BAD_REQUEST);
    ModelFeed feed = feed(false);

    round(feed, Budget.unlimited()).await();

    assertThat(tally()).extracting(Tally::outcome).containsExactly("error");
    assertThat(feed.left()).isZero();
    assertThat(answered).hasValue(kept.items().size());
  }

  @Test
  void aReplyWithoutAnAnswerGetsOneMoreTurnWhereThatIsWanted() {
    says = request -> said(request.messages().size() > 2 ? "ANSWER: 0.25" : "I wonder.");
    ModelFeed feed = feed(true);

    round(feed, Budget.unlimited()).await();

    assertThat(sent).hasSize(2 * kept.items().size());
    assertThat(tally()).extracting(Tally::outcome).containsExactly("ok");
    assertThat(tally().getFirst().requests()).isEqualTo(2L * kept.items().size());
  }

  @Test
  void whereNoSecondTurnIsWantedTheReplyStandsWithoutAnAnswer() {
    says = request -> said("I wonder.");

    round(feed(false), Budget.unlimited()).await();

    assertThat(sent).hasSameSizeAs(kept.items());
    assertThat(tally()).extracting(Tally::outcome).containsExactly("format");
  }

  @Test
  void withoutMoneyNothingIsSentAndTheNextRoundGoesOn() {
    ModelFeed feed = feed(false);

    round(feed, Budget.of(0, 0)).await();
    assertThat(feed.overBudget()).isTrue();
    assertThat(sent).isEmpty();
    assertThat(feed.left()).isEqualTo(kept.items().size());
    assertThat(feed.mostDollars()).isPositive();

    round(feed, Budget.unlimited()).await();
    assertThat(feed.overBudget()).isFalse();
    assertThat(feed.left()).isZero();
  }

  @Test
  void whileItIsHeldNothingIsPut() {
    ModelFeed feed = feed(false);
    held.set(true);

    round(feed, Budget.unlimited()).await();

    assertThat(sent).isEmpty();
    assertThat(feed.left()).isEqualTo(kept.items().size());
  }

  @Test
  void whoIsToldToComeBackMuchLaterIsParked() {
    says =
        request ->
            Future.failedFuture(
                new ProviderException(
                    FailureKind.RATE_LIMITED,
                    429,
                    Optional.of(Duration.ofHours(3)),
                    Optional.empty(),
                    RateLimits.NONE,
                    "later"));
    ModelFeed feed = feed(false);

    round(feed, Budget.unlimited()).await();

    assertThat(feed.parked())
        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofHours(2)));
    assertThat(feed.left()).isEqualTo(kept.items().size());
    assertThat(tally()).isEmpty();
    feed.unpark();
    assertThat(feed.parked()).isEmpty();
  }
}
