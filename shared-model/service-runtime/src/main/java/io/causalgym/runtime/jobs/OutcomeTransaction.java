package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobTable.time;

import io.causalgym.runtime.jobs.JobEvent.Finished;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a batch of outcomes at once: the parts whose lease is still the writer's, then what that
/// means for their jobs.
final class OutcomeTransaction {
  /// `prior` sees the rows as they were before this statement, so that the difference is what the
  /// job's sums grow by.
  private static final String WRITE =
      """
      WITH outcome AS (
        SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::int[], $9::bigint[], $10::bigint[])
          AS o (job_id, number, lease, state, result, problem, due_at, uncounted, done, total)),
      prior AS (
        SELECT job_id, number, p.done, p.total FROM job_part p JOIN outcome USING (job_id, number)),
      written AS (
        UPDATE job_part p
        SET state = o.state, result = o.result::json, problem = o.problem::json, due_at = o.due_at,
            attempts = p.attempts - o.uncounted,
            total = coalesce(greatest(o.total, o.done), p.total),
            done = coalesce(greatest(o.total, o.done), p.done)
        FROM outcome o
        WHERE p.job_id = o.job_id AND p.number = o.number AND p.lease = o.lease AND p.state = 'running'
        RETURNING p.job_id, p.number, p.lease, p.done, p.total)
      SELECT w.job_id, w.number, w.lease, w.done - prior.done AS done, w.total - prior.total AS total
      FROM written w JOIN prior USING (job_id, number) ORDER BY w.job_id, w.number
      """;

  private final SqlClient client;
  private final List<Outcome> outcomes;
  private final Instant now;

  OutcomeTransaction(SqlClient client, List<Outcome> outcomes, Instant now) {
    this.client = client;
    this.outcomes = List.copyOf(outcomes);
    this.now = now;
  }

  /// What the outcomes of one job add up to.
  private static final class Sum {
    private final List<Outcome> written = new ArrayList<>();
    private long done;
    private long total;
  }

  /// @return the jobs that ended by this batch
  Future<List<Finished>> run() {
    return JobRows.lock(client, outcomes.stream().map(outcome -> outcome.claim().job()).toList())
        .compose(locked -> client.preparedQuery(WRITE).execute(arguments()))
        .compose(written -> settle(written).compose(ends -> keepPartial(written).map(ends)));
  }

  /// A part that ended before this node heard that its job was cancelled leaves its result too.
  private Future<Void> keepPartial(RowSet<Row> written) {
    Set<Claim.Key> keys = written.stream().map(PartTable::key).collect(Collectors.toSet());
    List<Tuple> late =
        outcomes.stream()
            .filter(Outcome.Succeeded.class::isInstance)
            .map(Outcome.Succeeded.class::cast)
            .filter(outcome -> outcome.claim().jobParts() == 1)
            .filter(outcome -> !keys.contains(outcome.claim().key()))
            .map(outcome -> PartTable.partial(outcome.claim(), outcome.result()))
            .toList();
    return late.isEmpty()
        ? Future.succeededFuture()
        : client.preparedQuery(PartTable.KEEP_PARTIAL).executeBatch(late).mapEmpty();
  }

  private Tuple arguments() {
    return Tuple.from(
        new Object[] {
          outcomes.stream().map(o -> o.claim().job()).toArray(String[]::new),
          outcomes.stream().map(o -> o.claim().part()).toArray(Integer[]::new),
          outcomes.stream().map(o -> o.claim().lease()).toArray(Integer[]::new),
          outcomes.stream().map(OutcomeTransaction::state).toArray(String[]::new),
          outcomes.stream()
              .map(o -> o instanceof Outcome.Succeeded(_, var result, _) ? result : null)
              .toArray(String[]::new),
          outcomes.stream()
              .map(o -> o instanceof Outcome.Failed(_, var problem) ? problem : null)
              .toArray(String[]::new),
          outcomes.stream()
              .map(o -> o instanceof Outcome.Requeued requeued ? time(requeued.due()) : null)
              .toArray(OffsetDateTime[]::new),
          outcomes.stream()
              .map(o -> o instanceof Outcome.Requeued requeued && !requeued.counted() ? 1 : 0)
              .toArray(Integer[]::new),
          outcomes.stream().map(o -> count(o, JobProgress::done)).toArray(Long[]::new),
          outcomes.stream().map(o -> count(o, JobProgress::total)).toArray(Long[]::new)
        });
  }

  private static @Nullable Long count(Outcome outcome, ToLongFunction<JobProgress> counted) {
    return outcome instanceof Outcome.Succeeded(_, _, var progress)
        ? counted.applyAsLong(progress)
        : null;
  }

  private static String state(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> JobState.SUCCEEDED.text();
      case Outcome.Failed _ -> JobState.FAILED.text();
      case Outcome.Requeued _ -> JobState.QUEUED.text();
    };
  }

  private Future<List<Finished>> settle(RowSet<Row> written) {
    Map<String, Sum> sums = sums(written);
    List<Finished> finished = new ArrayList<>();
    Future<Void> settled = Future.succeededFuture();
    for (Map.Entry<String, Sum> job : sums.entrySet()) {
      settled =
          settled
              .compose(before -> settle(job.getKey(), job.getValue()))
              .map(state -> {
                state.ifPresent(end -> finished.add(new Finished(job.getKey(), end)));
                return null;
              });
    }
    return settled.map(all -> finished);
  }

  private Map<String, Sum> sums(RowSet<Row> written) {
    Map<Claim.Key, Outcome> byKey =
        outcomes.stream()
            .collect(Collectors.toMap(outcome -> outcome.claim().key(), Function.identity()));
    Map<String, Sum> sums = new TreeMap<>();
    for (Row row : written) {
      Claim.Key key = PartTable.key(row);
      Outcome outcome = byKey.get(key);
      if (outcome != null) {
        Sum sum = sums.computeIfAbsent(key.job(), job -> new Sum());
        sum.written.add(outcome);
        sum.done += row.getLong("done");
        sum.total += row.getLong("total");
      }
    }
    return sums;
  }

  /// Counts what succeeded, also where another part fails the job: resuming must know what is left.
  ///
  /// @return the state in which the job ended, if it did
  private Future<Optional<JobState>> settle(String job, Sum sum) {
    List<Outcome.Succeeded> succeeded =
        sum.written.stream()
            .filter(Outcome.Succeeded.class::isInstance)
            .map(Outcome.Succeeded.class::cast)
            .toList();
    Optional<String> problem =
        sum.written.stream()
            .filter(Outcome.Failed.class::isInstance)
            .map(outcome -> ((Outcome.Failed) outcome).problem())
            .findFirst();
    Future<Optional<JobState>> advanced =
        succeeded.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : advance(job, sum, succeeded);
    return problem.isEmpty()
        ? advanced
        : advanced
            .compose(state -> JobRows.end(client, job, JobState.FAILED, problem, now))
            .map(Optional.of(JobState.FAILED));
  }

  private Future<Optional<JobState>> advance(
      String job, Sum sum, List<Outcome.Succeeded> succeeded) {
    Outcome.Succeeded newest = succeeded.getLast();
    Claim claim = newest.claim();
    // While a combination exists, no other part is open.
    int closed = claim.combines() ? 0 : succeeded.size();
    return JobRows.advance(client, job, closed, sum.done, sum.total, newest.progress())
        .compose(last -> {
          if (!last) {
            return Future.succeededFuture(Optional.empty());
          }
          return claim.jobParts() == 1 || claim.combines()
              ? JobRows.succeed(client, job, newest.result(), now)
                  .map(Optional.of(JobState.SUCCEEDED))
              : JobRows.queueCombination(client, job, claim.jobParts(), now).map(Optional.empty());
        });
  }
}
