package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.Delivered;
import io.causalgym.evaluation.dispatch.Line;
import io.causalgym.evaluation.dispatch.Pump;
import io.causalgym.evaluation.dispatch.SendOptions;
import io.causalgym.evaluation.dispatch.Undelivered;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.item.Outcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The questions of one part to one model, and what becomes of them. Questions that were not
/// answered for a reason that may pass come back and are put again in the next round.
///
/// Called on the loop of the lane and by the part: all state is under the monitor.
final class ModelFeed implements Pump.Feed<Question> {
  private final Replies replies;
  private final ModelPlan plan;
  private final BooleanSupplier held;
  private final Deque<Question> waiting;
  private Budget budget = Budget.unlimited();
  private @Nullable Line line;
  private Optional<String> stopped = Optional.empty();
  private Optional<Duration> parked = Optional.empty();
  private boolean overBudget;

  /// @param held whether no new question is to be put now
  ModelFeed(Replies replies, Collection<Question> questions, BooleanSupplier held) {
    this.replies = replies;
    this.plan = replies.plan();
    this.waiting = new ArrayDeque<>(questions);
    this.held = held;
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
    return waiting.stream()
        .mapToDouble(question -> replies.mostDollars(replies.request(question)))
        .sum();
  }

  @Override
  public synchronized Future<Optional<Question>> next() {
    boolean none = held.getAsBoolean() || stopped.isPresent() || parked.isPresent() || overBudget;
    return Future.succeededFuture(none ? Optional.empty() : Optional.ofNullable(waiting.poll()));
  }

  @Override
  public ChatRequest request(Question question) {
    return replies.request(question);
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
    Parsed parsed = replies.parse(question, delivered.reply());
    if (plan.repair() && parsed.outcome() == Outcome.FORMAT) {
      return repaired(question, delivered, parsed);
    }
    return keep(question, parsed, delivered, delivered.attempts());
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
                    replies.parse(question, second.result().reply()),
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
    return replies.keep(
        question,
        parsed,
        delivered.reply(),
        new Replies.Taken(
            !delivered.cached() && !delivered.coalesced(),
            delivered.cached(),
            attempts,
            delivered.upstreamMillis(),
            delivered.addedMillis()));
  }

  private Future<Void> undelivered(Question question, Undelivered why) {
    return switch (why.reason()) {
      case FAILED, DEADLINE ->
          replies.error(question, why.kind().text() + ": " + why.getMessage(), why.attempts());
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
}
