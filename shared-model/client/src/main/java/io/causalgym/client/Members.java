package io.causalgym.client;

import io.causalgym.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What a client has noticed of the members that serve it. Thread-safe.
///
/// A call goes to whoever is next, and nobody but the cluster knows who that is. Once a call is met
/// with silence, one of them may hang: until the cluster has found out, which takes it seconds,
/// calls go to members that have been heard of since.
final class Members {
  /// How long a member counts as alive after it was heard of.
  private static final long ALIVE_NANOS =
      TimeUnit.MILLISECONDS.toNanos(BusClient.ACCEPT_MILLIS + 100);

  /// For how long one silence counts; while a member hangs, each call that meets it begins it anew.
  /// The addresses of a member that left are forgotten everywhere before that.
  private static final long WARY_NANOS = TimeUnit.SECONDS.toNanos(6);

  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> serving = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile long silence = System.nanoTime() - WARY_NANOS;
  private volatile long departure = System.nanoTime() - WARY_NANOS;

  /// A member has spoken for an operation.
  void heard(String nodeId, String operation) {
    heard.put(nodeId, System.nanoTime());
    serving.computeIfAbsent(operation, first -> ConcurrentHashMap.newKeySet()).add(nodeId);
  }

  /// Nobody has accepted a call in time.
  void silent() {
    silence = System.nanoTime();
  }

  void left(String nodeId) {
    departure = System.nanoTime();
    heard.remove(nodeId);
    serving.values().forEach(nodes -> nodes.remove(nodeId));
  }

  /// Nobody answers calls of an operation there now: nobody listens, or who does goes away. It is
  /// not chosen again before it is heard of.
  void absent(Operation<?, ?> operation, String address) {
    Set<String> nodes = serving.get(operation.name());
    if (nodes != null) {
      nodes.removeIf(node -> CallHeaders.direct(operation.address(), node).equals(address));
    }
  }

  /// Whether calls may have gone to a member that is no more.
  boolean oneLeftLately() {
    return System.nanoTime() - departure < WARY_NANOS;
  }

  /// Where the next message of an operation goes.
  String address(Operation<?, ?> operation) {
    long now = System.nanoTime();
    if (now - silence >= WARY_NANOS) {
      return operation.address();
    }
    List<String> alive =
        serving.getOrDefault(operation.name(), Set.of()).stream()
            .filter(node -> now - heard.getOrDefault(node, now - ALIVE_NANOS) < ALIVE_NANOS)
            .toList();
    return alive.isEmpty()
        ? operation.address()
        : CallHeaders.direct(
            operation.address(), alive.get(Math.floorMod(turn.getAndIncrement(), alive.size())));
  }
}
