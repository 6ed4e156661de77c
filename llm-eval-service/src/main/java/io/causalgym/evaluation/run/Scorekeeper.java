package io.causalgym.evaluation.run;

import io.causalgym.evaluation.run.store.Evaluation;
import io.vertx.core.Future;

/// Scores an evaluation from what is stored.
interface Scorekeeper {
  Future<Void> score(Evaluation evaluation);

  /// Scores what there is of an evaluation that ended early, and does not end it: it may be
  /// resumed.
  Future<Void> scoreSoFar(Evaluation evaluation);
}
