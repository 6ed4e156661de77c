package io.causalgym.evaluation.run;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.limit.TokenEstimate;
import io.causalgym.evaluation.elicitation.CaseReference;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.elicitation.ReplyParser;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.StoredReply;
import io.vertx.core.Future;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes requests of a part's questions to one model, and of its replies what is kept: the same
/// however they are sent.
final class Replies {
  private static final double NANODOLLARS = 1e9;

  private final ModelPlan plan;
  private final long evaluation;
  private final CaseReference references;
  private final ReplyJournal journal;
  private final Runnable answered;

  /// @param answered called for every question that is done
  Replies(
      ModelPlan plan,
      long evaluation,
      CaseReference references,
      ReplyJournal journal,
      Runnable answered) {
    this.plan = plan;
    this.evaluation = evaluation;
    this.references = references;
    this.journal = journal;
    this.answered = answered;
  }

  /// What a reply took.
  ///
  /// @param paid whether it cost something now
  /// @param attempts requests that were sent for it
  record Taken(
      boolean paid, boolean cached, int attempts, double upstreamMillis, double addedMillis) {}

  ModelPlan plan() {
    return plan;
  }

  long evaluation() {
    return evaluation;
  }

  ChatRequest request(Question question) {
    String reference = references.line(question.item().number());
    return plan.elicitation().request(question.item(), reference, plan.lane().model());
  }

  /// The most that a question may cost, in US dollars.
  double mostDollars(ChatRequest request) {
    long prompt = TokenEstimate.mostPromptTokens(request);
    return plan.price().nanodollars(prompt, request.sampling().maxTokens()) / NANODOLLARS;
  }

  Parsed parse(Question question, ChatReply reply) {
    return ReplyParser.parse(
        question.item().form(), question.item().mayAbstain(), plan.elicitation().style(), reply);
  }

  /// @return done once the reply is durable
  Future<Void> keep(Question question, Parsed parsed, ChatReply reply, Taken taken) {
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
                taken.paid() ? cost(reply) : Double.valueOf(0),
                taken.attempts(),
                taken.cached(),
                taken.upstreamMillis(),
                taken.addedMillis()))
        .onSuccess(kept -> answered.run());
  }

  /// US dollars, null where the provider did not count.
  @Nullable Double cost(ChatReply reply) {
    long nanodollars = plan.price().nanodollars(reply.usage(), -1);
    if (nanodollars < 0) {
      return plan.price().equals(Price.FREE) ? 0.0 : null;
    }
    return nanodollars / NANODOLLARS;
  }

  /// Keeps a question that got no reply as such; it can be put again on request.
  Future<Void> error(Question question, String reason, int attempts) {
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
                attempts,
                false,
                0,
                0))
        .onSuccess(kept -> answered.run());
  }
}
