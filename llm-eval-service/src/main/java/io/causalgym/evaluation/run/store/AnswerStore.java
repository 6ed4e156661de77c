package io.causalgym.evaluation.run.store;

import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.scoring.Response;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Questions and replies, many rows in one statement.
public final class AnswerStore {
  private static final String INSERT_ITEMS =
      """
      INSERT INTO evaluation_item (evaluation, number, family, document, prompt)
      SELECT * FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::text[])
      ON CONFLICT DO NOTHING
      """;
  private static final String WRITTEN =
      """
      SELECT count(*) AS questions, count(DISTINCT number / $2::integer)::integer AS worlds
      FROM evaluation_item WHERE evaluation = $1
      """;
  // What comes after its evaluation was deleted is dropped: a row without one would fail all that
  // are kept together with it.
  private static final String INSERT_REPLIES =
      """
      WITH there AS MATERIALIZED (
        SELECT key FROM evaluation WHERE key = ANY ($1::bigint[]) AND deleted_at IS NULL
        FOR KEY SHARE)
      INSERT INTO evaluation_reply (evaluation, item, model, sample, outcome, answer, method,
        flagged, reason, reply, prompt_tokens, completion_tokens, cost, attempts, cached,
        upstream_millis, added_millis, created_at)
      SELECT r.*, now() FROM unnest($1::bigint[], $2::integer[], $3::smallint[], $4::smallint[],
        $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::text[], $11::bigint[],
        $12::bigint[], $13::double precision[], $14::integer[], $15::boolean[], $16::real[],
        $17::real[]) r(evaluation)
      WHERE r.evaluation IN (SELECT key FROM there)
      ON CONFLICT DO NOTHING
      """;
  private static final String ANSWERED =
      """
      SELECT item, model, sample FROM evaluation_reply
      WHERE evaluation = $1 AND item >= $2 AND item < $3
      """;
  private static final String RESPONSES =
      """
      SELECT r.item, r.sample, r.outcome, r.answer, i.document
      FROM evaluation_reply r JOIN evaluation_item i
        ON i.evaluation = r.evaluation AND i.number = r.item
      WHERE r.evaluation = $1 AND r.model = $2 AND r.item >= $3 AND r.item < $4
      ORDER BY r.item, r.sample
      """;
  private static final String PAGE =
      """
      SELECT r.item, r.model, r.sample, r.outcome, r.answer, r.method, r.reason, r.reply,
        r.prompt_tokens, r.completion_tokens, r.cost, r.attempts, r.cached, r.upstream_millis,
        r.added_millis, i.document, i.prompt
      FROM evaluation_reply r JOIN evaluation_item i
        ON i.evaluation = r.evaluation AND i.number = r.item
      WHERE r.evaluation = $1 AND (r.item, r.model, r.sample) > ($2, $3, $4)
        AND ($5::integer IS NULL OR r.model = $5) AND ($6::text IS NULL OR i.family = $6)
        AND ($7::text IS NULL OR r.outcome = $7)
      ORDER BY r.item, r.model, r.sample LIMIT $8
      """;
  private static final String TALLY =
      """
      SELECT model, outcome, count(*) AS questions, sum(prompt_tokens) AS prompt,
        sum(completion_tokens) AS completion, sum(cost) AS cost,
        count(*) FILTER (WHERE cost IS NULL) AS unpriced, sum(attempts) AS requests
      FROM evaluation_reply WHERE evaluation = $1 GROUP BY model, outcome ORDER BY model, outcome
      """;
  private static final String LATENCIES =
      """
      SELECT model, percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY added_millis) AS q
      FROM evaluation_reply r WHERE evaluation = $1 AND NOT cached AND outcome <> 'error'
        AND NOT EXISTS (SELECT FROM evaluation_batch b
          WHERE b.evaluation = r.evaluation AND b.model = r.model)
      GROUP BY model
      """;

  private final Database database;

  public AnswerStore(Database database) {
    this.database = database;
  }

  /// Which question was put to which model for which time.
  public record Asked(int item, int model, int sample) {}

  /// A place in the order of all replies of an evaluation.
  public record Place(int item, int model, int sample) {
    public static final Place START = new Place(-1, 0, 0);
  }

  /// What pages show only.
  public record Filter(
      Optional<Integer> model, Optional<String> family, Optional<String> outcome) {}

  /// One reply with its question.
  public record Shown(
      Place place,
      Item item,
      String prompt,
      Outcome outcome,
      Optional<String> answer,
      String method,
      String reason,
      String reply,
      OptionalLong promptTokens,
      OptionalLong completionTokens,
      Optional<Double> cost,
      int attempts,
      boolean cached,
      double upstreamMillis,
      double addedMillis) {}

  /// How many questions are kept, and of how many worlds.
  public record Written(long questions, int worlds) {}

  /// Replies of one model that ended in one way.
  ///
  /// @param cost of those whose price is known
  /// @param unpriced how many have no price
  public record Tally(
      int model,
      String outcome,
      long questions,
      long promptTokens,
      long completionTokens,
      double cost,
      long unpriced,
      long requests) {}

  /// Quantiles of the milliseconds that were added to one model's replies.
  public record Latency(int model, double p50, double p95, double p99) {}

  /// Keeps questions that are not kept yet.
  public Future<Void> addItems(long evaluation, List<Item> items) {
    Tuple rows =
        Tuple.of(
            column(items, Long[]::new, item -> evaluation),
            column(items, Integer[]::new, Item::number),
            column(items, String[]::new, item -> item.family().text()),
            column(items, String[]::new, ItemDocuments::document),
            column(items, String[]::new, Item::text));
    return database.query(INSERT_ITEMS, rows).mapEmpty();
  }

  /// What is kept of an evaluation's questions.
  ///
  /// @param ofAWorld numbers of questions from one world to the next
  public Future<Written> written(long evaluation, int ofAWorld) {
    return database
        .query(WRITTEN, Tuple.of(evaluation, ofAWorld))
        .map(rows -> rows.iterator().next())
        .map(row -> new Written(row.getLong("questions"), row.getInteger("worlds")));
  }

  /// Keeps replies; of two to the same question the first stays.
  public Future<Void> addReplies(List<StoredReply> replies) {
    Tuple rows = Tuple.tuple();
    rows.addValue(column(replies, Long[]::new, StoredReply::evaluation));
    rows.addValue(column(replies, Integer[]::new, StoredReply::item));
    rows.addValue(column(replies, Short[]::new, reply -> (short) reply.model()));
    rows.addValue(column(replies, Short[]::new, reply -> (short) reply.sample()));
    rows.addValue(column(replies, String[]::new, reply -> reply.parsed().outcome().text()));
    rows.addValue(column(replies, String[]::new, AnswerStore::answer));
    rows.addValue(column(replies, String[]::new, reply -> reply.parsed().method().text()));
    rows.addValue(column(replies, Boolean[]::new, reply -> reply.parsed().flagged()));
    rows.addValue(column(replies, String[]::new, reply -> storable(reply.parsed().reason())));
    rows.addValue(column(replies, String[]::new, reply -> storable(reply.reply())));
    rows.addValue(column(replies, Long[]::new, reply -> boxed(reply.promptTokens())));
    rows.addValue(column(replies, Long[]::new, reply -> boxed(reply.completionTokens())));
    rows.addValue(column(replies, Double[]::new, StoredReply::cost));
    rows.addValue(column(replies, Integer[]::new, StoredReply::attempts));
    rows.addValue(column(replies, Boolean[]::new, StoredReply::cached));
    rows.addValue(column(replies, Float[]::new, reply -> (float) reply.upstreamMillis()));
    rows.addValue(column(replies, Float[]::new, reply -> (float) reply.addedMillis()));
    return database.query(INSERT_REPLIES, rows).mapEmpty();
  }

  private static @Nullable String answer(StoredReply reply) {
    return reply.parsed().answer().map(ItemDocuments::answer).orElse(null);
  }

  /// PostgreSQL keeps any text but the character NUL and halves of surrogate pairs, and a model may
  /// say anything: both become the replacement character.
  private static String storable(String text) {
    boolean clean = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    if (clean) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> unstorable(c) ? 0xFFFD : c).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean unstorable(int c) {
    return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static <R, T> T[] column(
      List<R> rows, IntFunction<T[]> array, Function<R, ? extends @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }

  /// What is answered of the items `from` to `to`, without `to`.
  public Future<Set<Asked>> answered(long evaluation, int from, int to) {
    return database
        .query(ANSWERED, Tuple.of(evaluation, from, to))
        .map(rows -> {
          Set<Asked> answered = new HashSet<>();
          for (Row row : rows) {
            answered.add(
                new Asked(
                    row.getInteger("item"), row.getInteger("model"), row.getInteger("sample")));
          }
          return answered;
        });
  }

  /// What a model answered to the items `from` to `to`, without `to`, in their order.
  public Future<List<Response>> responses(long evaluation, int model, int from, int to) {
    return database
        .query(RESPONSES, Tuple.of(evaluation, model, from, to))
        .map(rows -> rows.stream().map(AnswerStore::response).toList());
  }

  private static Response response(Row row) {
    Optional<Answer> answer =
        Optional.ofNullable(row.getString("answer")).map(ItemDocuments::answer);
    return new Response(
        ItemDocuments.item(row.getString("document")),
        row.getInteger("sample"),
        Outcome.of(row.getString("outcome")),
        answer);
  }

  /// Replies after a place.
  public Future<List<Shown>> page(long evaluation, Place after, Filter filter, int limit) {
    Tuple arguments =
        Tuple.from(
            java.util.Arrays.asList(
                evaluation,
                after.item(),
                (short) after.model(),
                (short) after.sample(),
                filter.model().orElse(null),
                filter.family().orElse(null),
                filter.outcome().orElse(null),
                limit));
    return database
        .query(PAGE, arguments)
        .map(rows -> rows.stream().map(AnswerStore::shown).toList());
  }

  private static Shown shown(Row row) {
    return new Shown(
        new Place(row.getInteger("item"), row.getInteger("model"), row.getInteger("sample")),
        ItemDocuments.item(row.getString("document")),
        row.getString("prompt"),
        Outcome.of(row.getString("outcome")),
        Optional.ofNullable(row.getString("answer")),
        row.getString("method"),
        row.getString("reason"),
        row.getString("reply"),
        optional(row.getLong("prompt_tokens")),
        optional(row.getLong("completion_tokens")),
        Optional.ofNullable(row.getDouble("cost")),
        row.getInteger("attempts"),
        row.getBoolean("cached"),
        row.getFloat("upstream_millis"),
        row.getFloat("added_millis"));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// How the replies of an evaluation ended, and what they took.
  public Future<List<Tally>> tally(long evaluation) {
    return database
        .query(TALLY, Tuple.of(evaluation))
        .map(rows ->
            rows.stream()
                .map(row ->
                    new Tally(
                        row.getInteger("model"),
                        row.getString("outcome"),
                        row.getLong("questions"),
                        sum(row, "prompt"),
                        sum(row, "completion"),
                        row.getDouble("cost") == null ? 0 : row.getDouble("cost"),
                        row.getLong("unpriced"),
                        row.getLong("requests")))
                .toList());
  }

  private static long sum(Row row, String column) {
    // A sum of bigints is a numeric.
    return row.getNumeric(column) == null ? 0 : row.getNumeric(column).longValue();
  }

  /// Of models that are asked one question at a time: what a batch adds is not measured.
  public Future<List<Latency>> latencies(long evaluation) {
    return database
        .query(LATENCIES, Tuple.of(evaluation))
        .map(rows ->
            rows.stream()
                .map(row -> {
                  Double[] q = row.getArrayOfDoubles("q");
                  return new Latency(row.getInteger("model"), q[0], q[1], q[2]);
                })
                .toList());
  }

  /// Forgets replies that never came, so that their questions are put again.
  public Future<Void> forgetErrors(long evaluation) {
    return database
        .query(
            "DELETE FROM evaluation_reply WHERE evaluation = $1 AND outcome = 'error'",
            Tuple.of(evaluation))
        .mapEmpty();
  }

  /// The outcome of a question that never got a reply.
  public static Parsed unanswered(String reason) {
    return new Parsed(
        Outcome.ERROR,
        Optional.empty(),
        io.causalgym.evaluation.elicitation.ParseMethod.NONE,
        false,
        reason);
  }
}
