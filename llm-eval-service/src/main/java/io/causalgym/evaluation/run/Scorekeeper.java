package io.causalgym.evaluation.run;

import io.causalgym.evaluation.run.store.Evaluation;
import io.vertx.core.Future;

/// Scores an evaluation from what is stored.
interface Scorekeeper {
  Future<Void> score(Evaluation evaluation);
}
