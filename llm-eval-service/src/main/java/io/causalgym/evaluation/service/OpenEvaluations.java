package io.causalgym.evaluation.service;

import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Evaluations whose reference models are being asked, remembered for a second: a thousand
/// questions need one look.
final class OpenEvaluations {
  private static final long MILLIS = 1_000;
  private static final int MOST = 100;

  private final Vertx vertx;
  private final EvaluationStore store;
  private final Map<String, Future<Optional<Evaluation>>> looks = new LinkedHashMap<>();

  OpenEvaluations(Vertx vertx, EvaluationStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  synchronized Future<Optional<Evaluation>> find(String id) {
    Future<Optional<Evaluation>> known = looks.get(id);
    if (known != null) {
      return known;
    }
    Future<Optional<Evaluation>> look = store.find(id);
    if (looks.size() < MOST) {
      looks.put(id, look);
      vertx.setTimer(MILLIS, gone -> forget(id));
    }
    return look;
  }

  private synchronized void forget(String id) {
    looks.remove(id);
  }
}
