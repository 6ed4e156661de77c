package io.causalgym.discovery.service;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.stream.Collectors;

/// How PostgreSQL answers a statement.
public final class QueryPlan {
  private QueryPlan() {}

  /// For these very values, with the rows that each step met.
  public static Future<String> of(SqlClient client, String sql, Tuple values) {
    return client
        .preparedQuery("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF) " + sql)
        .execute(values)
        .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.joining("\n")));
  }

  /// For all values, as a statement that is prepared for many calls may be planned.
  public static Future<String> generic(SqlClient client, String sql) {
    return client
        .query("EXPLAIN (COSTS OFF, GENERIC_PLAN) " + sql)
        .execute()
        .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.joining("\n")));
  }
}
