package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Data come in, graphs come out.
@ExtendWith(SharedGym.class)
final class DiscoveryIT {
  private final GymClient gym;
  private final DiscoveryClient discovery;

  DiscoveryIT(GymProcess gym) {
    this.gym = gym.http();
    this.discovery = new DiscoveryClient(gym.http());
  }

  private static JsonObject question(String dataset, String algorithm) {
    return new JsonObject().put("dataset", dataset).put("algorithm", algorithm);
  }

  private static List<String> edges(JsonObject result) {
    return result.getJsonArray("edges").stream()
        .map(JsonObject.class::cast)
        .map(edge ->
            edge.getString("from") + " " + edge.getString("kind") + " " + edge.getString("to"))
        .sorted()
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "ges", "fges", "boss", "grasp", "hill-climbing"})
  void aColliderIsFoundAndWhatFollowsFromIt(String algorithm) {
    String dataset = discovery.store(Samples.collider(2_000, 1));

    JsonObject result = discovery.result(question(dataset, algorithm));

    assertThat(edges(result)).containsExactly("X -> Z", "Y -> Z", "Z -> W");
    assertThat(result.getString("kind")).isEqualTo("cpdag");
    assertThat(result.getString("dataset")).isEqualTo(dataset);
    assertThat(result.getJsonObject("statistics").getLong("tests")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fci", "rfci", "fci-max", "gfci", "boss-fci"})
  void withLatentCausesPossibleLessIsSaid(String algorithm) {
    String dataset = discovery.store(Samples.collider(2_000, 1));

    JsonObject result = discovery.result(question(dataset, algorithm));

    assertThat(edges(result)).containsExactly("X o-> Z", "Y o-> Z", "Z -> W");
    assertThat(result.getString("kind")).isEqualTo("pag");
  }

  @Test
  void whatWasFoundCanBeAskedAbout() {
    String dataset = discovery.store(Samples.collider(2_000, 2));
    JsonObject graph = discovery.result(question(dataset, "ges")).getJsonObject("graph");

    Answer answer =
        gym.post(
            "graphs/compare",
            new JsonObject()
                .put("truth", Json.graph("dag { X -> Z <- Y; Z -> W }"))
                .put("estimate", graph));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().getInteger("shd")).isZero();
  }

  @Test
  void theSameQuestionFindsTheSameJobAndTheSameColumnsTheSameDataset() {
    String dataset = discovery.store(Samples.collider(500, 3));
    String first = discovery.start(question(dataset, "pc"));
    discovery.follow(first);

    assertThat(discovery.store(Samples.collider(500, 3))).isEqualTo(dataset);
    assertThat(discovery.start(question(dataset, "pc"))).isEqualTo(first);
    assertThat(
            discovery.start(
                question(dataset, "pc").put("parameters", new JsonObject().put("threads", 1))))
        .isEqualTo(first);
    assertThat(
            discovery.start(
                question(dataset, "pc").put("parameters", new JsonObject().put("alpha", 0.05))))
        .isNotEqualTo(first);
  }

  @Test
  void replicatesGiveEdgesTheirConfidence() {
    String dataset = discovery.store(Samples.collider(2_000, 4));

    JsonObject result =
        discovery.result(
            question(dataset, "pc")
                .put("bootstrap", new JsonObject().put("samples", 40).put("seed", 7)));

    assertThat(result.getInteger("replicates")).isEqualTo(40);
    for (Object edge : result.getJsonArray("edges")) {
      assertThat(((JsonObject) edge).getDouble("confidence")).isBetween(0.5, 1.0);
    }
  }

  @Test
  void severalDatasetsAreOneJob() {
    String one = discovery.store(Samples.collider(800, 5));
    String two = discovery.store(Samples.collider(800, 6));

    JsonObject result =
        discovery.result(
            new JsonObject()
                .put("datasets", new JsonArray().add(one).add(two))
                .put("algorithm", "boss"));

    JsonArray results = result.getJsonArray("results");
    assertThat(results).hasSize(2);
    assertThat(results.getJsonObject(0).getString("dataset")).isEqualTo(one);
    assertThat(results.getJsonObject(1).getString("dataset")).isEqualTo(two);
  }

  @Test
  void knowledgeIsObeyedAndItsContradictionsAreToldBefore() {
    String dataset = discovery.store(Samples.collider(2_000, 7));
    JsonObject knowledge =
        new JsonObject(
            "{\"tiers\": [[\"W\"], [\"X\", \"Y\", \"Z\"]], \"forbidden\": [[\"X\", \"Z\"]]}");

    List<String> found =
        edges(discovery.result(question(dataset, "ges").put("knowledge", knowledge)));
    Answer refused =
        discovery.discover(
            question(dataset, "ges")
                .put(
                    "knowledge",
                    knowledge.copy().put("required", new JsonArray("[[\"X\", \"W\"]]"))));

    assertThat(found).contains("W -> Z").doesNotContain("X -> Z", "Z -> W");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("type")).endsWith("invalid-knowledge");
    assertThat(refused.json().getString("detail")).contains("X -> W");
  }

  @Test
  void everyEdgeIsKeptAsARelationship() {
    String dataset = discovery.store(Samples.collider(2_000, 8));
    String job = discovery.start(question(dataset, "pc"));
    discovery.follow(job);

    JsonObject page = gym.get("/api/v1/relationships?effect=Z&source=discovery&limit=1000").json();

    assertThat(
            page.getJsonArray("relationships").stream()
                .map(JsonObject.class::cast)
                .filter(one -> job.equals(one.getString("job")))
                .map(one -> one.getString("cause")))
        .containsExactlyInAnyOrder("X", "Y");
  }

  @Test
  void relationshipsThatPeopleAssertAreListedNewestFirst() {
    for (double confidence : new double[] {0.2, 0.9, 0.95}) {
      Answer stored =
          gym.post(
              "relationships",
              new JsonObject()
                  .put("cause", "smoking")
                  .put("effect", "cancer")
                  .put("confidence", confidence));
      assertThat(stored.status()).as(stored.body()).isEqualTo(201);
      assertThat(stored.json().getString("source")).isEqualTo("person");
    }

    JsonObject first =
        gym.get("/api/v1/relationships?cause=smoking&minConfidence=0.8&limit=1").json();
    JsonObject second =
        gym.get(
                "/api/v1/relationships?cause=smoking&minConfidence=0.8&limit=1&before="
                    + first.getString("next"))
            .json();

    assertThat(confidence(first)).isEqualTo(0.95);
    assertThat(confidence(second)).isEqualTo(0.9);
    assertThat(second.getString("next")).isNull();
  }

  private static double confidence(JsonObject page) {
    return page.getJsonArray("relationships").getJsonObject(0).getDouble("confidence");
  }

  @Test
  void aCancelledSearchLeavesWhatItHas() {
    String dataset = discovery.store(Samples.chain(150, 400, 9));
    String job =
        discovery.start(
            question(dataset, "boss").put("parameters", new JsonObject().put("restarts", 1_000)));
    while (!"running".equals(discovery.job(job).getString("state"))) {
      Thread.onSpinWait();
    }

    Answer cancelled = discovery.cancel(job);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().getString("state")).isEqualTo("cancelled");
    JsonObject left = discovery.follow(job).getLast().job();
    while (left.getJsonObject("result") == null) {
      left = discovery.job(job);
    }
    assertThat(left.getJsonObject("result").getBoolean("partial")).isTrue();
    assertThat(discovery.cancel(job).json().getString("state")).isEqualTo("cancelled");
  }

  @Test
  void aSearchOverItsTimeEndsWithWhatItHas() {
    String dataset = discovery.store(Samples.chain(150, 400, 10));

    JsonObject result =
        discovery.result(
            question(dataset, "boss")
                .put("parameters", new JsonObject().put("restarts", 1_000))
                .put("budget", new JsonObject().put("seconds", 1)));

    assertThat(result.getBoolean("partial")).isTrue();
  }

  @Test
  void anOracleShowsWhatWouldBeFoundWithDataWithoutEnd() {
    JsonObject result =
        discovery.result(
            new JsonObject()
                .put("oracle", Json.graph("dag { U [latent] U -> X; U -> Y; Z -> X; Y -> W }"))
                .put("algorithm", "fci"));

    assertThat(edges(result)).contains("Z o-> X");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b\\n1,2\\n3\\n            | 400 | 2 | ragged-row
          a,a\\n1,2\\n                | 400 |   | duplicate-name
          a,b\\n1,"2\\n               | 400 |   | truncated
          a,b\\n                      | 400 |   | no-rows
          a,b\\n1,\\n2,\\n             | 400 |   | all-missing
          """)
  void aBadFileIsToldAndNotKept(String csv, int status, String row, String reason) {
    int before = gym.get("/api/v1/datasets").json().getJsonArray("datasets").size();

    Answer refused = discovery.upload("", csv.strip().replace("\\n", "\n"));

    assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    assertThat(refused.json().getString("reason")).isEqualTo(reason);
    if (row != null) {
      assertThat(refused.json().getInteger("row")).isEqualTo(Integer.parseInt(row));
    }
    assertThat(gym.get("/api/v1/datasets").json().getJsonArray("datasets")).hasSize(before);
  }

  @Test
  void aDatasetIsDescribedShownAndDeleted() {
    String id = discovery.store("name,height\nann,1.5\nbob,\nann,1.7\n");

    JsonObject read = gym.get("/api/v1/datasets/" + id).json();
    JsonObject rows = gym.get("/api/v1/datasets/" + id + "/rows?limit=2").json();
    JsonObject summary = gym.get("/api/v1/datasets/" + id + "/summary").json();
    Answer deleted = gym.send(gym.request("/api/v1/datasets/" + id).DELETE().build());

    assertThat(read.getInteger("rows")).isEqualTo(3);
    assertThat(rows.getJsonArray("rows").encode()).isEqualTo("[[\"ann\",\"1.5\"],[\"bob\",null]]");
    assertThat(rows.getInteger("next")).isEqualTo(2);
    assertThat(summary.getJsonArray("columns").getJsonObject(1).getDouble("mean")).isEqualTo(1.6);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(gym.get("/api/v1/datasets/" + id).status()).isEqualTo(404);
    assertThat(discovery.discover(question(id, "pc")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"algorithm": "pc", "parameters": {"penalty": 2}}               | parameters.penalty
          {"algorithm": "ges", "parameters": {"alpha": 0.1}}              | parameters.alpha
          {"algorithm": "pc", "parameters": {"test": "chi-square"}}       | parameters.test
          {"algorithm": "pc", "columns": ["X", "Q"]}                      | columns
          {"algorithm": "pc", "knowledge": {"tiers": [["Q"]]}}            | knowledge.tiers[0]
          {"algorithm": "notears", "budget": {"megabytes": 1}, "columns": ["X"]} |
          """)
  void aQuestionThatMakesNoSenseIsRefusedBeforeAJobIsStarted(String rest, String field) {
    String dataset = discovery.store(Samples.collider(100, 11));

    Answer refused = discovery.discover(new JsonObject(rest).put("dataset", dataset));

    if (field == null) {
      assertThat(refused.status()).isEqualTo(202);
    } else {
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.json().getString("field")).isEqualTo(field);
    }
  }
}
