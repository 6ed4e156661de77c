package io.causalgym.runtime.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A bounded pool of connections to PostgreSQL that never blocks; what only says "not now" fails
/// with {@link DatabaseUnavailable}.
public final class Database {
  private static final int IDLE_SECONDS = 300;
  // Below the 30 minutes after which load balancers and NAT forget quiet connections.
  private static final int LIFETIME_SECONDS = 1500;

  /// Classes of SQLSTATE that speak about the server's state, not about the statement: connection,
  /// rollback for the sake of another transaction, resources, operator. PostgreSQL 18
  /// documentation, appendix A. 57 holds `query_canceled`, the end of a statement over its time.
  private static final Set<String> NOT_NOW = Set.of("08", "40", "53", "57");

  /// `lock_not_available`, a lock that somebody else held too long, and
  /// `idle_in_transaction_session_timeout`, one that we held too long.
  private static final Set<String> HELD = Set.of("55P03", "25P03");

  /// All that the client says of a certificate that it does not believe, or not for this host.
  private static final String NO_TRUST = "SSL handshake failed";

  /// All that the client says of a pool that was closed meanwhile.
  private static final String CLOSED = "Pool closed";

  private final Pool pool;
  private volatile @Nullable DatabaseMeters meters;

  private Database(Pool pool) {
    this.pool = pool;
  }

  /// A pool for `address`; connections open when they are first needed.
  public static Database connect(Vertx vertx, DatabaseAddress address, DatabaseSettings settings) {
    return new Database(
        PgBuilder.pool()
            .with(poolOptions(settings))
            .connectingTo(connectOptions(address, settings))
            .using(vertx)
            .build());
  }

  private static PoolOptions poolOptions(DatabaseSettings settings) {
    return new PoolOptions()
        .setName("database")
        .setMaxSize(settings.poolSize())
        .setMaxWaitQueueSize(settings.waitQueueSize())
        .setConnectionTimeout((int) settings.timeouts().connect().toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxLifetime(LIFETIME_SECONDS)
        .setMaxLifetimeUnit(TimeUnit.SECONDS);
  }

  private static PgConnectOptions connectOptions(
      DatabaseAddress address, DatabaseSettings settings) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password())
            .setCachePreparedStatements(true)
            .addProperty("application_name", "causal-gym");
    settings.timeouts().apply(options);
    address.tls().apply(options);
    return options;
  }

  public Future<RowSet<Row>> query(String sql) {
    return query(sql, Tuple.tuple());
  }

  /// Runs one prepared statement with `$1 ...` from `arguments`.
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return typed(pool.preparedQuery(sql).execute(arguments));
  }

  /// Runs one prepared statement for each tuple, in one round trip.
  public Future<RowSet<Row>> batch(String sql, List<Tuple> arguments) {
    return typed(pool.preparedQuery(sql).executeBatch(arguments));
  }

  /// Runs `work` in one transaction: committed when its future succeeds, rolled back when it fails.
  public <T> Future<T> transaction(Function<SqlClient, Future<T>> work) {
    return typed(pool.withTransaction(work::apply));
  }

  /// Succeeds when a connection answers; for health checks.
  public Future<Void> ping() {
    return query("SELECT 1").mapEmpty();
  }

  public Future<Void> close() {
    return pool.close();
  }

  /// Has every request from now on measured.
  public void measure(DatabaseMeters by) {
    meters = by;
  }

  private <T> Future<T> typed(Future<T> future) {
    long begun = System.nanoTime();
    return future
        .recover(failure -> Future.failedFuture(typed(failure)))
        .onComplete(ended -> {
          DatabaseMeters by = meters;
          if (by != null) {
            by.ended(ended, begun);
          }
        });
  }

  static Throwable typed(Throwable failure) {
    return switch (failure) {
      case PgException refused -> isNotNow(refused.getSqlState()) ? unavailable(refused) : refused;
      // The client reports a full queue, a passed wait and a closed connection in these ways,
      // without types of their own.
      case IOException broken -> unavailable(broken);
      case TimeoutException late -> unavailable(late);
      case VertxException refused when NO_TRUST.equals(refused.getMessage()) -> untrusted(refused);
      // Of more than one type.
      case Throwable ended when CLOSED.equals(ended.getMessage()) -> closed(ended);
      case VertxException refused -> unavailable(refused);
      // What the client says of a server without TLS has no type at all.
      case Exception bare when bare.getClass() == Exception.class -> unavailable(bare);
      default -> failure;
    };
  }

  private static boolean isNotNow(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (HELD.contains(state) || NOT_NOW.contains(state.substring(0, 2)));
  }

  private static DatabaseUnavailable untrusted(Throwable cause) {
    return new DatabaseUnavailable(
        "the database's certificate is not believed: name the PEM file of its authority with"
            + " sslrootcert in CAUSALGYM_DATABASE_URL, and the host as the certificate does",
        cause,
        false);
  }

  private static DatabaseUnavailable closed(Throwable cause) {
    return new DatabaseUnavailable("the connections to the database are closed", cause, false);
  }

  private static DatabaseUnavailable unavailable(Throwable cause) {
    return new DatabaseUnavailable(
        "the database does not answer now: " + cause.getMessage(), cause);
  }
}
