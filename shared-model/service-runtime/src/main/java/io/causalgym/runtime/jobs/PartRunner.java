package io.causalgym.runtime.jobs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims parts and runs them on this node. All of its state lives on one event loop.
final class PartRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PartRunner.class);
  private static final JsonFactory JSON = new JsonFactory();
  // Doubling the pause more often would exceed any lease and reach no new insight.
  private static final int MAX_DOUBLINGS = 8;
  // Of the pause after a first failure: a database that is away or full takes a while to come back.
  private static final int PAUSES_WITHOUT_DATABASE = 5;
  // Claims of a part after which the database's failures count too: more than an hour of them.
  private static final int PATIENT_CLAIMS = 1_000;

  private final Database database;
  private final PartTable table;
  private final Context context;
  private final JobSettings settings;
  private final InstantSource clock;
  private final Problems problems;
  private final Map<String, Registration> registrations;
  private final Consumer<JobEvent> events;
  private final Consumer<String> partialKept;
  private final OutcomeWriter outcomes;
  private final Map<Claim.Key, PartContext> running = new HashMap<>();
  private Future<Void> polling = Future.succeededFuture();
  private boolean again;
  private volatile boolean stopped;

  PartRunner(
      Database database,
      Context context,
      JobSettings settings,
      InstantSource clock,
      Problems problems,
      Map<String, Registration> registrations,
      Consumer<JobEvent> events,
      Consumer<String> partialKept) {
    this.database = database;
    this.table = new PartTable(database, settings.worker());
    this.context = context;
    this.settings = settings;
    this.clock = clock;
    this.problems = problems;
    this.registrations = registrations;
    this.events = events;
    this.partialKept = partialKept;
    this.outcomes = new OutcomeWriter(table, clock, events::accept);
  }

  /// One round: store outcomes that wait, renew, notice ended jobs, claim. A call during a round
  /// makes it go round once more.
  Future<Void> poll() {
    if (stopped) {
      return Future.succeededFuture();
    }
    if (!polling.isComplete()) {
      again = true;
      return polling;
    }
    polling = rounds();
    return polling;
  }

  private Future<Void> rounds() {
    again = false;
    return outcomes
        .flush()
        .compose(flushed -> renew())
        .compose(renewed -> noticeEnded())
        .compose(noticed -> claim())
        .recover(failure -> {
          LOG.atWarn().setCause(failure).log("jobs could not be polled; trying again soon");
          return Future.succeededFuture();
        })
        .compose(done -> again && !stopped ? rounds() : Future.succeededFuture());
  }

  private Future<Void> renew() {
    Instant now = clock.instant();
    // A third of the lease: two renewals may fail before it ends.
    Instant early = now.plus(settings.lease().multipliedBy(2).dividedBy(3));
    List<PartContext> due =
        running.values().stream()
            .filter(part -> part.hasUnstoredProgress() || !part.leaseUntil().isAfter(early))
            .toList();
    if (due.isEmpty()) {
      return Future.succeededFuture();
    }
    Map<PartContext, JobProgress> written = new HashMap<>();
    due.forEach(part -> written.put(part, part.latestProgress()));
    Instant until = now.plus(settings.lease());
    return table
        .renew(due, until)
        .onSuccess(kept -> due.forEach(part -> renewed(part, kept, until, written)))
        // Others may have the part by now: what it does from here on only costs.
        .onFailure(failure ->
            due.stream().filter(part -> part.leaseUntil().isBefore(now)).forEach(this::drop))
        .mapEmpty();
  }

  private void renewed(
      PartContext part, Set<Claim.Key> kept, Instant until, Map<PartContext, JobProgress> written) {
    if (kept.contains(part.claim().key())) {
      part.renewed(until, written.getOrDefault(part, part.latestProgress()));
    } else {
      drop(part);
    }
  }

  private Future<Void> noticeEnded() {
    Set<String> jobs =
        Set.copyOf(running.values().stream().map(PartContext::job).distinct().toList());
    if (jobs.isEmpty()) {
      return Future.succeededFuture();
    }
    return table.ended(jobs).onSuccess(ended -> ended.forEach(this::interrupt)).mapEmpty();
  }

  private Future<Void> claim() {
    Map<String, Integer> free = new TreeMap<>();
    for (Registration registration : registrations.values()) {
      long busy =
          running.values().stream()
              .filter(part -> part.claim().kind().equals(registration.kind()))
              .count();
      if (busy < registration.concurrency()) {
        free.put(registration.kind(), registration.concurrency() - (int) busy);
      }
    }
    if (free.isEmpty()) {
      return Future.succeededFuture();
    }
    Instant now = clock.instant();
    Instant until = now.plus(settings.lease());
    return table
        .claim(free, now, until)
        .onSuccess(claims -> claims.forEach(claim -> begin(claim, until)))
        .mapEmpty();
  }

  private void begin(Claim claim, Instant leaseUntil) {
    if (stopped) {
      outcomes.add(new Outcome.Requeued(claim, clock.instant(), false));
      return;
    }
    if (claim.exhausted()) {
      fail(claim, new AttemptsExhausted(claim));
      return;
    }
    PartContext part =
        new PartContext(
            claim,
            leaseUntil,
            this::saveCheckpoint,
            this::progressed,
            () -> table.share(claim.job(), clock.instant()));
    running.put(claim.key(), part);
    Future.succeededFuture()
        .compose(go -> run(part))
        .onComplete(
            result -> context.runOnContext(go -> ended(part, result.result(), result.cause())));
  }

  private Future<PartResult> run(PartContext part) {
    Registration registration = registrations.get(part.claim().kind());
    if (registration == null) {
      return Future.failedFuture(
          new IllegalStateException("no handler for jobs of kind " + part.claim().kind()));
    }
    return part.claim().combines()
        ? registration
            .handler()
            .combine(part, new PartResults(database, part.job(), part.claim().jobParts()))
        : registration.handler().run(part);
  }

  private void ended(PartContext part, @Nullable PartResult result, @Nullable Throwable failure) {
    Claim claim = part.claim();
    if (running.remove(claim.key()) == null || stopped) {
      // Cancelled, taken over or given back: the lease has gone, and so has the right to write.
      if (result instanceof PartResult.Succeeded(var json) && wellFormed(json)) {
        keepPartial(claim, json);
      }
      return;
    }
    switch (result) {
      case null -> retry(claim, failure == null ? new NullPointerException("result") : failure);
      case PartResult.Succeeded(var json) when wellFormed(json) ->
          outcomes.add(new Outcome.Succeeded(claim, json, part.latestProgress()));
      case PartResult.Succeeded _ ->
          fail(claim, new IllegalStateException("the result of the part is not JSON"));
      case PartResult.Failed(var problem) when wellFormed(problem) ->
          outcomes.add(new Outcome.Failed(claim, problem));
      case PartResult.Failed(var problem) -> fail(claim, new IllegalStateException(problem));
    }
    poll();
  }

  /// What a cancelled part had by then is all that there will be of its job.
  private void keepPartial(Claim claim, String json) {
    if (claim.jobParts() == 1 && !stopped) {
      table
          .keepPartial(claim, json)
          .onSuccess(kept -> partialKept.accept(claim.job()))
          .onFailure(failure ->
              LOG.atWarn()
                  .setCause(failure)
                  .addKeyValue("job", claim.job())
                  .log("the partial result of a cancelled job was lost"));
    }
  }

  /// Makes the parts that a lost worker holds due at once, and looks for them.
  Future<Void> workerLost(String worker) {
    return table.lost(worker, clock.instant()).compose(parts -> parts > 0 ? poll() : polling);
  }

  private void retry(Claim claim, Throwable failure) {
    LOG.atWarn()
        .setCause(failure)
        .addKeyValue("job", claim.job())
        .addKeyValue("part", claim.part())
        .addKeyValue("attempt", claim.attempt())
        .log("a part of a job failed");
    if (failure instanceof DatabaseUnavailable && claim.lease() < PATIENT_CLAIMS) {
      // The part is not to blame, and works once the database does.
      requeue(claim, PAUSES_WITHOUT_DATABASE, false);
    } else if (claim.attempt() >= claim.maxAttempts()) {
      fail(claim, failure);
    } else {
      requeue(claim, 1L << Math.min(claim.attempt() - 1, MAX_DOUBLINGS), true);
    }
  }

  private void requeue(Claim claim, long pauses, boolean counted) {
    Instant due = clock.instant().plus(settings.retryDelay().multipliedBy(pauses));
    outcomes.add(new Outcome.Requeued(claim, due, counted));
  }

  private void fail(Claim claim, Throwable failure) {
    outcomes.add(new Outcome.Failed(claim, problems.json(failure, claim.attempt())));
  }

  private static boolean wellFormed(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      return values == 1;
    } catch (IOException malformed) {
      return false;
    }
  }

  private Future<Void> saveCheckpoint(PartContext part, String json) {
    if (part.cancelled()) {
      return Future.failedFuture(new LeaseLost(part.job(), part.part()));
    }
    Instant until = clock.instant().plus(settings.lease());
    return table
        .checkpoint(part.claim(), json, until)
        .compose(kept -> {
          if (kept) {
            return Future.succeededFuture();
          }
          context.runOnContext(go -> drop(part));
          return Future.failedFuture(new LeaseLost(part.job(), part.part()));
        });
  }

  private void progressed(PartContext part) {
    // A handler may report a million times a second; the loop hears of the newest when it gets
    // there.
    if (!part.cancelled() && part.announce()) {
      context.runOnContext(go -> {
        part.announced();
        events.accept(new JobEvent.Progressed(part.job(), part.part(), part.latestProgress()));
      });
    }
  }

  void interrupt(String job) {
    List.copyOf(running.values()).stream()
        .filter(part -> part.job().equals(job))
        .forEach(this::drop);
  }

  /// Forgets a part and tells its handler to stop.
  private void drop(PartContext part) {
    running.remove(part.claim().key());
    part.cancel();
  }

  Future<Void> stop() {
    stopped = true;
    List<PartContext> parts = List.copyOf(running.values());
    Future<Void> written = polling.compose(polled -> outcomes.flush());
    for (PartContext part : parts) {
      drop(part);
      Outcome back = new Outcome.Requeued(part.claim(), clock.instant(), false);
      written = written.compose(before -> outcomes.add(back));
    }
    return written;
  }
}
