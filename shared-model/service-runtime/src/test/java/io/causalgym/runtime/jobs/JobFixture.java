package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Engines over the shared database with a clock that only moves when told, and a kind and an owner
/// that no other test has.
final class JobFixture implements InstantSource {
  /// Jobs of one owner that wait or run at most.
  static final int LIVE = 50;

  static final Duration LEASE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Database database;
  private final Map<String, Promise<JobState>> ends = new ConcurrentHashMap<>();
  final String kind = "kind-" + UUID.randomUUID();
  final String owner = "owner-" + UUID.randomUUID();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  JobFixture(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  /// An engine that looks for work only when it is told to.
  JobEngine quiet(String worker, JobHandler handler, int concurrency) {
    return engine(worker, Duration.ofHours(1), handler, concurrency);
  }

  JobEngine engine(String worker, Duration poll, JobHandler handler, int concurrency) {
    return idle(worker, poll).register(kind, handler, concurrency).listen(this::happened);
  }

  /// An engine that takes jobs in and does none.
  JobEngine idle(String worker) {
    return idle(worker, Duration.ofHours(1));
  }

  private JobEngine idle(String worker, Duration poll) {
    return new JobEngine(
        vertx,
        database,
        new JobSettings(worker, LEASE, poll, 3, Duration.ofSeconds(1), Duration.ofDays(30), LIVE),
        this,
        (failure, attempts) ->
            "{\"detail\":\"" + failure.getMessage() + "\",\"attempts\":" + attempts + "}");
  }

  private void happened(JobEvent event) {
    if (event instanceof JobEvent.Finished(var job, var state)) {
      end(job).tryComplete(state);
    }
  }

  private Promise<JobState> end(String job) {
    return ends.computeIfAbsent(job, id -> Promise.promise());
  }

  /// The state in which the job ends.
  JobState end(Job job) {
    return end(job.id()).future().await();
  }

  /// Makes {@link #end(Job)} wait for the next end of a job that is to be resumed.
  void forgetEnd(Job job) {
    ends.remove(job.id());
  }

  JobRequest parts(int count) {
    return new JobRequest(
        owner,
        kind,
        Optional.empty(),
        "{\"b\":1,\"a\":1.0}",
        IntStream.range(0, count).mapToObj(i -> new PartSpec(Integer.toString(i), 10)).toList(),
        "items");
  }

  Job read(JobEngine engine, Job job) {
    return engine.get(owner, job.id()).await().orElseThrow();
  }

  /// Column `column` of the job's parts, in their order.
  List<String> column(Job job, String column) {
    return database
        .query(
            "SELECT " + column + "::text AS value FROM job_part WHERE job_id = $1 ORDER BY number",
            io.vertx.sqlclient.Tuple.of(job.id()))
        .map(rows -> rows.stream().map(row -> row.getString("value")).toList())
        .await();
  }

  static Future<PartResult> succeeded(String json) {
    return Future.succeededFuture(new PartResult.Succeeded(json));
  }
}
