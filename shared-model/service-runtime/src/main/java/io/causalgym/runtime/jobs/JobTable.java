package io.causalgym.runtime.jobs;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/// The table `job`, as its owners see it.
///
/// Whoever writes several parts locks their jobs first, in the order of their ids: no two
/// transactions can then wait for each other.
final class JobTable {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final int PURGE_BATCH = 500;
  private static final String WITHOUT_RESULT =
      "id, owner, kind, state, parts, done, total, unit, message, created_at, started_at, finished_at, problem::text AS problem";
  private static final String COLUMNS = WITHOUT_RESULT + ", result::text AS result";

  private static final String INSERT =
      """
      INSERT INTO job (id, owner, kind, key, request, state, parts, open_parts, total, unit, created_at)
      VALUES ($1, $2, $3, $4, $5::text::json, 'queued', $6, $6, $7, $8, $9)
      ON CONFLICT (owner, kind, key) WHERE key IS NOT NULL AND state IN ('queued', 'running', 'succeeded')
      DO NOTHING
      """;
  private static final String INSERT_PARTS =
      """
      INSERT INTO job_part (job_id, number, kind, state, due_at, max_attempts, input, total)
      SELECT $1, p.position - 1, $2, 'queued', $3, $4, p.input::json, p.size
      FROM unnest($5::text[], $6::bigint[]) WITH ORDINALITY AS p (input, size, position)
      """;
  private static final String LIVE =
      "SELECT count(*) FROM job WHERE owner = $1 AND state IN ('queued', 'running')";
  private static final String BY_KEY =
      "SELECT "
          + COLUMNS
          + """
           FROM job WHERE owner = $1 AND kind = $2 AND key = $3
          AND state IN ('queued', 'running', 'succeeded')
          """;
  private static final String BY_ID =
      "SELECT " + COLUMNS + " FROM job WHERE id = $1 AND owner = $2";
  private static final String LIST =
      "SELECT "
          + WITHOUT_RESULT
          + """
          , NULL AS result FROM job
          WHERE owner = $1 AND (created_at, id) < ($2, $3)
          AND ($4::text IS NULL OR state = $4) AND ($5::text IS NULL OR kind = $5)
          ORDER BY created_at DESC, id DESC LIMIT $6
          """;
  private static final String LOCK =
      "SELECT state FROM job WHERE id = $1 AND owner = $2 FOR UPDATE";
  private static final String RESUME_PARTS =
      """
      UPDATE job_part SET state = 'queued', due_at = $2, attempts = 0, problem = NULL
      WHERE job_id = $1 AND state IN ('failed', 'cancelled')
      """;
  private static final String RESUME =
      "UPDATE job SET state = 'queued', finished_at = NULL, result = NULL, problem = NULL, message = '' WHERE id = $1";
  private static final String PURGE =
      """
      DELETE FROM job WHERE id = ANY (ARRAY(
        SELECT id FROM job WHERE finished_at < $1 ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED))
      """;

  private final Database database;

  JobTable(Database database) {
    this.database = database;
  }

  /// A stored job, and whether this call made it.
  record Submission(Job job, boolean created) {}

  /// @param settings attempts of its parts, and how many live jobs the owner may have with this one
  Future<Submission> submit(JobRequest request, JobSettings settings, Instant now) {
    String id = UUID.randomUUID().toString();
    return database
        .transaction(client ->
            client
                .preparedQuery(INSERT)
                .execute(row(id, request, now))
                .compose(inserted ->
                    inserted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : live(client, request.owner())
                            .compose(live -> requireRoom(live, settings.livePerOwner()))
                            .compose(room -> insertParts(client, id, request, settings, now))
                            .map(true)))
        .compose(created ->
            created
                ? get(request.owner(), id)
                : one(
                    database.query(
                        BY_KEY,
                        Tuple.of(request.owner(), request.kind(), request.key().orElse(null)))))
        .compose(found ->
            found
                .map(job -> Future.succeededFuture(new Submission(job, job.id().equals(id))))
                // The job with the same key failed between the two statements: nothing hinders this
                // one now.
                .orElseGet(() -> submit(request, settings, now)));
  }

  /// Fails with `RATE_LIMITED` where the owner has as many live jobs as are allowed.
  Future<Void> requireRoomForOne(String owner, int most) {
    return database
        .transaction(client -> live(client, owner))
        .compose(live -> requireRoom(live + 1, most));
  }

  private static Future<Long> live(SqlClient client, String owner) {
    return client
        .preparedQuery(LIVE)
        .execute(Tuple.of(owner))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  // Two at the same moment may both pass: what is meant to be kept away is a flood.
  private static Future<Void> requireRoom(long live, int most) {
    return live <= most
        ? Future.succeededFuture()
        : Future.failedFuture(
            Problem.of(
                    ProblemType.RATE_LIMITED,
                    "you have "
                        + most
                        + " jobs that wait or run, as many as are allowed; wait for one to end, or"
                        + " cancel one")
                .with("limit", most)
                .with("retryAfter", 30)
                .exception());
  }

  private static Tuple row(String id, JobRequest request, Instant now) {
    return Tuple.from(
        new Object[] {
          id,
          request.owner(),
          request.kind(),
          request.key().orElse(null),
          request.request(),
          request.parts().size(),
          request.parts().stream().mapToLong(PartSpec::size).sum(),
          request.unit(),
          time(now)
        });
  }

  private static Future<Void> insertParts(
      SqlClient client, String id, JobRequest request, JobSettings settings, Instant now) {
    List<PartSpec> parts = request.parts();
    return client
        .preparedQuery(INSERT_PARTS)
        .execute(
            Tuple.of(
                id,
                request.kind(),
                time(now),
                settings.maxAttempts(),
                parts.stream().map(PartSpec::input).toArray(String[]::new),
                parts.stream().map(PartSpec::size).toArray(Long[]::new)))
        .mapEmpty();
  }

  Future<Optional<Job>> get(String owner, String id) {
    return one(database.query(BY_ID, Tuple.of(id, owner)));
  }

  Future<List<Job>> list(
      String owner,
      Optional<JobState> state,
      Optional<String> kind,
      JobPage.Place before,
      int limit) {
    return database
        .query(
            LIST,
            Tuple.of(
                owner,
                before.createdAt(),
                before.id(),
                state.map(JobState::text).orElse(null),
                kind.orElse(null),
                limit))
        .map(rows -> rows.stream().map(JobTable::job).toList());
  }

  /// Ends an unfinished job.
  ///
  /// @return whether this call ended it
  Future<Boolean> cancel(String owner, String id, Instant now) {
    return whenLocked(
        owner,
        id,
        state -> !state.finished(),
        client -> JobRows.end(client, id, JobState.CANCELLED, Optional.empty(), now));
  }

  /// Puts what is left of a failed or cancelled job back into the queue, with fresh attempts and
  /// the old checkpoints.
  ///
  /// @return whether this call did it; false too where a newer job with the same key has taken its
  ///   place
  Future<Boolean> resume(String owner, String id, Instant now) {
    return whenLocked(
            owner,
            id,
            state -> state == JobState.FAILED || state == JobState.CANCELLED,
            client ->
                client
                    .preparedQuery(RESUME_PARTS)
                    .execute(Tuple.of(id, time(now)))
                    .compose(parts -> client.preparedQuery(RESUME).execute(Tuple.of(id)))
                    .mapEmpty())
        .recover(failure ->
            failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure));
  }

  private Future<Boolean> whenLocked(
      String owner,
      String id,
      Predicate<JobState> applies,
      Function<SqlClient, Future<Void>> change) {
    return database.transaction(client ->
        client
            .preparedQuery(LOCK)
            .execute(Tuple.of(id, owner))
            .compose(rows -> {
              boolean changes =
                  rows.size() == 1
                      && applies.test(JobState.of(rows.iterator().next().getString("state")));
              return changes ? change.apply(client).map(true) : Future.succeededFuture(false);
            }));
  }

  /// Deletes jobs that finished before `before`, in batches.
  ///
  /// @return how many
  Future<Integer> purge(Instant before) {
    return database
        .query(PURGE, Tuple.of(time(before), PURGE_BATCH))
        .compose(rows ->
            rows.rowCount() < PURGE_BATCH
                ? Future.succeededFuture(rows.rowCount())
                : purge(before).map(more -> more + rows.rowCount()));
  }

  private static Future<Optional<Job>> one(Future<RowSet<Row>> query) {
    return query.map(rows -> rows.stream().findFirst().map(JobTable::job));
  }

  private static Job job(Row row) {
    return new Job(
        row.getString("id"),
        row.getString("owner"),
        row.getString("kind"),
        JobState.of(row.getString("state")),
        row.getInteger("parts"),
        new JobProgress(
            row.getLong("done"),
            row.getLong("total"),
            row.getString("unit"),
            row.getString("message")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("started_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getOffsetDateTime("finished_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("result")),
        Optional.ofNullable(row.getString("problem")));
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
