package io.causalgym.evaluation.run.single;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.Delivered;
import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.dispatch.Line;
import io.causalgym.evaluation.dispatch.SendOptions;
import io.causalgym.evaluation.dispatch.Undelivered;
import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.evaluation.run.ModelPlan;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Puts questions to models of providers, as runs do: by the same lanes, limits, retries and cache
/// of replies, but no longer than the caller waits and for no more than a question's budget.
final class ModelQuestions {
  private static final double NANODOLLARS = 1e9;

  /// For the way of the answer, so that a refusal says more than a lost caller sees.
  private static final long MARGIN_MILLIS = 200;

  /// Somebody waits: a provider that is away is told of within seconds.
  private static final int RETRIES = 3;

  private static final long LONGEST_MILLIS = Duration.ofMinutes(15).toMillis();

  private final Lanes lanes;

  ModelQuestions(Lanes lanes) {
    this.lanes = lanes;
  }

  /// A reply with what it cost.
  ///
  /// @param dollars null where the provider did not count
  record Paid(ChatReply reply, @Nullable Double dollars) {}

  Future<Paid> ask(ModelPlan plan, SingleQuestion question, double dollars, CallContext call) {
    long left = call.deadline() - System.currentTimeMillis() - MARGIN_MILLIS;
    if (left <= 0) {
      return Future.failedFuture(late("no time is left to ask the model", 0));
    }
    Duration patience = Duration.ofMillis(Math.min(left, LONGEST_MILLIS));
    RetryPolicy policy = new RetryPolicy(RETRIES, patience, patience, patience);
    Budget budget = Budget.of(dollars, 0);
    ChatRequest request = plan.elicitation().request(question.item(), "", plan.lane().model());
    Line line = lanes.lane(plan.lane(), plan.provider()).join(plan.limits());
    return line.send(
            request, new SendOptions(policy, plan.cached(), new Billing(budget, plan.price()), 0))
        .onComplete(done -> line.leave())
        .map(delivered -> new Paid(delivered.reply(), cost(plan.price(), delivered)))
        .recover(failure ->
            Future.failedFuture(
                failure instanceof Undelivered why ? problem(plan, why, dollars) : failure));
  }

  private static @Nullable Double cost(Price price, Delivered delivered) {
    if (delivered.cached() || delivered.coalesced() || price.equals(Price.FREE)) {
      return 0.0;
    }
    long nanodollars = price.nanodollars(delivered.reply().usage(), -1);
    return nanodollars < 0 ? null : Double.valueOf(nanodollars / NANODOLLARS);
  }

  private static ProblemException problem(ModelPlan plan, Undelivered why, double dollars) {
    String said =
        "'"
            + plan.lane().model()
            + "' did not answer ("
            + why.kind().text()
            + "): "
            + why.getMessage();
    return switch (why.reason()) {
      case DEADLINE -> late(said, why.attempts());
      case OVER_BUDGET ->
          Problem.of(
                  ProblemType.TOO_COSTLY,
                  "the question could cost more than " + dollars + " US dollars; raise 'budgetUsd'",
                  "budgetUsd",
                  dollars)
              .exception();
      case PARKED -> {
        Problem parked = Problem.of(ProblemType.OVERLOADED, said).with("attempts", why.attempts());
        yield why.retryAfter()
            .map(wait -> parked.with("retryAfter", wait.toSeconds()))
            .orElse(parked)
            .exception();
      }
      case FAILED, STOPPED, CANCELLED ->
          why.kind() == FailureKind.TIMEOUT
              ? late(said, why.attempts())
              : Problem.of(ProblemType.UNAVAILABLE, said)
                  .with("attempts", why.attempts())
                  .exception();
    };
  }

  /// @param attempts that may have cost something: a provider may charge for a reply that was not
  ///   waited for, and does not tell
  private static ProblemException late(String why, int attempts) {
    return Problem.of(
            ProblemType.DEADLINE_EXCEEDED,
            why
                + "; allow more time"
                + (attempts == 0
                    ? ", nothing was sent"
                    : ". What its provider charges for the requests that were sent is not known"))
        .with("attempts", attempts)
        .exception();
  }
}
