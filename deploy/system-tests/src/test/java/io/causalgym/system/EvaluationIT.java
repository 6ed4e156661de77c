package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// Reference models go the way that every model goes, over HTTP, limits, parser and store, and get
/// the scores that they must have.
@ExtendWith(SharedGym.class)
@TestInstance(Lifecycle.PER_CLASS)
final class EvaluationIT {
  private static final double EXACT = 1e-9;

  private final GymClient gym;
  private final EvaluationClient evaluations;
  private final JsonObject evaluation;
  private final List<JsonObject> asked;

  EvaluationIT(GymProcess process) {
    gym = process.http();
    evaluations = new EvaluationClient(gym);
    evaluation =
        evaluations.run(
            new JsonObject()
                .put(
                    "models",
                    models(
                        "oracle",
                        "associational",
                        "uniform",
                        "constant",
                        "prior",
                        "swapped",
                        "noisy-0.1",
                        "mixture-0.5",
                        "half-way",
                        "refuser",
                        "malformed"))
                .put("suite", suite(150, "see-do")));
    asked = evaluations.export(evaluation.getString("id"));
  }

  private static JsonArray models(String... names) {
    JsonArray models = new JsonArray();
    Stream.of(names).forEach(name -> models.add(new JsonObject().put("id", "ref/" + name)));
    return models;
  }

  private static JsonObject suite(int worlds, String... families) {
    return new JsonObject()
        .put("name", "system-test")
        .put("worlds", worlds)
        .put("seed", 5)
        .put("families", new JsonArray(List.of(families)))
        .put("skins", new JsonArray().add("letters"));
  }

  private JsonObject model(String name) {
    return EvaluationClient.model(evaluation, "ref/" + name);
  }

  private double skill(String name) {
    return model(name).getJsonObject("skill").getDouble("value");
  }

  private double slope(String name) {
    return model(name).getJsonObject("interventionSlope").getDouble("value");
  }

  /// The do items once, whoever was asked.
  private List<JsonObject> doItems() {
    return asked.stream()
        .filter(item -> item.getString("model").equals("ref/oracle"))
        .filter(item -> item.getString("part").equals("do"))
        .toList();
  }

  private static double strategy(JsonObject item, String name) {
    return item.getJsonObject("strategies").getJsonObject(name).getDouble("value");
  }

  private static double t(JsonObject item) {
    return strategy(item, "INTERVENTION");
  }

  private static double o(JsonObject item) {
    return strategy(item, "ASSOCIATION");
  }

  private double sum(ToDoubleFunction<JsonObject> of) {
    return doItems().stream().mapToDouble(of).sum();
  }

  private static double square(double x) {
    return x * x;
  }

  /// What the best answer loses that is not causal: seeing, one half, the prior, or the mean.
  private double reference() {
    double mean = sum(EvaluationIT::t) / doItems().size();
    return Stream.of(
            sum(item -> square(o(item) - t(item))),
            sum(item -> square(.5 - t(item))),
            sum(item -> square(strategy(item, "PRIOR") - t(item))),
            sum(item -> square(mean - t(item))))
        .min(Double::compare)
        .orElseThrow();
  }

  @Test
  void theOracleIsPerfectThroughTheWholeSystem() {
    assertThat(skill("oracle")).isCloseTo(1, within(EXACT));
    assertThat(slope("oracle")).isCloseTo(1, within(EXACT));
    assertThat(model("oracle").getJsonObject("causalScore").getDouble("value"))
        .isCloseTo(100, within(EXACT));
    assertThat(model("oracle").getJsonObject("calibration").getDouble("reliability"))
        .isCloseTo(0, within(EXACT));
  }

  @Test
  void whoTakesSeeingForDoingNeverBeatsZero() {
    double expected = 1 - sum(item -> square(o(item) - t(item))) / reference();

    assertThat(skill("associational")).isCloseTo(expected, within(EXACT));
    assertThat(skill("associational")).isLessThanOrEqualTo(EXACT);
    assertThat(slope("associational")).isCloseTo(0, within(EXACT));
  }

  @Test
  void constantsAndPriorsNeverBeatZero() {
    assertThat(skill("constant"))
        .isCloseTo(1 - sum(item -> square(.5 - t(item))) / reference(), within(EXACT));
    assertThat(skill("prior"))
        .isCloseTo(
            1 - sum(item -> square(strategy(item, "PRIOR") - t(item))) / reference(),
            within(EXACT));
    assertThat(skill("constant")).isLessThanOrEqualTo(EXACT);
    assertThat(skill("prior")).isLessThanOrEqualTo(EXACT);
    assertThat(slope("constant")).isCloseTo(0, within(EXACT));
    assertThat(slope("prior")).isCloseTo(0, within(EXACT));
  }

  @Test
  void whoSwapsSeeingAndDoingHasTheSlopeMinusOneAndWhoStopsHalfWayOneHalf() {
    assertThat(slope("swapped")).isCloseTo(-1, within(EXACT));
    assertThat(slope("half-way")).isCloseTo(.5, within(EXACT));
    assertThat(skill("half-way"))
        .isCloseTo(1 - sum(item -> square((o(item) - t(item)) / 2)) / reference(), within(EXACT));
  }

  @Test
  void randomModelsAreWithinFourStandardErrors() {
    double squares = sum(item -> square(t(item) - o(item)));
    double fourths = sum(item -> square(square(t(item) - o(item))));
    double mixture = Math.sqrt(.25 * fourths) / squares;
    assertThat(slope("mixture-0.5")).isCloseTo(.5, within(4 * mixture));
    // The difference of two independent uniform numbers has variance 1/6.
    assertThat(slope("uniform")).isCloseTo(0, within(4 * Math.sqrt(1 / 6.0 / squares)));
    double noise = .1;
    assertThat(slope("noisy-0.1")).isCloseTo(1, within(4 * noise * Math.sqrt(2 / squares) + .05));
    // Cut off at the ends, the error is at most that of the whole normal.
    int n = doItems().size();
    double most = noise * noise * n * (1 + 4 * Math.sqrt(2.0 / n));
    assertThat(1 - skill("noisy-0.1"))
        .isBetween(.4 * noise * noise * n / reference(), most / reference());
  }

  @Test
  void whoDoesNotAnswerGetsNothingAndLosesNothing() {
    for (String name : List.of("refuser", "malformed")) {
      assertThat(model(name).getJsonObject("causalScore").getDouble("value")).isZero();
      assertThat(model(name).containsKey("interventionSlope")).isFalse();
    }
    assertThat(model("refuser").getJsonObject("outcomes").getLong("refusal")).isEqualTo(300);
    assertThat(model("malformed").getJsonObject("outcomes").getLong("format")).isEqualTo(300);
  }

  @Test
  void comparisonsAndRanksTellThemApart() {
    assertThat(model("oracle").getJsonObject("rank"))
        .isEqualTo(new JsonObject().put("best", 1).put("worst", 1));
    assertThat(evaluation.getJsonArray("comparisons")).hasSize(55);
    JsonObject first = evaluation.getJsonArray("comparisons").getJsonObject(0);
    assertThat(first.getString("a")).isEqualTo("ref/oracle");
    assertThat(first.getDouble("pAdjusted")).isLessThan(.01);
  }

  @Test
  void everyFamilyIsAnsweredRightByTheOracleAndConfirmedByTheSecondEngine() {
    JsonObject all =
        evaluations.run(
            new JsonObject()
                .put("models", models("oracle"))
                .put("suite", suite(12).put("families", allFamilies())));

    JsonObject oracle = EvaluationClient.model(all, "ref/oracle");
    assertThat(all.getLong("droppedQuestions")).isZero();
    assertThat(oracle.getJsonObject("outcomes").fieldNames()).containsExactly("ok");
    oracle
        .getJsonObject("byFamily")
        .forEach(family -> {
          Double score = ((JsonObject) family.getValue()).getDouble("score");
          if (score != null) {
            assertThat(score).as(family.getKey()).isCloseTo(1, within(EXACT));
          }
        });
    assertThat(oracle.getJsonObject("byFamily").fieldNames()).hasSize(allFamilies().size());
  }

  private static JsonArray allFamilies() {
    return new JsonArray(
        List.of(
            "see-do",
            "effect",
            "marginal",
            "conditional",
            "joint",
            "front-door",
            "instrument",
            "mediation",
            "counterfactual",
            "transport",
            "policy",
            "trajectory"));
  }

  @Test
  void aHiddenSeedIsCommittedToBeforeAndShownAfterwardsAndTheReferenceModelsAreClosedMeanwhile()
      throws Exception {
    JsonObject started =
        evaluations.start(
            new JsonObject()
                .put("models", models("slow-300"))
                .put(
                    "suite",
                    new JsonObject()
                        .put("name", "hidden")
                        .put("worlds", 20)
                        .put("hiddenSeed", true)
                        .put("families", new JsonArray().add("see-do"))));
    JsonObject open = evaluations.read(started.getString("evaluation"));
    JsonObject over = evaluations.finished(started);

    String commitment = open.getString("commitment");
    assertThat(commitment).isNotNull().isEqualTo(over.getString("commitment"));
    if (!open.containsKey("finishedAt")) {
      assertThat(open.containsKey("token")).isFalse();
      assertThat(open.containsKey("reveal")).isFalse();
    }
    assertThat(sha256(Objects.requireNonNull(over.getString("reveal")))).isEqualTo(commitment);
  }

  @Test
  void whatIsCancelledIsScoredFromWhatWasAnsweredAndStaysOpen() {
    JsonObject started =
        evaluations.start(
            new JsonObject()
                .put("models", models("slow-400"))
                .put("suite", suite(1_500, "see-do")));
    String id = started.getString("evaluation");
    JsonObject running = until(id, now -> answered(now) >= 100);
    evaluations.cancel(started);
    JsonObject over =
        until(id, now -> EvaluationClient.model(now, "ref/slow-400").containsKey("partial"));

    JsonObject model = EvaluationClient.model(over, "ref/slow-400");
    JsonObject partial = model.getJsonObject("partial");
    assertThat(over.getString("state")).isEqualTo("cancelled");
    assertThat(over.containsKey("finishedAt")).isFalse();
    assertThat(partial.getLong("answered")).isBetween(answered(running), 2_999L);
    assertThat(partial.getLong("planned")).isEqualTo(3_000);
    assertThat(model.getJsonObject("skill").getDouble("value")).isCloseTo(1, within(EXACT));
  }

  private static long answered(JsonObject evaluation) {
    return EvaluationClient.model(evaluation, "ref/slow-400")
        .getJsonObject("outcomes")
        .getLong("ok", 0L);
  }

  private JsonObject until(String id, Predicate<JsonObject> enough) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    JsonObject now = evaluations.read(id);
    while (!enough.test(now) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      now = evaluations.read(id);
    }
    assertThat(enough.test(now)).as(now.encode()).isTrue();
    return now;
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(hash);
  }

  @Test
  void theReferenceModelsAnswerHoldersOfTheTokenAndNobodyElse() {
    JsonObject item = asked.getFirst();
    JsonObject body =
        new JsonObject()
            .put("model", "ref/oracle")
            .put(
                "messages",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("role", "user")
                            .put("content", item.getString("prompt"))));

    Answer answered = complete(evaluation.getString("token"), body);
    Answer stranger = complete("nobody", body);
    Answer elsewhere =
        complete(
            evaluation.getString("token"),
            body.copy()
                .put(
                    "messages",
                    new JsonArray()
                        .add(new JsonObject().put("role", "user").put("content", "What is 1+1?"))));

    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    String text =
        answered
            .json()
            .getJsonArray("choices")
            .getJsonObject(0)
            .getJsonObject("message")
            .getString("content");
    double truth = item.getJsonObject("truth").getJsonObject("answer").getDouble("value");
    assertThat(text).contains("ANSWER: " + truth);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(elsewhere.status()).isEqualTo(400);
  }

  private Answer complete(String token, JsonObject body) {
    return gym.send(
        gym.request("/v1/chat/completions")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build());
  }
}
