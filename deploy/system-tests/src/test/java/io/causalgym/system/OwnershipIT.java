package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.ApiRoutes.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What one has stored does not exist for another, neither for who may compute nor for an
/// administrator, at any route that the running system says it has.
@TestInstance(Lifecycle.PER_CLASS)
final class OwnershipIT {
  private static final String PRIVATE = "alices_own";
  private static final String CSV = csv();
  private static final String UNKNOWN_HASH = "0123456789abcdef".repeat(4);

  /// Names of fields that hold a graph, and so may name a stored one.
  private static final Set<String> GRAPHS = Set.of("graph", "truth", "estimate", "oracle");

  private final GymProcess gym;
  private final Caller alice;
  private final List<Caller> others;
  private final ApiRoutes routes;

  /// Ids of Alice's things by their collection.
  private final Map<String, String> things = new HashMap<>();

  OwnershipIT(@TempDir Path folder) throws IOException {
    Path keys =
        Files.write(
            folder.resolve("keys"),
            List.of(
                Caller.line("alice", "compute", "key-of-alice"),
                Caller.line("bob", "compute", "key-of-bob"),
                Caller.line("root", "admin", "key-of-root")));
    gym =
        GymLaunch.on(folder.resolve("data"))
            .setting("CAUSALGYM_KEYS_FILE", keys.toString())
            .ready();
    alice = new Caller(gym.http(), "key-of-alice");
    others = List.of(new Caller(gym.http(), "key-of-bob"), new Caller(gym.http(), "key-of-root"));
    routes = new ApiRoutes(alice.get("/openapi.yaml").body());
    things.put(
        "graphs",
        made(alice.post("/api/v1/graphs", Json.graph("dag { X -> " + PRIVATE + " }")), "id"));
    things.put("datasets", made(upload(alice, CSV), "id"));
    things.put("jobs", made(alice.post("/api/v1/discoveries", discovery(id("datasets"))), "job"));
    things.put("evaluations", made(alice.post("/api/v1/evaluations", evaluation()), "evaluation"));
    things.put(
        "relationships",
        made(
            alice.post(
                "/api/v1/relationships",
                new JsonObject().put("cause", "X").put("effect", PRIVATE).put("confidence", 1.0)),
            "id"));
    awaitEnd("/api/v1/jobs/" + id("jobs"));
    awaitEnd("/api/v1/evaluations/" + id("evaluations"));
  }

  @AfterAll
  void stop() {
    gym.close();
  }

  private static String csv() {
    StringBuilder csv = new StringBuilder("X," + PRIVATE + "\n");
    for (int row = 0; row < 200; row++) {
      csv.append(row % 7)
          .append('.')
          .append(row % 10)
          .append(',')
          .append(row * row % 11)
          .append(".5\n");
    }
    return csv.toString();
  }

  private Answer upload(Caller owner, String csv) {
    return gym.http()
        .send(
            owner
                .request("/api/v1/datasets?name=" + PRIVATE)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build());
  }

  private static JsonObject discovery(String dataset) {
    return new JsonObject().put("dataset", dataset).put("algorithm", "pc");
  }

  private static JsonObject evaluation() {
    return new JsonObject()
        .put("models", new JsonArray().add(new JsonObject().put("id", "ref/oracle")))
        .put(
            "suite",
            new JsonObject()
                .put("name", PRIVATE)
                .put("worlds", 2)
                .put("seed", 1)
                .put("families", Json.names("see-do")));
  }

  private static String made(Answer answer, String id) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    return String.valueOf(answer.json().getValue(id));
  }

  private void awaitEnd(String path) {
    assertThat(
            gym.await(
                Duration.ofSeconds(60),
                () -> alice.get(path).body().contains("\"state\":\"succeeded\"")))
        .as(alice.get(path).body())
        .isTrue();
  }

  /// The id of Alice's thing that a route is about.
  private String thing(Route route) {
    String collection = route.path().split("/", -1)[3];
    assertThat(things)
        .as("%s takes an id, and Alice has nothing in '%s': let her store one", route, collection)
        .containsKey(collection);
    return id(collection);
  }

  /// The id of Alice's thing in a collection.
  private String id(String collection) {
    return Objects.requireNonNull(things.get(collection), collection);
  }

  private static @Nullable JsonObject body(Route route) {
    return route.method().equals("PATCH") ? new JsonObject().put("paused", true) : null;
  }

  /// A refusal without what differs between any two.
  private static String refusal(Answer answer, String id) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    return answer.body().replaceAll("\\b" + Pattern.quote(id) + "\\b", "(id)");
  }

  private static String unknown(String id) {
    return id.length() == UNKNOWN_HASH.length()
        ? UNKNOWN_HASH
        : id.substring(0, id.length() - 1) + "0";
  }

  @Test
  void whatIsAnothersIsAnsweredLikeWhatDoesNotExist() {
    List<Route> withId = routes.all().filter(route -> route.path().contains("{id}")).toList();
    assertThat(withId).hasSizeGreaterThan(10);

    for (Route route : withId) {
      String id = thing(route);
      for (Caller other : others) {
        Answer refused = other.ask(route.method(), route.path().replace("{id}", id), body(route));
        String nothing = unknown(id);
        Answer absent =
            other.ask(route.method(), route.path().replace("{id}", nothing), body(route));

        assertThat(refusal(refused, id)).as("%s", route).isEqualTo(refusal(absent, nothing));
        assertThat(refused.body()).doesNotContain(PRIVATE, "alice");
      }
    }

    // And none of it was changed on the way.
    for (Route route : withId) {
      if (route.method().equals("GET")) {
        assertThat(alice.get(route.path().replace("{id}", thing(route))).status())
            .as("%s", route)
            .isEqualTo(200);
      }
    }
    assertThat(alice.get("/api/v1/relationships").body())
        .contains("\"id\":\"" + id("relationships") + "\"");
  }

  @Test
  void noListShowsWhatIsAnothers() {
    List<Route> lists =
        routes
            .all()
            .filter(route -> route.method().equals("GET") && !route.path().contains("{"))
            .toList();
    assertThat(lists).extracting(Route::path).contains("/api/v1/jobs", "/api/v1/datasets");

    for (Route route : lists) {
      for (Caller other : others) {
        Answer list = other.get(route.path());
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).as("%s", route).doesNotContain(PRIVATE);
        // The number of a relationship is in many lists by chance.
        things.values().stream()
            .filter(id -> id.length() > 8)
            .forEach(id -> assertThat(list.body()).as("%s", route).doesNotContain(id));
      }
    }
    assertThat(alice.get("/api/v1/jobs").body()).contains(id("jobs"));
    assertThat(alice.get("/api/v1/datasets").body()).contains(id("datasets"));
    assertThat(alice.get("/api/v1/evaluations").body()).contains(id("evaluations"));
    assertThat(alice.get("/api/v1/relationships").body()).contains(PRIVATE);
  }

  /// Alice asks first, so that her answer is in every cache.
  @Test
  void noQuestionReachesAnothersGraph() {
    List<Route> questions = routes.all().filter(route -> routes.takes(route, "Graph")).toList();
    assertThat(questions).hasSizeGreaterThan(8);

    for (Route route : questions) {
      JsonObject question = about(id("graphs"), route);
      assertThat(alice.post(route.path(), question).status()).as("%s", route).isNotEqualTo(404);
      for (Caller other : others) {
        assertThat(refusal(other.post(route.path(), question), id("graphs")))
            .as("%s", route)
            .isEqualTo(refusal(other.post(route.path(), about(UNKNOWN_HASH, route)), UNKNOWN_HASH));
      }
    }
  }

  /// The route's own example, with a stored graph wherever it has one.
  private JsonObject about(String id, Route route) {
    JsonObject byId = new JsonObject().put("id", id);
    if (route.path().equals("/api/v1/graphs")) {
      return byId;
    }
    JsonObject question =
        routes
            .example(route)
            .orElseThrow(() -> new AssertionError(route + " has no example to ask"))
            .copy();
    if (route.path().equals("/api/v1/graphs/check")) {
      question.put("dataset", id("datasets"));
    }
    if (route.path().equals("/api/v1/discoveries")) {
      return new JsonObject().put("oracle", byId).put("algorithm", "pc");
    }
    List<String> fields = question.fieldNames().stream().filter(GRAPHS::contains).toList();
    (fields.isEmpty() ? List.of("graph") : fields).forEach(field -> question.put(field, byId));
    return question;
  }

  @Test
  void noQuestionReachesAnothersDataset() {
    String dataset = id("datasets");
    for (String field : List.of("dataset", "datasets")) {
      for (Caller other : others) {
        assertThat(refusal(other.post("/api/v1/discoveries", learned(field, dataset)), dataset))
            .isEqualTo(
                refusal(
                    other.post("/api/v1/discoveries", learned(field, unknown(dataset))),
                    unknown(dataset)));
      }
    }
    JsonObject check =
        new JsonObject()
            .put("graph", Json.graph("dag { X -> " + PRIVATE + " }"))
            .put("dataset", dataset);
    assertThat(alice.post("/api/v1/graphs/check", check).status()).isEqualTo(200);
    for (Caller other : others) {
      assertThat(refusal(other.post("/api/v1/graphs/check", check), dataset)).isNotEmpty();
    }
  }

  private static JsonObject learned(String field, String dataset) {
    return new JsonObject()
        .put(field, field.equals("dataset") ? dataset : new JsonArray().add(dataset))
        .put("algorithm", "pc");
  }

  /// The same content has one id and is kept once, and belongs to each who stored it.
  @Test
  void whoDeletesHisOwnCopyLeavesTheOthers() {
    Caller bob = others.getFirst();
    String shared = CSV + "1.5,2.5\n";
    String copy = made(upload(alice, shared), "id");
    assertThat(bob.get("/api/v1/datasets/" + copy).status()).isEqualTo(404);
    assertThat(made(upload(bob, shared), "id")).isEqualTo(copy);

    assertThat(bob.ask("DELETE", "/api/v1/datasets/" + copy, null).status()).isEqualTo(200);

    assertThat(bob.get("/api/v1/datasets/" + copy).status()).isEqualTo(404);
    Answer rows = alice.get("/api/v1/datasets/" + copy + "/rows");
    assertThat(rows.status()).as(rows.body()).isEqualTo(200);
    assertThat(rows.body()).contains(PRIVATE);
  }

  @Test
  void theTokenOfAnEvaluationIsShownToItsOwnerAlone() {
    String path = "/api/v1/evaluations/" + id("evaluations");
    String token = alice.get(path).json().getString("token");
    assertThat(token).isNotEmpty();

    for (Caller other : others) {
      assertThat(other.get(path).body()).doesNotContain(token);
    }
    assertThat(new Caller(gym.http(), token).get("/v1/models").status()).isEqualTo(200);
    assertThat(new Caller(gym.http(), "key-of-alice").get("/v1/models").status()).isEqualTo(401);
    assertThat(new Caller(gym.http(), token).get("/api/v1/jobs").status()).isEqualTo(401);
  }
}
