package io.causalgym.evaluation.run;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Evaluations as they are kept, each with an id of its own.
public final class Evaluated {
  public static final int WORLDS = 3;

  private Evaluated() {}

  /// Not kept yet.
  public static Evaluation of(String models, String suite, boolean hidden) {
    return of("owner", models, suite, hidden);
  }

  /// The same of somebody else.
  static Evaluation of(String owner, String models, String suite, boolean hidden) {
    String id = "ev-" + UUID.randomUUID();
    EvaluationQuery query =
        Json.readRequest(
            EvaluationQuery.class,
            Buffer.buffer("{\"models\": " + models + ", \"suite\": " + suite + "}"));
    return new Evaluation(
        0,
        id,
        owner,
        Json.write(query).toString(),
        "test",
        WORLDS,
        5,
        hidden,
        "salt",
        id + ".secret",
        "job-" + id,
        Optional.empty(),
        false,
        "{}",
        0,
        Optional.empty(),
        Instant.parse("2026-01-01T00:00:00Z"),
        Optional.empty());
  }

  /// Asks reference models about pairs in three worlds.
  public static Evaluation pairs(boolean hidden, String... models) {
    return pairsOf("owner", hidden, models);
  }

  /// The same of somebody else.
  public static Evaluation pairsOf(String owner, boolean hidden, String... models) {
    String ids = String.join("\"}, {\"id\": \"", models);
    return of(
        owner,
        "[{\"id\": \"" + ids + "\"}]",
        "{\"name\": \"test\", \"worlds\": 3, \"seed\": 5, \"families\": [\"see-do\"], \"skins\":"
            + " [\"letters\"]}",
        hidden);
  }

  /// The same with the key under which it is kept.
  public static Evaluation kept(EvaluationStore store, Evaluation evaluation) {
    List<String> models =
        EvaluationPlan.query(evaluation).models().stream().map(model -> model.id()).toList();
    store.create(evaluation, models, 2L * WORLDS * models.size()).await();
    return store.find(evaluation.id()).await().orElseThrow();
  }
}
