package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobTable.time;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.JobEvent.Finished;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The table `job_part`, as workers see it. Every write presents the lease under which the part was
/// claimed.
final class PartTable {
  /// By the places of the rows, which are locked and so do not move: the planner, who cannot know
  /// how few there will be, would read the whole table to join their keys.
  private static final String CLAIM =
      """
      UPDATE job_part p
      SET state = 'running', worker = $4, lease = p.lease + 1, attempts = p.attempts + 1, due_at = $5
      FROM job j
      WHERE j.id = p.job_id AND p.ctid = ANY (ARRAY(
        SELECT due.place
        FROM unnest($1::text[], $2::int[]) AS k (kind, free)
        CROSS JOIN LATERAL (
          SELECT ctid AS place FROM job_part
          WHERE kind = k.kind AND due_at <= $3
          ORDER BY due_at, job_id, number LIMIT k.free FOR UPDATE SKIP LOCKED) due))
      RETURNING p.job_id, p.number, p.lease, p.attempts, p.max_attempts, p.kind, j.owner, j.parts,
        j.request::text AS request, p.input::text AS input, p.checkpoint::text AS checkpoint, p.done, p.total,
        j.unit, j.message
      """;

  private static final String BEGIN =
      """
      UPDATE job SET state = 'running', started_at = coalesce(started_at, $2)
      WHERE id = ANY ($1) AND state = 'queued'
      """;
  static final String KEEP_PARTIAL =
      """
      UPDATE job SET result = $4::text::json
      WHERE id = $1 AND state = 'cancelled' AND parts = 1 AND result IS NULL
      AND EXISTS (SELECT 1 FROM job_part WHERE job_id = $1 AND number = $2 AND lease = $3)
      """;
  private static final String LOST =
      """
      UPDATE job_part SET due_at = $2
      WHERE worker = $1 AND state = 'running' AND due_at > $2
      """;
  private static final String RENEW =
      """
      WITH news AS (
        SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::bigint[])
          AS n (job_id, number, lease, done, total)),
      prior AS (
        SELECT job_id, number, p.done, p.total FROM job_part p JOIN news USING (job_id, number)),
      written AS (
        UPDATE job_part p SET due_at = $6, done = n.done, total = n.total
        FROM news n
        WHERE p.job_id = n.job_id AND p.number = n.number AND p.lease = n.lease AND p.state = 'running'
        RETURNING p.job_id, p.number, p.lease, p.done, p.total)
      SELECT w.job_id, w.number, w.lease, w.done - prior.done AS done, w.total - prior.total AS total
      FROM written w JOIN prior USING (job_id, number)
      """;
  private static final String SHOW =
      """
      UPDATE job SET done = done + $2, total = total + $3, unit = $4, message = $5
      WHERE id = $1 AND state IN ('queued', 'running')
      """;
  private static final String CHECKPOINT =
      """
      UPDATE job_part SET checkpoint = $4::text::json, due_at = $5,
        attempts = CASE WHEN checkpoint::text = $4 THEN attempts ELSE 0 END
      WHERE job_id = $1 AND number = $2 AND lease = $3 AND state = 'running'
      """;
  private static final String SHARE =
      """
      SELECT count(DISTINCT worker) FILTER (WHERE worker < $2)::int AS place,
        count(DISTINCT worker) FILTER (WHERE worker <> $2)::int AS others
      FROM job_part WHERE job_id = $1 AND state = 'running' AND due_at > $3
      """;
  private static final String ENDED =
      "SELECT id FROM job WHERE id = ANY ($1) AND state IN ('succeeded', 'failed', 'cancelled')";

  private final Database database;
  private final String worker;

  PartTable(Database database, String worker) {
    this.database = database;
    this.worker = worker;
  }

  /// Takes due parts: queued ones, and running ones whose lease ran out.
  ///
  /// @param free how many of each kind at most
  Future<List<Claim>> claim(Map<String, Integer> free, Instant now, Instant leaseUntil) {
    return database
        .query(
            CLAIM,
            Tuple.of(
                free.keySet().toArray(String[]::new),
                free.values().toArray(Integer[]::new),
                time(now),
                worker,
                time(leaseUntil)))
        .map(rows -> rows.stream().map(PartTable::claim).toList())
        .compose(claims -> begin(claims, now).map(claims));
  }

  private Future<Void> begin(List<Claim> claims, Instant now) {
    String[] jobs = claims.stream().map(Claim::job).distinct().sorted().toArray(String[]::new);
    if (jobs.length == 0) {
      return Future.succeededFuture();
    }
    return database
        .transaction(client ->
            JobRows.lock(client, List.of(jobs))
                .compose(locked -> client.preparedQuery(BEGIN).execute(Tuple.of(jobs, time(now)))))
        .mapEmpty();
  }

  /// Renews the leases and stores the progress of parts.
  ///
  /// @return the keys of those that still belong to this worker
  Future<Set<Claim.Key>> renew(List<PartContext> parts, Instant leaseUntil) {
    return database.transaction(client ->
        JobRows.lock(client, parts.stream().map(PartContext::job).toList())
            .compose(locked -> client.preparedQuery(RENEW).execute(renewal(parts, leaseUntil)))
            .compose(rows -> show(client, rows.stream().toList(), parts)));
  }

  private static Tuple renewal(List<PartContext> parts, Instant leaseUntil) {
    return Tuple.of(
        parts.stream().map(PartContext::job).toArray(String[]::new),
        parts.stream().map(PartContext::part).toArray(Integer[]::new),
        parts.stream().map(part -> part.claim().lease()).toArray(Integer[]::new),
        parts.stream().map(part -> part.latestProgress().done()).toArray(Long[]::new),
        parts.stream().map(part -> part.latestProgress().total()).toArray(Long[]::new),
        time(leaseUntil));
  }

  private static Future<Set<Claim.Key>> show(
      SqlClient client, List<Row> written, List<PartContext> parts) {
    Map<Claim.Key, Row> rows =
        written.stream().collect(Collectors.toMap(PartTable::key, Function.identity()));
    List<Tuple> news = new ArrayList<>();
    for (PartContext part : parts) {
      Row row = rows.get(part.claim().key());
      if (row != null && hasNews(part, row)) {
        JobProgress now = part.latestProgress();
        news.add(
            Tuple.of(
                part.job(), row.getLong("done"), row.getLong("total"), now.unit(), now.message()));
      }
    }
    return news.isEmpty()
        ? Future.succeededFuture(rows.keySet())
        : client.preparedQuery(SHOW).executeBatch(news).map(rows.keySet());
  }

  /// One that only renews its lease would put an old message over a newer one of another part.
  private static boolean hasNews(PartContext part, Row row) {
    return part.hasUnstoredProgress() || row.getLong("done") != 0 || row.getLong("total") != 0;
  }

  /// A checkpoint that differs from the last one is progress: attempts are counted anew from it, so
  /// that a long part survives any number of lost workers and one that no worker survives does not.
  ///
  /// @return whether the part still belongs to this worker
  Future<Boolean> checkpoint(Claim claim, String json, Instant leaseUntil) {
    return database
        .query(
            CHECKPOINT, Tuple.of(claim.job(), claim.part(), claim.lease(), json, time(leaseUntil)))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Keeps what a part of a cancelled job of one part had by then; only the newest claim may.
  Future<Void> keepPartial(Claim claim, String json) {
    return database.query(KEEP_PARTIAL, partial(claim, json)).mapEmpty();
  }

  static Tuple partial(Claim claim, String json) {
    return Tuple.of(claim.job(), claim.part(), claim.lease(), json);
  }

  /// Makes the parts that a lost worker holds due at once.
  ///
  /// @return how many
  Future<Integer> lost(String lostWorker, Instant now) {
    return database.query(LOST, Tuple.of(lostWorker, time(now))).map(RowSet::rowCount);
  }

  /// This worker's share of a job, of those that hold parts of it by leases that have not ended.
  Future<Share> share(String job, Instant now) {
    return database
        .query(SHARE, Tuple.of(job, worker, time(now)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Share(row.getInteger("place"), row.getInteger("others") + 1));
  }

  Future<List<Finished>> write(List<Outcome> outcomes, Instant now) {
    return database.transaction(client -> new OutcomeTransaction(client, outcomes, now).run());
  }

  /// Those of `jobs` that have ended.
  Future<List<String>> ended(Collection<String> jobs) {
    return database
        .query(ENDED, Tuple.of(jobs.toArray(String[]::new)))
        .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
  }

  static Claim.Key key(Row row) {
    return new Claim.Key(
        row.getString("job_id"), row.getInteger("number"), row.getInteger("lease"));
  }

  private static Claim claim(Row row) {
    return new Claim(
        row.getString("job_id"),
        row.getInteger("number"),
        row.getInteger("lease"),
        row.getInteger("attempts"),
        row.getInteger("max_attempts"),
        row.getString("kind"),
        row.getString("owner"),
        row.getInteger("parts"),
        row.getString("request"),
        row.getString("input"),
        Optional.ofNullable(row.getString("checkpoint")),
        new JobProgress(
            row.getLong("done"),
            row.getLong("total"),
            row.getString("unit"),
            row.getString("message")));
  }
}
