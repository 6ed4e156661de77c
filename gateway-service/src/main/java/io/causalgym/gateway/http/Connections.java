package io.causalgym.gateway.http;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The connections of one event loop; those without a request for too long are closed.
///
/// A timeout of silence alone is not enough: who sends a header byte by byte is never silent.
public final class Connections {
  private final long idleNanos;
  private final IdentityHashMap<HttpConnection, Activity> open = new IdentityHashMap<>();

  Connections(Duration idleTimeout) {
    this.idleNanos = idleTimeout.toNanos();
  }

  /// Takes in a new connection.
  public void opened(HttpConnection connection) {
    open.put(connection, new Activity());
    connection.closeHandler(closed -> open.remove(connection));
  }

  /// Connections that are open now.
  public int size() {
    return open.size();
  }

  void busy(HttpConnection connection) {
    Activity activity = open.get(connection);
    if (activity != null) {
      activity.busy = true;
    }
  }

  void idle(HttpConnection connection) {
    Activity activity = open.get(connection);
    if (activity != null) {
      activity.busy = false;
      activity.sinceNanos = System.nanoTime();
    }
  }

  void closeIdle(long now) {
    List<HttpConnection> due = new ArrayList<>();
    open.forEach((connection, activity) -> {
      if (!activity.busy && now - activity.sinceNanos > idleNanos) {
        due.add(connection);
      }
    });
    due.forEach(HttpConnection::close);
  }

  private static final class Activity {
    private boolean busy;
    private long sinceNanos = System.nanoTime();
  }
}
