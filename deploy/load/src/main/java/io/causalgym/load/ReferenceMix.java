package io.causalgym.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Map;

/// A closed population: each user asks three evaluations and then for the metrics, and thinks for
/// one to three seconds after each, over and over.
public final class ReferenceMix extends Simulation {
  private static final Duration SHORTEST_THOUGHT = Duration.ofSeconds(1);
  private static final Duration LONGEST_THOUGHT = Duration.ofSeconds(3);
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private static final Duration EVALUATION = Duration.ofSeconds(2);
  private static final Duration PAGE = Duration.ofMillis(50);

  public ReferenceMix() {
    ChainBuilder evaluate =
        feed(Evaluations.bodies(1))
            .exec(
                http("evaluate")
                    .post("/api/v1/evaluate")
                    .header("Content-Type", "application/json")
                    .body(StringBody("#{body}"))
                    .check(status().is(200), jsonPath("$.verdict").exists()))
            .pause(SHORTEST_THOUGHT, LONGEST_THOUGHT);
    ChainBuilder metrics =
        exec(http("metrics").get("/metrics").check(status().is(200)))
            .pause(SHORTEST_THOUGHT, LONGEST_THOUGHT);
    ScenarioBuilder user =
        scenario("reference mix")
            .during(Options.duration())
            .on(exec(evaluate, evaluate, evaluate, metrics));
    setUp(user.injectOpen(rampUsers(Options.users()).during(ARRIVAL)))
        .protocols(http.baseUrl(Options.address()).acceptEncodingHeader("gzip"))
        .assertions(Aims.of(Map.of("evaluate", EVALUATION, "metrics", PAGE)));
  }
}
