package io.causalgym.runtime.jobs.service;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.JobOperations;
import io.causalgym.contract.JobReference;
import io.causalgym.contract.JobWatchAnswer;
import io.causalgym.contract.JobWatchQuery;
import io.causalgym.contract.JobsAnswer;
import io.causalgym.contract.JobsQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.bus.RuntimeBus;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobPage;
import io.causalgym.runtime.jobs.JobProgress;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Serves the operations on jobs.
public final class JobDesk {
  private final RuntimeBus bus;
  private final JobEngine engine;

  public JobDesk(RuntimeBus bus, JobEngine engine) {
    this.bus = bus;
    this.engine = engine;
  }

  public Future<Void> serve() {
    return Future.join(
            List.of(
                bus.serve(JobOperations.READ, this::read),
                bus.serve(JobOperations.LIST, this::list),
                bus.serve(JobOperations.CANCEL, this::cancel),
                bus.serve(JobOperations.RESUME, this::resume),
                bus.serve(JobOperations.WATCH, this::watch)))
        .mapEmpty();
  }

  private Future<EncodedAnswer> read(JobReference query, CallContext call) {
    return shown(engine.get(call.principal(), query.id()), query.id());
  }

  private Future<EncodedAnswer> cancel(JobReference query, CallContext call) {
    return shown(engine.cancel(call.principal(), query.id()), query.id());
  }

  private Future<EncodedAnswer> resume(JobReference query, CallContext call) {
    return shown(engine.resume(call.principal(), query.id()), query.id());
  }

  private static Future<EncodedAnswer> shown(Future<Optional<Job>> job, String id) {
    return job.map(found -> encoded(JobDocuments.of(present(found, id), Instant.now())));
  }

  private Future<EncodedAnswer> list(JobsQuery query, CallContext call) {
    int limit = Objects.requireNonNull(query.limit(), "the record fills in the default");
    return listed(query, call, limit)
        .map(page -> {
          Instant now = Instant.now();
          return encoded(
              new JobsAnswer(
                  page.jobs().stream().map(job -> JobDocuments.of(job, now)).toList(),
                  page.next().orElse(null)));
        });
  }

  private Future<JobPage> listed(JobsQuery query, CallContext call, int limit) {
    try {
      return engine.list(
          call.principal(),
          Optional.ofNullable(JobDocuments.state(query.state())),
          Optional.ofNullable(query.kind()),
          Optional.ofNullable(query.before()),
          limit);
    } catch (IllegalArgumentException unreadable) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              String.valueOf(unreadable.getMessage()),
              "before",
              query.before())
          .exception();
    }
  }

  private Future<EncodedAnswer> watch(JobWatchQuery query, CallContext call) {
    int patience = Objects.requireNonNull(query.waitMillis(), "the record fills in the default");
    return engine
        .await(
            call.principal(),
            query.id(),
            // The end is shown with what a cancelled job leaves: who follows it looks no further.
            job -> !version(job).equals(query.seen()) && engine.settled(job),
            Duration.ofMillis(patience))
        .map(found -> {
          Job job = present(found, query.id());
          return encoded(new JobWatchAnswer(JobDocuments.of(job, Instant.now()), version(job)));
        });
  }

  /// Differs wherever a reader would see a difference.
  private static String version(Job job) {
    JobProgress progress = job.progress();
    return job.state().text()
        + "-"
        + progress.done()
        + "-"
        + progress.total()
        + "-"
        + Integer.toHexString(progress.message().hashCode())
        + (job.result().isPresent() ? "-result" : "");
  }

  private static Job present(Optional<Job> job, String id) {
    return job.orElseThrow(() ->
        Problem.of(
                ProblemType.NOT_FOUND,
                "there is no job '" + id + "'; it may have ended longer ago than jobs are kept",
                "id",
                id)
            .exception());
  }

  private static EncodedAnswer encoded(Object answer) {
    return new EncodedAnswer(Json.write(answer), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
  }
}
