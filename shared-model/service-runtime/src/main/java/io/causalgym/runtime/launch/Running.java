package io.causalgym.runtime.launch;

import io.causalgym.runtime.health.Health;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started in this JVM, closed in reverse. Thread-safe: a signal may end a start that
/// is still under way.
public final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private record Part(String name, Runnable close) {}

  private final Health health = new Health();
  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean closed;

  /// The checks of this JVM.
  public Health health() {
    return health;
  }

  /// Has `close` run before everything that was added earlier; at once if this is closed already.
  public void onClose(String name, Runnable close) {
    Part part = new Part(name, close);
    synchronized (parts) {
      if (!closed) {
        parts.push(part);
        return;
      }
    }
    close(part);
  }

  void ready() {
    health.started();
    LOG.atInfo().log("started");
  }

  /// Takes no more, lets what is under way end, stops everything; a second call does nothing.
  @Override
  public void close() {
    health.stopping();
    for (Part part = next(); part != null; part = next()) {
      close(part);
    }
  }

  private @Nullable Part next() {
    synchronized (parts) {
      closed = true;
      return parts.poll();
    }
  }

  private static void close(Part part) {
    long start = System.nanoTime();
    try {
      part.close().run();
    } catch (RuntimeException failed) {
      // The others are closed all the same.
      LOG.atWarn().addKeyValue("part", part.name()).setCause(failed).log("did not close cleanly");
    }
    LOG.atDebug()
        .addKeyValue("part", part.name())
        .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
        .log("closed");
  }
}
