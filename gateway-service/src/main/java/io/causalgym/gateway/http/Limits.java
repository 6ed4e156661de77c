package io.causalgym.gateway.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The limits of the gateway and what is in use of them, shared by all its event loops.
public final class Limits {
  private final long maxBody;
  private final long maxBodies;
  private final int maxConcurrent;
  private final Duration receiveTimeout;
  private final Duration answerTimeout;
  private final Duration idleTimeout;
  private final AtomicLong bodies = new AtomicLong();
  private final AtomicInteger concurrent = new AtomicInteger();

  /// @param maxBody bytes of one body
  /// @param maxBodies bytes of all bodies in memory, with what is read from them
  public Limits(
      long maxBody,
      long maxBodies,
      int maxConcurrent,
      Duration receiveTimeout,
      Duration answerTimeout,
      Duration idleTimeout) {
    this.maxBody = maxBody;
    this.maxBodies = maxBodies;
    this.maxConcurrent = maxConcurrent;
    this.receiveTimeout = receiveTimeout;
    this.answerTimeout = answerTimeout;
    this.idleTimeout = idleTimeout;
  }

  public long maxBody() {
    return maxBody;
  }

  long maxBodies() {
    return maxBodies;
  }

  public Duration receiveTimeout() {
    return receiveTimeout;
  }

  public Duration answerTimeout() {
    return answerTimeout;
  }

  public Duration idleTimeout() {
    return idleTimeout;
  }

  /// Requests that are being computed.
  public int concurrent() {
    return concurrent.get();
  }

  /// Bytes of the bodies in memory, with what is read from them.
  public long bodies() {
    return bodies.get();
  }

  boolean full() {
    return concurrent.get() >= maxConcurrent;
  }

  /// Takes a place among the requests that are computed, if there is one.
  boolean enter() {
    if (concurrent.incrementAndGet() > maxConcurrent) {
      concurrent.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    concurrent.decrementAndGet();
  }

  /// Takes memory for a part of a body, if there is enough.
  boolean hold(long bytes) {
    if (bodies.addAndGet(bytes) > maxBodies) {
      bodies.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void release(long bytes) {
    if (bytes > 0) {
      bodies.addAndGet(-bytes);
    }
  }
}
