package io.causalgym.gateway.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Notes each request once, at its end: a measurement always, a log line where it says something.
///
/// What went well, and what the caller did wrong, is logged at DEBUG: a flood of either must not
/// fill a disk. The measurements count them all.
public final class Journal implements Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /// In place of a status: the caller left before the end of the answer.
  static final int ABANDONED = 499;

  /// In place of a status: an answer that had begun was not finished.
  static final int CUT_OFF = 599;

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry meters;
  // Keyed by route template and status, both from closed lists.
  private final Map<String, Timer[]> timers = new ConcurrentHashMap<>();

  public Journal(MeterRegistry meters, Limits limits) {
    this.meters = meters;
    Gauge.builder("http.server.requests.computing", limits, Limits::concurrent)
        .description("requests that are being computed")
        .register(meters);
    Gauge.builder("http.server.bodies", limits, Limits::bodies)
        .baseUnit("bytes")
        .description("request bodies in memory")
        .register(meters);
  }

  @Override
  public void ended(Exchange exchange, int status) {
    long nanos = exchange.ageNanos(System.nanoTime());
    timer(exchange.route(), status).record(Duration.ofNanos(nanos));
    Level level = level(status);
    if (LOG.isEnabledForLevel(level)) {
      LOG.atLevel(level)
          .setCause(exchange.cause())
          .addKeyValue("request", exchange.id())
          .addKeyValue("method", exchange.request().method())
          .addKeyValue("route", exchange.route())
          .addKeyValue("status", status)
          .addKeyValue("principal", exchange.principal().name())
          .addKeyValue("millis", nanos / 1_000_000.0)
          .log("request");
    }
  }

  private static Level level(int status) {
    return switch (status) {
      case 500 -> Level.ERROR;
      case 502, 504, CUT_OFF -> Level.WARN;
      default -> Level.DEBUG;
    };
  }

  private Timer timer(String route, int status) {
    Timer[] ofRoute = timers.computeIfAbsent(route, first -> new Timer[6]);
    int kind = Math.clamp(status / 100, 0, 5);
    Timer timer = ofRoute[kind];
    if (timer == null) {
      // Registering twice gives the same timer, so a race costs nothing.
      timer =
          Timer.builder("http.server.request.duration")
              .description("from the head of the request to its answer")
              .tag("route", route)
              .tag("status", kind + "xx")
              .serviceLevelObjectives(BUCKETS)
              .register(meters);
      ofRoute[kind] = timer;
    }
    return timer;
  }
}
