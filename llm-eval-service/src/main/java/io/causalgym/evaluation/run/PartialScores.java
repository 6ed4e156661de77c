package io.causalgym.evaluation.run;

import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.jobs.JobEvent;
import io.causalgym.runtime.jobs.JobListener;
import io.causalgym.runtime.jobs.JobState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Scores evaluations that were cancelled or failed, from what was answered until then.
///
/// Nobody combines the parts of such a job. The node on which it ended scores it; where that node
/// goes down before it has, there are no scores until the evaluation is resumed.
public final class PartialScores implements JobListener {
  private static final Logger LOG = LoggerFactory.getLogger(PartialScores.class);

  /// Replies that are under way when a job ends are kept a moment later, on other nodes after their
  /// next look at their parts.
  private static final long SETTLING_MILLIS = 2_000;

  private final Vertx vertx;
  private final EvaluationStore evaluations;
  private final Scorekeeper scores;

  PartialScores(Vertx vertx, EvaluationStore evaluations, Scorekeeper scores) {
    this.vertx = vertx;
    this.evaluations = evaluations;
    this.scores = scores;
  }

  @Override
  public void happened(JobEvent event) {
    if (event instanceof JobEvent.Finished(String job, JobState state)
        && (state == JobState.CANCELLED || state == JobState.FAILED)) {
      vertx.setTimer(SETTLING_MILLIS, settled -> score(job));
    }
  }

  private void score(String job) {
    evaluations
        .ofJob(job)
        .compose(found -> found.map(scores::scoreSoFar).orElse(Future.succeededFuture()))
        .onFailure(
            failure -> LOG.atWarn().setCause(failure).log("a part of an evaluation has no scores"));
  }
}
