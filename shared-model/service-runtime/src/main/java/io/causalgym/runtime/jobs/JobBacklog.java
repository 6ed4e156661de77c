package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How many parts of jobs wait for a worker, and how long the first of them has waited, by kind:
/// those that are queued and due, and those whose worker let its lease run out. All nodes of a
/// database show the same, so that the maximum over them is the truth, and not the sum. While the
/// database does not say, nothing is shown.
public final class JobBacklog {
  private static final String DUE =
      """
      SELECT kind, count(*) AS parts, extract(epoch FROM $1::timestamptz - min(due_at))::float8 AS oldest
      FROM job_part WHERE due_at <= $1 GROUP BY kind
      """;

  private final Database database;
  private final InstantSource clock;
  private final MultiGauge parts;
  private final MultiGauge oldest;
  private final Set<String> kinds = new TreeSet<>();

  /// @param clock the database's
  public JobBacklog(Database database, InstantSource clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.parts = MultiGauge.builder("jobs.parts.due").register(registry);
    this.oldest =
        MultiGauge.builder("jobs.parts.due.oldest").baseUnit("seconds").register(registry);
  }

  /// Looks once; to be repeated.
  public Future<Void> look() {
    return database
        .query(DUE, Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
        .onComplete(this::show, away -> hide())
        .mapEmpty();
  }

  private synchronized void show(RowSet<Row> due) {
    List<MultiGauge.Row<?>> counts = new ArrayList<>();
    List<MultiGauge.Row<?>> ages = new ArrayList<>();
    // A kind that has no part left is shown as none, where it was shown before.
    Set<String> gone = new TreeSet<>(kinds);
    for (Row row : due) {
      String kind = row.getString("kind");
      gone.remove(kind);
      kinds.add(kind);
      counts.add(MultiGauge.Row.of(tags(kind), row.getLong("parts")));
      ages.add(MultiGauge.Row.of(tags(kind), row.getDouble("oldest")));
    }
    for (String kind : gone) {
      counts.add(MultiGauge.Row.of(tags(kind), 0));
      ages.add(MultiGauge.Row.of(tags(kind), 0));
    }
    parts.register(counts, true);
    oldest.register(ages, true);
  }

  private synchronized void hide() {
    parts.register(List.of(), true);
    oldest.register(List.of(), true);
  }

  private static Tags tags(String kind) {
    return Tags.of("kind", kind);
  }
}
