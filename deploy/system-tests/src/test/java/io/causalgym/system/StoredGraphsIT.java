package io.causalgym.system;

import static io.causalgym.system.Json.graph;
import static io.causalgym.system.Json.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Graphs that are kept: stored once, read in every form, asked about by id.
@ExtendWith(SharedGym.class)
final class StoredGraphsIT {
  private final GymClient gym;

  StoredGraphsIT(GymProcess gym) {
    this.gym = gym.http();
  }

  @Test
  void sameGraphInAnyOrderAndFormHasOneId() {
    String id = store(graph("dag { X -> Z; Z -> Y; X <-> Y }"));
    JsonObject edges =
        new JsonObject(
            """
            {"nodes": ["Y", "Z", "X"],
             "edges": [{"from": "Y", "to": "X", "kind": "<->"}, {"from": "Z", "to": "Y", "kind": "->"},
                       {"from": "X", "to": "Z", "kind": "->"}]}
            """);

    assertThat(id).matches("[0-9a-f]{64}");
    assertThat(store(edges)).isEqualTo(id);
    assertThat(store(graph("dag { X -> Z -> Y }"))).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/json",
    "dagitty, text/plain",
    "dot, text/vnd.graphviz",
    "graphml, application/graphml+xml"
  })
  void graphReadInAnyFormIsTheOneThatWasStored(String format, String mediaType) {
    String id = store(graph("dag { X -> Z; Z -> Y; X <-> Y; alone }"));

    Answer read = gym.get("/api/v1/graphs/" + id + "?format=" + format);

    assertThat(read.status()).as(read.body()).isEqualTo(200);
    assertThat(read.contentType()).startsWith(mediaType);
    JsonObject again;
    if (format.equals("json")) {
      again = new JsonObject();
      again.put("nodes", read.json().getJsonArray("nodes"));
      again.put("edges", read.json().getJsonArray("edges"));
    } else {
      again = graph(read.body()).put("format", format);
    }
    // A text alone cannot tell an ADMG from a MAG; the stored kind goes along.
    assertThat(store(again.put("kind", "admg"))).isEqualTo(id);
  }

  @Test
  void storedGraphStandsForItselfInAQuestion() {
    String text = "dag { X -> Z; Z -> Y; X <-> Y }";
    JsonObject byId = new JsonObject().put("id", store(graph(text)));

    Answer byText = gym.post("identify", Json.identify(text));
    Answer stored = gym.post("identify", Json.identify(text).put("graph", byId));

    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    assertThat(stored.json().getJsonObject("estimand"))
        .isEqualTo(byText.json().getJsonObject("estimand"));
  }

  @Test
  void unknownIdIsNotFoundEverywhere() {
    String unknown = "0123456789abcdef".repeat(4);
    JsonObject question =
        new JsonObject()
            .put("graph", new JsonObject().put("id", unknown))
            .put("x", names("A"))
            .put("y", names("B"));

    assertThat(gym.get("/api/v1/graphs/" + unknown).status()).isEqualTo(404);
    assertThat(gym.post("separation", question).status()).isEqualTo(404);
  }

  /// The database cannot hold every character that JSON can; that must not surface as a failure.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u0001b",
        "na\u00efve",
        "\u56e0\u679c",
        "\ud83d\ude00",
        "a b",
        "a\"b",
        "a\\b",
        "-> {",
        "a\nb",
        "%00",
        "<&>"
      })
  void namesOfAnyCharactersAreStoredWholeOrRefused(String name) {
    JsonObject graph = new JsonObject(new JsonObject().put("nodes", names(name, "Y")).encode());

    Answer answer = gym.post("graphs", graph);

    if (answer.status() == 201) {
      Answer read = gym.get("/api/v1/graphs/" + answer.json().getString("id"));
      assertThat(read.json().getJsonArray("nodes")).contains(name);
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }
  }

  private String store(JsonObject graph) {
    Answer answer = gym.post("graphs", graph);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    String id = answer.json().getString("id");
    assertThat(answer.header("location")).hasValue("/api/v1/graphs/" + id);
    return id;
  }
}
