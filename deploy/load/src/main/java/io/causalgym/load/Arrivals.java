package io.causalgym.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// An open population: requests come at a fixed rate, however long those before them take. Each
/// asks for the effect on a graph that nobody asked about before, so that every one is computed.
public final class Arrivals extends Simulation {
  private static final Duration ANSWER = Duration.ofMillis(500);

  public Arrivals() {
    // Of this run: an earlier one has filled caches.
    AtomicLong number = new AtomicLong(System.nanoTime());
    Iterator<Map<String, Object>> graphs =
        Stream.generate(() -> Map.<String, Object>of("n", number.incrementAndGet())).iterator();
    setUp(
            scenario("arrivals")
                .exec(
                    feed(graphs)
                        .exec(
                            http("identify")
                                .post("/api/v1/identify")
                                .header("Content-Type", "application/json")
                                .body(
                                    StringBody(
                                        """
                                        {"graph": {"text": "dag { X -> q#{n} -> Y; X <-> Y }"}, "query": "P(Y | do(X))"}\
                                        """))
                                .check(status().is(200), jsonPath("$.identifiable").is("true"))))
                .injectOpen(constantUsersPerSec(Options.perSecond()).during(Options.duration())))
        .protocols(http.baseUrl(Options.address()).shareConnections().acceptEncodingHeader("gzip"))
        .assertions(Aims.of(Map.of("identify", ANSWER)));
  }
}
