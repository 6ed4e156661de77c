package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// The results of a job's parts in their order, page by page.
public final class PartResults {
  private static final int PAGE = 1000;
  private static final String SELECT =
      """
      SELECT result::text AS result FROM job_part
      WHERE job_id = $1 AND number >= $2 AND number < $3 ORDER BY number
      """;

  private final Database database;
  private final String job;
  private final int parts;

  PartResults(Database database, String job, int parts) {
    this.database = database;
    this.job = job;
    this.parts = parts;
  }

  public int parts() {
    return parts;
  }

  /// JSON of the parts `from` to `to`, without `to`.
  public Future<List<String>> page(int from, int to) {
    return database
        .query(SELECT, Tuple.of(job, from, Math.min(to, parts)))
        .map(rows -> rows.stream().map(row -> row.getString("result")).toList());
  }

  /// JSON of every part; for results that fit into memory.
  public Future<List<String>> all() {
    return from(0, new ArrayList<>());
  }

  private Future<List<String>> from(int first, List<String> read) {
    if (first >= parts) {
      return Future.succeededFuture(read);
    }
    return page(first, first + PAGE)
        .compose(page -> {
          read.addAll(page);
          return from(first + PAGE, read);
        });
  }
}
