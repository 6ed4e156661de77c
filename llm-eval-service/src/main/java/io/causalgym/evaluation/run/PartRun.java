package io.causalgym.evaluation.run;

import io.causalgym.contract.EvaluationQuery;
import io.causalgym.evaluation.dispatch.Line;
import io.causalgym.evaluation.dispatch.Pump;
import io.causalgym.evaluation.dispatch.Undelivered;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.run.store.AnswerStore.Asked;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.JobState;
import io.causalgym.runtime.jobs.PartContext;
import io.causalgym.runtime.jobs.Share;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Puts the questions of some worlds to all models of an evaluation, each at its own pace, and goes
/// on where an earlier attempt ended: what has a reply is not asked again.
final class PartRun {
  private static final int MOST_UNDER_WAY = 2_000;
  private static final long LOOK_MILLIS = 5_000;
  private static final Duration BUDGET_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PARK = Duration.ofHours(1);

  private final Desk desk;
  private final PartContext part;
  private final Evaluation evaluation;
  private final EvaluationQuery query;
  private final AtomicInteger done = new AtomicInteger();
  private final List<BatchFeed> batches = new CopyOnWriteArrayList<>();
  private final Map<ModelFeed, Line> lines = new HashMap<>();
  private volatile Terms terms;
  private Promise<Void> otherTerms = Promise.promise();
  private final AtomicInteger looks = new AtomicInteger();
  private int newestLook;
  private int total;
  private int dropped;
  private final PartGate gate;
  private final Patience patience;

  PartRun(Desk desk, PartContext part, Evaluation evaluation) {
    this.desk = desk;
    this.part = part;
    this.evaluation = evaluation;
    this.query = EvaluationPlan.query(evaluation);
    this.patience = Patience.of(EvaluationPlan.batches(query));
    this.gate = new PartGate(desk.vertx(), evaluation.paused());
    this.terms = Terms.of(evaluation, Share.WHOLE);
  }

  String evaluation() {
    return evaluation.id();
  }

  /// What a part leaves for the end.
  ///
  /// @param dropped questions that were not put
  record Done(int answered, int dropped) {}

  Future<Done> run(PartInput input) {
    part.cancellation().onSuccess(go -> cancel());
    long looking =
        desk.vertx()
            .setPeriodic(
                LOOK_MILLIS,
                tick -> {
                  look();
                  save();
                });
    return look()
        .compose(looked -> items(input))
        .compose(items -> desk.answers().addItems(evaluation.key(), items).map(items))
        .compose(items -> answered(items).compose(known -> ask(items, known)))
        .map(asked -> new Done(done.get(), dropped))
        .onComplete(ended -> {
          desk.vertx().cancelTimer(looking);
          gate.end();
        });
  }

  private Future<List<Item>> items(PartInput input) {
    List<Future<SuiteWorlds.Written>> worlds = new ArrayList<>();
    for (int world = input.from(); world < input.to(); world++) {
      worlds.add(desk.worlds().world(EvaluationPlan.suite(evaluation), world));
    }
    return Future.all(worlds)
        .map(all -> {
          List<Item> items = new ArrayList<>();
          for (Future<SuiteWorlds.Written> world : worlds) {
            items.addAll(world.result().items());
            dropped += world.result().dropped();
          }
          return items;
        });
  }

  private Future<Set<Asked>> answered(List<Item> items) {
    return items.isEmpty()
        ? Future.succeededFuture(Set.of())
        : desk.answers()
            .answered(evaluation.key(), items.getFirst().number(), items.getLast().number() + 1);
  }

  private Future<Void> ask(List<Item> items, Set<Asked> known) {
    int samples = EvaluationPlan.samples(query);
    List<ModelPlan> plans = desk.models().plans(query.models(), evaluation.token());
    total = items.size() * plans.size() * samples;
    done.set(known.size());
    return desk.evaluations()
        .models(evaluation.key())
        .compose(stored -> {
          List<Future<Void>> all = new ArrayList<>();
          for (ModelPlan plan : plans) {
            if (stored.get(plan.number()).stopped().isEmpty() && !items.isEmpty()) {
              List<Question> questions = questions(plan, items, samples, known);
              all.add(
                  plan.batch().isPresent()
                      ? batched(plan, items, questions)
                      : round(new ModelFeed(replies(plan), questions, () -> held(plan))));
            }
          }
          report();
          // Where one fails the part is tried again: until the others are over, or their questions
          // would be put twice.
          all.forEach(one -> one.onFailure(failed -> cancel()));
          return Future.join(all).mapEmpty();
        });
  }

  private static List<Question> questions(
      ModelPlan plan, List<Item> items, int samples, Set<Asked> known) {
    List<Question> questions = new ArrayList<>();
    for (Item item : items) {
      for (int sample = 0; sample < samples; sample++) {
        if (!known.contains(new Asked(item.number(), plan.number(), sample))) {
          questions.add(new Question(item, sample));
        }
      }
    }
    return questions;
  }

  private Replies replies(ModelPlan plan) {
    return new Replies(
        plan,
        evaluation.key(),
        EvaluationPlan.references(EvaluationPlan.suite(evaluation)),
        desk.journal(),
        () -> {
          done.incrementAndGet();
          report();
        });
  }

  private void report() {
    long batched = batches.stream().mapToLong(BatchFeed::completed).sum();
    part.progress(
        new JobProgress(
            Math.min(total, done.get() + batched),
            total,
            "questions",
            batched == 0 ? "" : batched + " are answered in batches that are not over"));
  }

  /// Puts what is left to one model in batches.
  private Future<Void> batched(ModelPlan plan, List<Item> items, List<Question> questions) {
    BatchJob job =
        new BatchJob(desk.vertx(), desk.batches(), gate, this::save, this::cancelled, this::report);
    BatchFeed feed = new BatchFeed(replies(plan), job, desk.evaluations(), questions);
    batches.add(feed);
    return feed.run(items.getFirst().number(), items.getLast().number())
        .compose(stopped ->
            stopped
                .map(reason -> desk.evaluations().stop(evaluation.key(), plan.number(), reason))
                .orElse(Future.succeededFuture()));
  }

  /// Tells the engine how far this is: nobody goes on from it, as answers are kept one by one, but
  /// it shows that the part gets somewhere. Fails if the part belongs to another worker by now.
  private Future<Void> save() {
    return part.saveCheckpoint("{\"answered\":%d}".formatted(done.get()));
  }

  /// Whether somebody cancelled the evaluation; else its part goes on elsewhere.
  private Future<Boolean> cancelled() {
    return desk.jobs()
        .get(part.owner(), part.job())
        .map(job -> job.filter(found -> found.state() == JobState.CANCELLED).isPresent());
  }

  /// Whether replies of batches came after the evaluation was cancelled.
  boolean late() {
    return batches.stream().anyMatch(BatchFeed::late);
  }

  /// Puts what is left to one model; again and again while something that passes is in the way.
  private Future<Void> round(ModelFeed feed) {
    if (feed.left() == 0 || gate.over()) {
      return Future.succeededFuture();
    }
    if (feed.stopped().isPresent()) {
      return desk.evaluations().stop(evaluation.key(), feed.plan().number(), feed.stopped().get());
    }
    if (held(feed.plan())) {
      return otherTerms(feed.plan()).compose(go -> round(feed));
    }
    if (feed.parked().isPresent()) {
      return parked(feed, feed.parked().get());
    }
    return paid(feed).compose(again -> again ? round(feed) : Future.succeededFuture());
  }

  private Future<Void> parked(ModelFeed feed, Duration wait) {
    if (wait.compareTo(LONGEST_PARK) > 0) {
      feed.stop("rate-limited: the provider asks to wait for " + wait);
      return round(feed);
    }
    feed.unpark();
    return gate.later(wait).compose(go -> round(feed));
  }

  /// One pass over the questions with money that was promised beforehand.
  ///
  /// @return whether to look again
  private Future<Boolean> paid(ModelFeed feed) {
    double most = feed.mostDollars();
    if (most == 0) {
      return pump(feed, Budget.unlimited());
    }
    return desk.evaluations()
        .reserveUpTo(evaluation.key(), most)
        .compose(promised -> {
          Budget budget = Budget.of(promised, 0);
          return pump(feed, budget)
              .eventually(() ->
                  desk.evaluations().reserve(evaluation.key(), budget.spentDollars() - promised))
              .compose(again -> feed.overBudget() ? others(feed) : Future.succeededFuture(again));
        });
  }

  /// The money is not enough: others may give back what they do not need.
  private Future<Boolean> others(ModelFeed feed) {
    return desk.evaluations()
        .promised(evaluation.key())
        .compose(promised -> {
          if (patience.over(promised, System.nanoTime())) {
            feed.stop("budget: the next question could exceed the budget of the evaluation");
            return Future.succeededFuture(true);
          }
          return gate.later(BUDGET_PAUSE).map(true);
        });
  }

  private Future<Boolean> pump(ModelFeed feed, Budget budget) {
    Optional<Line> joined = line(feed);
    if (joined.isEmpty()) {
      return Future.succeededFuture(true);
    }
    Line line = joined.get();
    feed.begin(line, budget);
    return Pump.all(line, feed, MOST_UNDER_WAY)
        .onComplete(ended -> left(feed))
        .map(true)
        .recover(failure -> {
          if (failure instanceof Undelivered why && why.reason() == Undelivered.Reason.STOPPED) {
            feed.stop(why.kind().text() + ": " + why.getMessage());
            return Future.succeededFuture(true);
          }
          return failure instanceof Undelivered
              ? Future.succeededFuture(true)
              : Future.failedFuture(failure);
        });
  }

  /// Empty where nothing may be put to the model now.
  private synchronized Optional<Line> line(ModelFeed feed) {
    ModelPlan plan = feed.plan();
    Optional<Limits> limits = terms.limits(plan);
    if (limits.isEmpty()) {
      return Optional.empty();
    }
    Line line = desk.lanes().lane(plan.lane(), plan.provider()).join(limits.get());
    lines.put(feed, line);
    if (gate.over()) {
      line.cancel();
    }
    return Optional.of(line);
  }

  private synchronized void left(ModelFeed feed) {
    @Nullable Line line = lines.remove(feed);
    if (line != null) {
      line.leave();
    }
  }

  private synchronized void cancel() {
    lines.values().forEach(Line::cancel);
    gate.end();
    otherTerms.tryComplete();
  }

  /// Whether nothing new may be put to a model from here now.
  private boolean held(ModelPlan plan) {
    return gate.over() || terms.limits(plan).isEmpty();
  }

  /// Done at once where the terms have changed since somebody looked.
  private synchronized Future<Void> otherTerms(ModelPlan plan) {
    return gate.over() || !held(plan) ? Future.succeededFuture() : otherTerms.future();
  }

  /// Looks whether somebody changed the evaluation, and which nodes work on it.
  Future<Void> look() {
    int look = looks.incrementAndGet();
    return part.share()
        .compose(share ->
            desk.evaluations()
                .find(evaluation.id())
                .onSuccess(found -> found.ifPresent(now -> change(look, Terms.of(now, share)))))
        .mapEmpty();
  }

  /// @param look an earlier one that took longer changes nothing
  private void change(int look, Terms now) {
    Promise<Void> changed;
    synchronized (this) {
      if (look < newestLook) {
        return;
      }
      newestLook = look;
      if (now.equals(terms)) {
        return;
      }
      terms = now;
      gate.pause(now.paused());
      lines.forEach((feed, line) -> now.limits(feed.plan()).ifPresent(line::retune));
      changed = otherTerms;
      otherTerms = Promise.promise();
    }
    changed.tryComplete();
  }
}
