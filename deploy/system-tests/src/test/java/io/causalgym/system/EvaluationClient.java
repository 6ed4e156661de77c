package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/// Starts evaluations and reads what they found, as an ML engineer's client would.
final class EvaluationClient {
  private final GymClient gym;
  private final DiscoveryClient jobs;

  EvaluationClient(GymClient gym) {
    this.gym = gym;
    this.jobs = new DiscoveryClient(gym);
  }

  /// The evaluation that was started, with its job.
  JsonObject start(JsonObject query) {
    Answer started = gym.post("evaluations", query);
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    return started.json();
  }

  JsonObject read(String evaluation) {
    return gym.get("/api/v1/evaluations/" + evaluation).json();
  }

  /// The evaluation once its job has ended.
  JsonObject finished(JsonObject started) {
    jobs.follow(started.getString("job"));
    return read(started.getString("evaluation"));
  }

  JsonObject run(JsonObject query) {
    JsonObject finished = finished(start(query));
    assertThat(finished.getString("state")).as(finished.encode()).isEqualTo("succeeded");
    return finished;
  }

  /// Goes on with an evaluation whose job is over.
  ///
  /// @return it, with its new job
  JsonObject resume(String evaluation) {
    Answer resumed = gym.post("evaluations/" + evaluation + "/resume", new JsonObject());
    assertThat(resumed.status()).as(resumed.body()).isEqualTo(202);
    return resumed.json();
  }

  /// Ends the evaluation's job.
  void cancel(JsonObject started) {
    assertThat(jobs.cancel(started.getString("job")).status()).isEqualTo(200);
  }

  /// All questions with their answers.
  List<JsonObject> export(String evaluation) {
    Answer export = gym.get("/api/v1/evaluations/" + evaluation + "/export");
    assertThat(export.status()).isEqualTo(200);
    return export.body().lines().map(JsonObject::new).toList();
  }

  static JsonObject model(JsonObject evaluation, String id) {
    return evaluation.getJsonArray("models").stream()
        .map(JsonObject.class::cast)
        .filter(model -> Objects.equals(model.getString("id"), id))
        .findFirst()
        .orElseThrow();
  }
}
