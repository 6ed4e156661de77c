package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.Delivered;
import io.causalgym.evaluation.dispatch.Line;
import io.causalgym.evaluation.dispatch.Pump;
import io.causalgym.evaluation.dispatch.SendOptions;
import io.causalgym.evaluation.dispatch.Undelivered;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.limit.TokenEstimate;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.elicitation.CaseReference;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.elicitation.ReplyParser;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.StoredReply;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The questions of one part to one model, and what becomes of them. Questions that were not
/// answered for a reason that may pass come back and are put again in the next round.
///
/// Called on the loop of the lane and by the part: all state is under the monitor.
final class ModelFeed implements Pump.Feed<Question> {
  private static final double NANODOLLARS = 1e9;

  private final ModelPlan plan;
  private final long evaluation;
  private final CaseReference references;
  private final ReplyJournal journal;
  private final BooleanSupplier held;
  private final Runnable answered;
  private final Deque<Question> waiting;
  private Budget budget = Budget.unlimited();
  private @Nullable Line line;
  private Optional<String> stopped = Optional.empty();
  private Optional<Duration> parked = Optional.empty();
  private boolean overBudget;

  /// @param held whether no new question is to be put now
  /// @param answered called for every question that is done
  ModelFeed(
      ModelPlan plan,
      long evaluation,
      CaseReference references,
      ReplyJournal journal,
      Collection<Question> questions,
      BooleanSupplier held,
      Runnable answered) {
    this.plan = plan;
    this.evaluation = evaluation;
    this.references = references;
    this.journal = journal;
    this.waiting = new ArrayDeque<>(questions);
    this.held = held;
    this.answered = answered;
  }

  ModelPlan plan() {
    return plan;
  }

  /// Begins a round.
  synchronized void begin(Line on, Budget paidBy) {
    line = on;
    budget = paidBy;
    parked = Optional.empty();
    overBudget = false;
  }

  synchronized int left() {
    return waiting.size();
  }

  synchronized Optional<String> stopped() {
    return stopped;
  }

  /// How long the provider wants to be left alone, where it said so.
  synchronized Optional<Duration> parked() {
    return parked;
  }

  /// The wait is over, or about to be.
  synchronized void unpark() {
    parked = Optional.empty();
  }

  synchronized boolean overBudget() {
    return overBudget;
  }

  /// The most that the questions that are left may cost, in US dollars.
  synchronized double mostDollars() {
    return waiting.stream().mapToDouble(this::mostDollars).sum();
  }

  private double mostDollars(Question question) {
    ChatRequest request = request(question);
    long prompt = TokenEstimate.mostPromptTokens(request);
    return plan.price().nanodollars(prompt, request.sampling().maxTokens()) / NANODOLLARS;
  }

  @Override
  public synchronized Future<Optional<Question>> next() {
    boolean none = held.getAsBoolean() || stopped.isPresent() || parked.isPresent() || overBudget;
    return Future.succeededFuture(none ? Optional.empty() : Optional.ofNullable(waiting.poll()));
  }

  @Override
  public ChatRequest request(Question question) {
    String reference = references.line(question.item().number());
    return plan.elicitation().request(question.item(), reference, plan.lane().model());
  }

  @Override
  public SendOptions options(Question question) {
    return options(question, RetryPolicy.STANDARD);
  }

  private synchronized SendOptions options(Question question, RetryPolicy retries) {
    return new SendOptions(
        retries, plan.cached(), new Billing(budget, plan.price()), question.sample());
  }

  @Override
  public Future<Void> outcome(Question question, AsyncResult<Delivered> outcome) {
    if (outcome.succeeded()) {
      return delivered(question, outcome.result());
    }
    if (outcome.cause() instanceof Undelivered undelivered) {
      return undelivered(question, undelivered);
    }
    back(question);
    return Future.failedFuture(outcome.cause());
  }

  private Future<Void> delivered(Question question, Delivered delivered) {
    Parsed parsed = parse(question, delivered.reply());
    if (plan.repair() && parsed.outcome() == Outcome.FORMAT) {
      return repaired(question, delivered, parsed);
    }
    return keep(question, parsed, delivered, delivered.attempts());
  }

  private Parsed parse(Question question, ChatReply reply) {
    return ReplyParser.parse(
        question.item().form(), question.item().mayAbstain(), plan.elicitation().style(), reply);
  }

  /// One more turn; where it does not come, the first reply stands.
  private Future<Void> repaired(Question question, Delivered first, Parsed why) {
    Line on = line();
    ChatRequest again = plan.elicitation().repair(request(question), first.reply(), why);
    return on.send(again, options(question))
        .transform(second ->
            second.succeeded()
                ? keep(
                    question,
                    parse(question, second.result().reply()),
                    second.result(),
                    first.attempts() + second.result().attempts())
                : keep(question, why, first, first.attempts()));
  }

  private synchronized Line line() {
    if (line == null) {
      throw new IllegalStateException("a round has begun");
    }
    return line;
  }

  private Future<Void> keep(Question question, Parsed parsed, Delivered delivered, int attempts) {
    ChatReply reply = delivered.reply();
    boolean paid = !delivered.cached() && !delivered.coalesced();
    return journal
        .keep(
            new StoredReply(
                evaluation,
                question.item().number(),
                plan.number(),
                question.sample(),
                parsed,
                reply.text(),
                reply.usage().prompt(),
                reply.usage().completion(),
                paid ? cost(reply) : Double.valueOf(0),
                attempts,
                delivered.cached(),
                delivered.upstreamMillis(),
                delivered.addedMillis()))
        .onSuccess(kept -> answered.run());
  }

  /// Null where the provider did not count.
  private @Nullable Double cost(ChatReply reply) {
    long nanodollars = plan.price().nanodollars(reply.usage(), -1);
    if (nanodollars < 0) {
      return plan.price().equals(Price.FREE) ? 0.0 : null;
    }
    return nanodollars / NANODOLLARS;
  }

  private Future<Void> undelivered(Question question, Undelivered why) {
    return switch (why.reason()) {
      case FAILED, DEADLINE -> error(question, why);
      case PARKED -> {
        park(question, why.retryAfter());
        yield Future.succeededFuture();
      }
      case OVER_BUDGET -> {
        overBudget(question);
        yield Future.succeededFuture();
      }
      case STOPPED -> {
        stop(question, why);
        yield Future.succeededFuture();
      }
      case CANCELLED -> {
        back(question);
        yield Future.succeededFuture();
      }
    };
  }

  private synchronized void back(Question question) {
    waiting.addFirst(question);
  }

  private synchronized void park(Question question, Optional<Duration> wait) {
    waiting.addFirst(question);
    parked = wait.or(() -> Optional.of(Duration.ofMinutes(2)));
  }

  private synchronized void overBudget(Question question) {
    waiting.addFirst(question);
    overBudget = true;
  }

  private synchronized void stop(Question question, Undelivered why) {
    waiting.addFirst(question);
    stopped = Optional.of(why.kind().text() + ": " + why.getMessage());
  }

  /// Ends the questions to this model.
  synchronized void stop(String reason) {
    stopped = Optional.of(reason);
  }

  /// A question that got no reply is kept as such; it can be put again on request.
  private Future<Void> error(Question question, Undelivered why) {
    String reason = why.kind().text() + ": " + why.getMessage();
    return journal
        .keep(
            new StoredReply(
                evaluation,
                question.item().number(),
                plan.number(),
                question.sample(),
                AnswerStore.unanswered(reason),
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                0.0,
                why.attempts(),
                false,
                0,
                0))
        .onSuccess(kept -> answered.run());
  }
}
