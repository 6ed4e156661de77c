package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.time.Alarm;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The questions of a lane, by where they are. Lives on its loop.
final class Flights {
  private final Set<Flight> all = new LinkedHashSet<>();
  private final Deque<Flight> ready = new ArrayDeque<>();
  private final PriorityQueue<Flight> parked =
      new PriorityQueue<>(Comparator.comparingLong(flight -> flight.dueAt));
  private final Map<String, Flight> shared = new HashMap<>();
  private int underway;
  private int lookups;
  private int waiters;

  void enter(Flight flight) {
    all.add(flight);
    waiters += flight.waiters.size();
    lookups++;
    if (flight.shareable) {
      shared.put(flight.shareKey(), flight);
    }
  }

  /// The flight that asks the same and may be joined.
  @Nullable Flight shared(Flight flight) {
    return shared.get(flight.shareKey());
  }

  void join(Flight flight, Waiter waiter) {
    flight.waiters.add(waiter);
    waiters++;
  }

  /// It waits for nothing but limits: behind all others at its first attempt, else before them.
  void ready(Flight flight, long now) {
    depart(flight);
    flight.state = Flight.State.READY;
    flight.since = now;
    if (flight.attempts == 0) {
      ready.addLast(flight);
    } else {
      ready.addFirst(flight);
    }
  }

  void park(Flight flight, long now, long nanos) {
    if (flight.state == Flight.State.READY) {
      flight.waitedNanos += now - flight.since;
    }
    depart(flight);
    flight.state = Flight.State.PARKED;
    flight.waitedNanos += nanos;
    flight.dueAt = now + nanos;
    parked.add(flight);
  }

  void underway(Flight flight, long now) {
    depart(flight);
    flight.state = Flight.State.UNDERWAY;
    flight.waitedNanos += now - flight.since;
    flight.attempts++;
    underway++;
  }

  /// It is over for all who wait.
  List<Waiter> end(Flight flight) {
    depart(flight);
    flight.state = Flight.State.DONE;
    all.remove(flight);
    if (flight.shareable) {
      shared.remove(flight.shareKey(), flight);
    }
    List<Waiter> ended = List.copyOf(flight.waiters);
    waiters -= ended.size();
    flight.waiters.clear();
    return ended;
  }

  /// It is over for one, and with the last who waits the flight ends, if it is not under way.
  void leave(Flight flight, Waiter waiter) {
    if (flight.waiters.remove(waiter)) {
      waiters--;
    }
    if (flight.waiters.isEmpty() && flight.state != Flight.State.UNDERWAY) {
      end(flight);
    }
  }

  /// Whose time to wait is over is ready.
  void wake(long now) {
    Flight next = parked.peek();
    while (next != null && next.dueAt - now <= 0) {
      ready(next, now);
      next = parked.peek();
    }
  }

  long nextDue() {
    Flight next = parked.peek();
    return next == null ? Alarm.NEVER : next.dueAt;
  }

  @Nullable Flight nextReady() {
    return ready.peek();
  }

  /// A copy, as those who are told may come back with more.
  List<Flight> all() {
    return List.copyOf(all);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  int lookups() {
    return lookups;
  }

  int ready() {
    return ready.size();
  }

  int parked() {
    return parked.size();
  }

  int underway() {
    return underway;
  }

  /// All who wait for a reply.
  int waiters() {
    return waiters;
  }

  private void depart(Flight flight) {
    switch (flight.state) {
      case LOOKED_UP -> lookups--;
      case READY -> ready.remove(flight);
      case PARKED -> parked.remove(flight);
      case UNDERWAY -> underway--;
      case DONE -> throw new IllegalStateException("a question that is over was touched again");
    }
  }
}
