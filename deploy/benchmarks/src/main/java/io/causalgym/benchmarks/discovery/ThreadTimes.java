package io.causalgym.benchmarks.discovery;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Processor time of all threads of the JVM from a moment on, those included that end meanwhile: a
/// thread looks at all others every few milliseconds, so that of one that ends little is missed.
/// Threads of the JVM's compiler and garbage collector are left out.
final class ThreadTimes implements AutoCloseable {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long INTERVAL_NANOS = 5_000_000;

  private final Map<Long, Long> before = new HashMap<>();
  private final Map<Long, Long> last = new HashMap<>();
  private final Thread watcher;
  private volatile boolean closed;

  ThreadTimes() {
    look(before);
    watcher = Thread.ofPlatform().daemon().name("thread-times").start(this::watch);
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(INTERVAL_NANOS);
      look(last);
    }
  }

  private static synchronized void look(Map<Long, Long> into) {
    long[] ids = THREADS.getAllThreadIds();
    long[] nanos = THREADS.getThreadCpuTime(ids);
    for (int i = 0; i < ids.length; i++) {
      // -1 for a thread that has just ended.
      if (nanos[i] >= 0) {
        into.merge(ids[i], nanos[i], Math::max);
      }
    }
  }

  /// Nanoseconds so far.
  long spent() {
    look(last);
    long sum = 0;
    synchronized (ThreadTimes.class) {
      for (Map.Entry<Long, Long> entry : last.entrySet()) {
        if (entry.getKey() != watcher.threadId()) {
          sum += entry.getValue() - before.getOrDefault(entry.getKey(), 0L);
        }
      }
    }
    return sum;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watcher);
  }
}
