package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Nobody fills the store for all others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuotasIT {
  private final GymProcess gym;

  QuotasIT(@TempDir Path folder) throws IOException {
    Path keys =
        Files.write(
            folder.resolve("keys"),
            Stream.of("alice", "bob", "carol")
                .map(owner -> Caller.line(owner, "compute", "key-of-" + owner))
                .toList());
    gym =
        GymLaunch.on(folder.resolve("data"))
            .setting("CAUSALGYM_KEYS_FILE", keys.toString())
            .setting("CAUSALGYM_GRAPHS_PER_OWNER", "2")
            .setting("CAUSALGYM_RELATIONSHIPS_PER_OWNER", "2")
            .setting("CAUSALGYM_EVALUATION_ITEMS_PER_OWNER", "40")
            .ready();
  }

  @AfterAll
  void stop() {
    gym.close();
  }

  @Test
  void anOwnerKeepsSoManyGraphsAtMost() {
    Caller alice = new Caller(gym.http(), "key-of-alice");
    assertThat(store(alice, "dag { A -> B }").status()).isEqualTo(201);
    assertThat(store(alice, "dag { A -> C }").status()).isEqualTo(201);

    Answer full = store(alice, "dag { A -> D }");

    assertThat(full.status()).isEqualTo(413);
    assertThat(full.json().getInteger("limit")).isEqualTo(2);
    assertThat(full.body()).contains("CAUSALGYM_GRAPHS_PER_OWNER");
    // Nobody else makes room, and one that is deleted does.
    String first = store(alice, "dag { A -> B }").json().getString("id");
    Caller bob = new Caller(gym.http(), "key-of-bob");
    assertThat(bob.ask("DELETE", "/api/v1/graphs/" + first, null).status()).isEqualTo(404);
    assertThat(alice.ask("DELETE", "/api/v1/graphs/" + first, null).status()).isEqualTo(200);
    assertThat(alice.ask("DELETE", "/api/v1/graphs/" + first, null).status()).isEqualTo(404);
    assertThat(store(alice, "dag { A -> B }").status()).isEqualTo(201);
    // What is there already needs no room, and others have their own.
    assertThat(store(alice, "dag { A -> B }").status()).isEqualTo(201);
    assertThat(store(bob, "dag { A -> D }").status()).isEqualTo(201);
  }

  @Test
  void anOwnerAssertsSoManyRelationshipsAtMost() {
    Caller alice = new Caller(gym.http(), "key-of-alice");
    Caller bob = new Caller(gym.http(), "key-of-bob");
    Answer first = relate(alice, "A", "B");
    assertThat(first.status()).isEqualTo(201);
    assertThat(relate(alice, "A", "B").status()).isEqualTo(201);

    Answer full = relate(alice, "A", "C");

    assertThat(full.status()).isEqualTo(413);
    assertThat(full.json().getInteger("limit")).isEqualTo(2);
    assertThat(full.body()).contains("CAUSALGYM_RELATIONSHIPS_PER_OWNER");
    assertThat(relate(bob, "A", "C").status()).isEqualTo(201);
    // Nobody else makes room, and one that is deleted does.
    String path = "/api/v1/relationships/" + first.json().getString("id");
    assertThat(bob.ask("DELETE", path, null).status()).isEqualTo(404);
    Answer deleted = alice.ask("DELETE", path, null);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().getString("id")).isEqualTo(first.json().getString("id"));
    assertThat(deleted.json().getJsonObject("provenance")).isNotNull();
    assertThat(alice.ask("DELETE", path, null).status()).isEqualTo(404);
    assertThat(alice.ask("DELETE", "/api/v1/relationships/one", null).status()).isEqualTo(400);
    assertThat(relate(alice, "A", "D").status()).isEqualTo(201);
  }

  @Test
  void anOwnersEvaluationsPutSoManyQuestionsAtMost() {
    Caller alice = new Caller(gym.http(), "key-of-alice");
    Caller bob = new Caller(gym.http(), "key-of-bob");
    Answer first = evaluate(alice, "ref/oracle", 10);
    assertThat(first.status()).as(first.body()).isEqualTo(202);
    // Answers that nobody waits for.
    Answer slow = evaluate(alice, "ref/slow-60000", 10);
    assertThat(slow.status()).isEqualTo(202);

    Answer full = evaluate(alice, "ref/oracle", 1);

    assertThat(full.status()).isEqualTo(413);
    assertThat(full.json().getInteger("limit")).isEqualTo(40);
    assertThat(full.json().getInteger("questions")).isEqualTo(2);
    assertThat(full.body()).contains("CAUSALGYM_EVALUATION_ITEMS_PER_OWNER");
    assertThat(evaluate(bob, "ref/oracle", 1).status()).isEqualTo(202);
    // What is under way is cancelled before it is deleted.
    String path = "/api/v1/evaluations/" + slow.json().getString("evaluation");
    Answer underWay = alice.ask("DELETE", path, null);
    assertThat(underWay.status()).isEqualTo(409);
    String job = "/api/v1/jobs/" + underWay.json().getString("job");
    assertThat(underWay.body()).contains("DELETE " + job);
    assertThat(alice.ask("DELETE", job, null).status()).isEqualTo(200);
    assertThat(bob.ask("DELETE", path, null).status()).isEqualTo(404);
    assertThat(alice.ask("DELETE", path, null).status()).isEqualTo(200);
    assertThat(evaluate(alice, "ref/oracle", 10).status()).isEqualTo(202);
  }

  @Test
  void anEvaluationThatIsDeletedIsNowhere() {
    Caller carol = new Caller(gym.http(), "key-of-carol");
    String id = evaluate(carol, "ref/oracle", 10).json().getString("evaluation");
    String path = "/api/v1/evaluations/" + id;
    assertThat(
            gym.await(Duration.ofMinutes(1), () -> carol.get(path).body().contains("finishedAt")))
        .isTrue();
    assertThat(carol.get("/api/v1/leaderboard").body()).contains(id);

    Answer deleted = carol.ask("DELETE", path, null);

    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(deleted.json().getString("id")).isEqualTo(id);
    for (String part : List.of("", "/items", "/export", "/events")) {
      assertThat(carol.get(path + part).status()).as(part).isEqualTo(404);
    }
    assertThat(carol.ask("POST", path + "/resume", null).status()).isEqualTo(404);
    assertThat(carol.ask("PATCH", path, new JsonObject().put("paused", true)).status())
        .isEqualTo(404);
    assertThat(carol.ask("DELETE", path, null).status()).isEqualTo(404);
    for (String list : List.of("/api/v1/leaderboard", "/api/v1/evaluations")) {
      assertThat(carol.get(list).body()).doesNotContain(id);
    }
  }

  /// Two questions a world.
  private static Answer evaluate(Caller caller, String model, int worlds) {
    return caller.post(
        "/api/v1/evaluations",
        new JsonObject()
            .put("models", new JsonArray().add(new JsonObject().put("id", model)))
            .put(
                "suite",
                new JsonObject()
                    .put("name", "s")
                    .put("worlds", worlds)
                    .put("families", Json.names("see-do"))));
  }

  private static Answer relate(Caller caller, String cause, String effect) {
    return caller.post(
        "/api/v1/relationships", new JsonObject().put("cause", cause).put("effect", effect));
  }

  private static Answer store(Caller caller, String graph) {
    return caller.post("/api/v1/graphs", Json.graph(graph));
  }
}
