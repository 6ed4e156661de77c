package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.cache.RequestKey;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.dispatch.time.Alarm;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves the questions of a lane. Everything happens on the loop and ends in {@link #turn}, the one
/// place where waiting questions go, are given up, and make room for others.
final class Dispatcher {
  // Questions that are ready to go beyond those that can: enough to never wait for one.
  private static final int MOST_READY = 16;
  // Parked questions take no place, so that others may go meanwhile; there is an end to that too.
  private static final int WAITERS_PER_PLACE = 4;
  private static final int WAITERS_ALWAYS = 64;
  // A run of cached replies must not keep the loop from everything else.
  private static final int PERMITS_PER_TURN = 256;
  private static final long IDLE_NANOS = 3_600_000_000_000L;
  private static final long SWEEP_NANOS = 100_000_000L;

  private final Parts parts;
  private final Loop loop;
  private final Flights flights;
  private final Turns turns = new Turns();
  private final Set<Line> joined = new HashSet<>();
  private final Setbacks setbacks;
  private final Sender sender;
  private final Alarm alarm;
  private long sweepAt = Alarm.NEVER;
  private boolean paused;
  private long pausedAt;
  // Read from any thread.
  private volatile boolean busy;
  private volatile long touchedAt;
  private boolean turning;
  private boolean again;

  Dispatcher(Parts parts, Setbacks setbacks, SenderFactory sender) {
    this.parts = parts;
    this.loop = parts.loop();
    this.flights = parts.flights();
    this.setbacks = setbacks;
    this.sender = sender.make(this::turn);
    this.alarm = new Alarm(loop, this::turn);
    this.touchedAt = loop.nanos();
  }

  /// Makes the sender, which calls back when a reply has made room.
  interface SenderFactory {
    Sender make(Runnable turn);
  }

  Loop loop() {
    return loop;
  }

  /// Whether nothing happened for an hour, and nothing waits to happen.
  boolean idle() {
    return !busy && loop.nanos() - touchedAt > IDLE_NANOS;
  }

  Line join(Limits limits) {
    touchedAt = loop.nanos();
    Line line = new Line(this, limits);
    loop.execute(() -> {
      setbacks.restart();
      joined.add(line);
      limit();
    });
    return line;
  }

  void leave(Line line) {
    loop.execute(() -> {
      joined.remove(line);
      limit();
    });
  }

  private void limit() {
    joined.stream()
        .map(line -> line.limits)
        .reduce(Limits::strictest)
        .ifPresent(limits -> parts.pacing().retune(limits, loop.nanos()));
    turn();
  }

  Future<Permit> acquire(Line line) {
    Promise<Permit> promise = Promise.promise();
    loop.execute(() -> {
      Undelivered refusal = refusal(line);
      if (refusal != null) {
        promise.fail(refusal);
      } else if (!turns.waits(line, promise)) {
        promise.fail(new IllegalStateException("too many permits asked for: await some first"));
      } else {
        turn();
      }
    });
    return promise.future();
  }

  Future<Delivered> send(Permit permit, ChatRequest request, SendOptions options, Origin origin) {
    Promise<Delivered> promise = Promise.promise();
    boolean shareable = Flight.shareable(request.sampling());
    // Hashed on the caller's thread.
    String key = shareable || options.cached() ? key(request, options) : "";
    loop.execute(() -> {
      Waiter waiter = new Waiter(permit.line(), options, origin, promise, loop.nanos());
      if (!permit.use()) {
        promise.fail(new IllegalStateException("a permit is for one question: acquire another"));
        return;
      }
      turns.used(permit.line());
      enter(waiter, request, key, shareable);
      turn();
    });
    return promise.future();
  }

  void release(Permit permit) {
    loop.execute(() -> {
      if (permit.use()) {
        turns.used(permit.line());
        turn();
      }
    });
  }

  void cancel(Line line) {
    loop.execute(() -> {
      refuse(turns.cancel(line), Outcomes.cancelled(0));
      joined.remove(line);
      for (Flight flight : flights.all()) {
        if (flight.state != Flight.State.UNDERWAY && flight.state != Flight.State.DONE) {
          parts.outcomes().cancelled(flight);
        }
      }
      limit();
    });
  }

  void retune(Line line, Limits limits) {
    loop.execute(() -> {
      line.limits = limits;
      limit();
    });
  }

  void pause() {
    loop.execute(() -> {
      if (!paused) {
        paused = true;
        busy = true;
        pausedAt = loop.nanos();
      }
    });
  }

  void resume() {
    loop.execute(() -> {
      if (paused) {
        paused = false;
        long stood = loop.nanos() - pausedAt;
        flights.all().forEach(f -> f.waiters.forEach(w -> w.extend(stood)));
        turn();
      }
    });
  }

  Future<LaneStatus> status() {
    Promise<LaneStatus> promise = Promise.promise();
    loop.execute(() -> promise.complete(parts.ledger().status(parts, condition())));
    return promise.future();
  }

  private LaneStatus.Condition condition() {
    if (setbacks.stopped() != null) {
      return LaneStatus.Condition.STOPPED;
    }
    if (paused) {
      return LaneStatus.Condition.PAUSED;
    }
    return parts.pacing().broken() ? LaneStatus.Condition.BROKEN : LaneStatus.Condition.OPEN;
  }

  private String key(ChatRequest request, SendOptions options) {
    LaneKey lane = parts.lane();
    return RequestKey.of(lane.provider(), lane.endpoint().base(), request, options.sample());
  }

  private @Nullable Undelivered refusal(Line line) {
    return line.cancelled ? Outcomes.cancelled(0) : setbacks.stopped();
  }

  private void enter(Waiter waiter, ChatRequest request, String key, boolean shareable) {
    Undelivered refusal = refusal(waiter.line);
    if (refusal != null) {
      parts.outcomes().fail(waiter, refusal);
      return;
    }
    Flight flight = new Flight(key, request, waiter, shareable);
    Flight other = shareable ? flights.shared(flight) : null;
    if (other != null) {
      flights.join(other, waiter);
      return;
    }
    flights.enter(flight);
    if (waiter.options.cached()) {
      parts.cache().find(key, reply -> lookedUp(flight, reply));
    } else {
      sender.ready(flight, loop.nanos());
    }
  }

  private void lookedUp(Flight flight, Optional<ChatReply> reply) {
    if (flight.state == Flight.State.LOOKED_UP) {
      long now = loop.nanos();
      reply.ifPresentOrElse(
          found -> parts.outcomes().delivered(flight, found, true, 0, now),
          () -> sender.ready(flight, now));
      turn();
    }
  }

  /// Whatever may happen now happens. Those who are told of it may come back at once, which makes
  /// for one more round and not for a deeper stack.
  private void turn() {
    again = true;
    if (turning) {
      return;
    }
    turning = true;
    int left = PERMITS_PER_TURN;
    long next = Alarm.NEVER;
    while (again && left > 0) {
      again = false;
      long now = loop.nanos();
      flights.wake(now);
      sweep(now);
      next = paused ? Alarm.NEVER : sender.sendReady(now);
      left = grant(left);
    }
    turning = false;
    busy = paused || !flights.isEmpty() || turns.next() != null;
    touchedAt = loop.nanos();
    if (left <= 0) {
      next = loop.nanos();
    }
    sweepAt = flights.isEmpty() ? Alarm.NEVER : Math.min(sweepAt, loop.nanos() + SWEEP_NANOS);
    alarm.noLaterThan(Math.min(Math.min(next, sweepAt), flights.nextDue()));
  }

  private int grant(int most) {
    int left = most;
    Line line = turns.next();
    while (line != null && left > 0 && room()) {
      Promise<Permit> wish = turns.take(line);
      Permit permit = new Permit(this, line);
      loop.tell(() -> wish.complete(permit));
      left--;
      line = turns.next();
    }
    return left;
  }

  private boolean room() {
    int places = parts.pacing().concurrency();
    int permits = turns.permits();
    int taken = permits + flights.lookups() + flights.ready() + flights.underway();
    int most = parts.pacing().mostConcurrency();
    return !paused
        && setbacks.stopped() == null
        && taken < places
        && flights.ready() < MOST_READY
        && permits + flights.waiters() < Math.max(WAITERS_ALWAYS, WAITERS_PER_PLACE * most);
  }

  private void refuse(List<Promise<Permit>> wishes, Undelivered reason) {
    wishes.forEach(wish -> loop.tell(() -> wish.fail(reason)));
  }

  private void sweep(long now) {
    Undelivered stop = setbacks.stopped();
    if (stop != null) {
      refuse(turns.clear(), stop);
    }
    if (now < sweepAt) {
      return;
    }
    sweepAt = Alarm.NEVER;
    for (Flight flight : flights.all()) {
      sender.overdue(flight, now);
      // Of one who waits alone for a request under way, the provider keeps the time.
      boolean kept = flight.state == Flight.State.UNDERWAY && flight.waiters.size() <= 1;
      if (!paused && !kept && flight.state != Flight.State.DONE) {
        parts.outcomes().expired(flight, now);
      }
    }
  }
}
