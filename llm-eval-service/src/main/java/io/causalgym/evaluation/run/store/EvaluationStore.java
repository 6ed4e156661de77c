package io.causalgym.evaluation.run.store;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Evaluations and their models.
public final class EvaluationStore {
  private static final String COLUMNS =
      """
      key, id, owner, request, suite, worlds, seed, hidden, salt, token, job, budget, paused,
      limits, dropped, comparisons, created_at, finished_at
      """;
  private static final String INSERT =
      """
      INSERT INTO evaluation (id, owner, request, suite, worlds, seed, hidden, salt, token, job,
        budget, created_at, questions)
      SELECT $1, $2, $3, $4, $5::integer, $6::bigint, $7::boolean, $8, $9, $10, $11::float8,
        $12::timestamptz, $13::bigint
      WHERE $13::bigint + (SELECT coalesce(sum(questions), 0) FROM evaluation
        WHERE owner = $2 AND deleted_at IS NULL) <= $14::bigint
      RETURNING key
      """;
  // Of an owner's evaluations that are started at once each counts those before it.
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
  private static final String INSERT_MODEL =
      "INSERT INTO evaluation_model (evaluation, number, id) VALUES ($1, $2, $3)";
  private static final String BY_ID =
      "SELECT " + COLUMNS + " FROM evaluation WHERE id = $1 AND deleted_at IS NULL";
  private static final String BY_JOB =
      "SELECT " + COLUMNS + " FROM evaluation WHERE job = $1 AND deleted_at IS NULL";
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + " FROM evaluation WHERE owner = $1 AND key < $2 AND deleted_at IS NULL"
          + " ORDER BY key DESC LIMIT $3";
  private static final String MODELS =
      "SELECT number, id, stopped, score FROM evaluation_model WHERE evaluation = $1 ORDER BY number";
  // Spent is what stored replies cost: what a dead node had reserved is free again, but for what
  // providers still work on.
  private static final String REOPEN =
      """
      UPDATE evaluation SET budget = $2, finished_at = NULL, paused = false, reserved =
        (SELECT coalesce(sum(cost), 0) FROM evaluation_reply WHERE evaluation = $1)
        + (SELECT coalesce(sum(reserved), 0) FROM evaluation_batch
           WHERE evaluation = $1 AND ended_at IS NULL)
      WHERE key = $1
      """;
  private static final String RESERVE =
      """
      WITH before AS (SELECT reserved FROM evaluation WHERE key = $1 FOR UPDATE)
      UPDATE evaluation e
      SET reserved = CASE WHEN budget IS NULL THEN e.reserved + $2
        ELSE greatest(e.reserved, least(budget, e.reserved + $2)) END
      FROM before WHERE e.key = $1 RETURNING e.reserved - before.reserved AS promised
      """;
  private static final String PROMISED =
      """
      SELECT reserved - (SELECT coalesce(sum(cost), 0) FROM evaluation_reply WHERE evaluation = $1)
        AS promised
      FROM evaluation WHERE key = $1
      """;
  private static final String LEADERS =
      """
      SELECT DISTINCT ON (m.id, e.suite, e.worlds, e.hidden)
        m.id AS model, m.number, m.score, e.id, e.request, e.suite, e.worlds, e.hidden, e.finished_at,
        m.causal
      FROM evaluation_model m JOIN evaluation e ON e.key = m.evaluation
      WHERE e.owner = $1 AND m.causal IS NOT NULL AND e.finished_at IS NOT NULL
        AND e.deleted_at IS NULL
        AND ($2::text IS NULL OR e.suite = $2)
      ORDER BY m.id, e.suite, e.worlds, e.hidden, m.score::json -> 'partial' IS NOT NULL, e.key DESC
      """;

  private static final String DELETE =
      """
      UPDATE evaluation SET deleted_at = $3
      WHERE key = $1 AND job = $2 AND deleted_at IS NULL
      """;

  /// Names the quota to those who have used it up.
  public static final String QUOTA = "CAUSALGYM_EVALUATION_ITEMS_PER_OWNER";

  private final Database database;
  private final long quota;

  /// @param quota questions that all evaluations of one owner may put, every model and sample
  ///   counted
  public EvaluationStore(Database database, long quota) {
    this.database = database;
    this.quota = quota;
  }

  /// A model of an evaluation.
  ///
  /// @param number its place in the request
  /// @param stopped why it is not asked further
  /// @param score JSON as the contract writes it
  public record StoredModel(
      int number, String id, Optional<String> stopped, Optional<String> score) {}

  /// A place of the leaderboard.
  public record Leader(
      String model,
      int number,
      String score,
      String evaluation,
      String request,
      String suite,
      int worlds,
      boolean hidden,
      Instant finishedAt) {}

  /// Keeps a new one, where its owner has room for its questions.
  ///
  /// @param models their ids, in order
  /// @param questions that are put to all of them in all samples
  /// @return the same with its key
  public Future<Long> create(Evaluation evaluation, List<String> models, long questions) {
    Tuple row =
        Tuple.from(
            java.util.Arrays.asList(
                evaluation.id(),
                evaluation.owner(),
                evaluation.request(),
                evaluation.suite(),
                evaluation.worlds(),
                evaluation.seed(),
                evaluation.hidden(),
                evaluation.salt(),
                evaluation.token(),
                evaluation.job(),
                evaluation.budget().orElse(null),
                evaluation.createdAt().atOffset(ZoneOffset.UTC),
                questions,
                quota));
    return database.transaction(client ->
        client
            .preparedQuery(LOCK)
            .execute(Tuple.of("evaluations of " + evaluation.owner()))
            .compose(locked -> client.preparedQuery(INSERT).execute(row))
            .map(rows -> key(rows, questions))
            .compose(key ->
                client
                    .preparedQuery(INSERT_MODEL)
                    .executeBatch(
                        java.util.stream.IntStream.range(0, models.size())
                            .mapToObj(number -> Tuple.of(key, number, models.get(number)))
                            .toList())
                    .map(key)));
  }

  private long key(RowSet<Row> inserted, long questions) {
    if (inserted.size() == 0) {
      throw Problem.of(
              ProblemType.TOO_LARGE,
              "the evaluation puts "
                  + questions
                  + " questions, every model and sample counted, and with them your evaluations would"
                  + " have more than the "
                  + quota
                  + " that are allowed; delete one that has ended, ask less, or ask the operator for"
                  + " more ("
                  + QUOTA
                  + ")")
          .with("limit", quota)
          .with("questions", questions)
          .exception();
    }
    return inserted.iterator().next().getLong("key");
  }

  public Future<Optional<Evaluation>> find(String id) {
    return database.query(BY_ID, Tuple.of(id)).map(EvaluationStore::first);
  }

  /// Empty where there is none, and where it belongs to somebody else.
  public Future<Optional<Evaluation>> find(String owner, String id) {
    return find(id).map(found -> found.filter(evaluation -> evaluation.owner().equals(owner)));
  }

  /// Empty where the job is not, or no longer, that of an evaluation.
  public Future<Optional<Evaluation>> ofJob(String job) {
    return database.query(BY_JOB, Tuple.of(job)).map(EvaluationStore::first);
  }

  /// The newest first.
  ///
  /// @param before a key, or {@link Long#MAX_VALUE}
  public Future<List<Evaluation>> list(String owner, long before, int limit) {
    return database
        .query(LIST, Tuple.of(owner, before, limit))
        .map(rows -> rows.stream().map(EvaluationStore::evaluation).toList());
  }

  public Future<List<StoredModel>> models(long key) {
    return database
        .query(MODELS, Tuple.of(key))
        .map(rows ->
            rows.stream()
                .map(row ->
                    new StoredModel(
                        row.getInteger("number"),
                        row.getString("id"),
                        Optional.ofNullable(row.getString("stopped")),
                        Optional.ofNullable(row.getString("score"))))
                .toList());
  }

  /// Asks a model no further. The first reason stays.
  public Future<Void> stop(long key, int model, String reason) {
    return database
        .query(
            """
            UPDATE evaluation_model SET stopped = $3
            WHERE evaluation = $1 AND number = $2 AND stopped IS NULL
            """,
            Tuple.of(key, model, reason))
        .mapEmpty();
  }

  /// Gets one that is over ready to go on: models are asked again, and what was only promised is
  /// free.
  public Future<Void> reopen(long key, Optional<Double> budget) {
    return database
        .query(REOPEN, Tuple.of(key, budget.orElse(null)))
        .compose(done ->
            database.query(
                "UPDATE evaluation_model SET stopped = NULL WHERE evaluation = $1", Tuple.of(key)))
        .mapEmpty();
  }

  /// Names the job that does it.
  ///
  /// @return whether it is there still
  public Future<Boolean> assign(long key, String job) {
    return database
        .query(
            "UPDATE evaluation SET job = $2 WHERE key = $1 AND deleted_at IS NULL",
            Tuple.of(key, job))
        .map(done -> done.rowCount() > 0);
  }

  /// From now on nobody sees it; {@link ExpiredRows#forgetDeleted} removes its rows.
  ///
  /// @param job that does it, for all that the caller knows
  /// @return whether it was there still, and had no other job
  public Future<Boolean> delete(long key, String job, Instant now) {
    return database
        .query(DELETE, Tuple.of(key, job, now.atOffset(ZoneOffset.UTC)))
        .map(done -> done.rowCount() > 0);
  }

  public Future<Void> pause(long key, boolean paused) {
    return database
        .query("UPDATE evaluation SET paused = $2 WHERE key = $1", Tuple.of(key, paused))
        .mapEmpty();
  }

  /// @param json limits by model
  public Future<Void> limit(long key, String json) {
    return database
        .query("UPDATE evaluation SET limits = $2 WHERE key = $1", Tuple.of(key, json))
        .mapEmpty();
  }

  /// Promises money to a part, as much of it as the budget still has.
  ///
  /// @return US dollars that the part may spend
  public Future<Double> reserveUpTo(long key, double dollars) {
    return database
        .query(RESERVE, Tuple.of(key, dollars))
        .map(rows -> rows.iterator().next().getDouble("promised"));
  }

  /// Takes back what was promised and not spent.
  ///
  /// @param dollars negative
  public Future<Void> reserve(long key, double dollars) {
    return database
        .query(
            "UPDATE evaluation SET reserved = greatest(0, reserved + $2) WHERE key = $1",
            Tuple.of(key, dollars))
        .mapEmpty();
  }

  /// What is promised to parts under way beyond what replies have cost, within a hundredth of a
  /// cent.
  public Future<Double> promised(long key) {
    return database
        .query(PROMISED, Tuple.of(key))
        .map(rows -> Math.floor(rows.iterator().next().getDouble("promised") * 1e4) / 1e4);
  }

  /// Counts questions that were not put.
  public Future<Void> drop(long key, int questions) {
    return database
        .query("UPDATE evaluation SET dropped = $2 WHERE key = $1", Tuple.of(key, (long) questions))
        .mapEmpty();
  }

  /// Keeps a model's score.
  ///
  /// @param causal for the leaderboard
  public Future<Void> score(long key, int model, String json, Optional<Double> causal) {
    return database
        .query(
            """
            UPDATE evaluation_model SET score = $3, causal = $4
            WHERE evaluation = $1 AND number = $2
            """,
            Tuple.of(key, model, json, causal.orElse(null)))
        .mapEmpty();
  }

  /// Keeps the comparisons of an evaluation that is not over.
  ///
  /// @param comparisons JSON
  public Future<Void> compare(long key, String comparisons) {
    return database
        .query("UPDATE evaluation SET comparisons = $2 WHERE key = $1", Tuple.of(key, comparisons))
        .mapEmpty();
  }

  /// Ends an evaluation.
  ///
  /// @param comparisons JSON
  public Future<Void> finish(long key, String comparisons) {
    return database
        .query(
            "UPDATE evaluation SET comparisons = $2, finished_at = now() WHERE key = $1",
            Tuple.of(key, comparisons))
        .mapEmpty();
  }

  /// The newest score of every model and suite of an owner, one that rests on all questions before
  /// one that does not.
  public Future<List<Leader>> leaders(String owner, Optional<String> suite) {
    return database
        .query(LEADERS, Tuple.of(owner, suite.orElse(null)))
        .map(rows ->
            rows.stream()
                .map(row ->
                    new Leader(
                        row.getString("model"),
                        row.getInteger("number"),
                        row.getString("score"),
                        row.getString("id"),
                        row.getString("request"),
                        row.getString("suite"),
                        row.getInteger("worlds"),
                        row.getBoolean("hidden"),
                        row.getOffsetDateTime("finished_at").toInstant()))
                .toList());
  }

  private static Optional<Evaluation> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(EvaluationStore::evaluation);
  }

  private static Evaluation evaluation(Row row) {
    return new Evaluation(
        row.getLong("key"),
        row.getString("id"),
        row.getString("owner"),
        row.getString("request"),
        row.getString("suite"),
        row.getInteger("worlds"),
        row.getLong("seed"),
        row.getBoolean("hidden"),
        row.getString("salt"),
        row.getString("token"),
        row.getString("job"),
        Optional.ofNullable(row.getDouble("budget")),
        row.getBoolean("paused"),
        row.getString("limits"),
        row.getLong("dropped"),
        Optional.ofNullable(row.getString("comparisons")),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("finished_at"))
            .map(java.time.OffsetDateTime::toInstant));
  }
}
