package io.causalgym.evaluation.run;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.jobs.JobHandler;
import io.causalgym.runtime.jobs.PartContext;
import io.causalgym.runtime.jobs.PartResult;
import io.causalgym.runtime.jobs.PartResults;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Does the parts of evaluations, and scores them when all parts are done.
public final class EvaluationHandler implements JobHandler {
  public static final String KIND = "evaluation";

  /// Of evaluations that wait for batches, for a day perhaps: in the meantime they must not take
  /// the places of those that do not.
  public static final String BATCH_KIND = "evaluation-batch";

  private static final int SERVER_ERRORS = 500;

  private final Desk desk;
  private final Scorekeeper scores;
  private final Set<PartRun> running = ConcurrentHashMap.newKeySet();

  EvaluationHandler(Desk desk, Scorekeeper scores) {
    this.desk = desk;
    this.scores = scores;
  }

  @Override
  public Future<PartResult> run(PartContext part) {
    PartInput input = Json.readAnswer(PartInput.class, Buffer.buffer(part.input()));
    return evaluation(part)
        .compose(evaluation -> {
          PartRun run = new PartRun(desk, part, evaluation);
          boolean joins = running(evaluation.id()).findAny().isEmpty();
          running.add(run);
          if (joins) {
            // Nodes that had larger shares until now.
            desk.news().accept(evaluation.id());
          }
          return run.run(input)
              .onComplete(ended -> running.remove(run))
              .compose(done -> late(run, part).map(done));
        })
        .<PartResult>map(done -> new PartResult.Succeeded(text(done)))
        .recover(EvaluationHandler::refused);
  }

  /// What a provider had answered before it heard that an evaluation was cancelled counts too, but
  /// comes after its scores. The evaluation is read again: a part may begin before it is known
  /// whose job it is, and end after the evaluation was deleted.
  private Future<Void> late(PartRun run, PartContext part) {
    return run.late()
        ? desk.evaluations()
            .ofJob(part.job())
            .compose(found -> found.map(scores::scoreSoFar).orElse(Future.succeededFuture()))
        : Future.succeededFuture();
  }

  /// Somebody changed an evaluation, or another node began to work on it.
  void changed(String evaluation) {
    running(evaluation).forEach(PartRun::look);
  }

  private Stream<PartRun> running(String evaluation) {
    return running.stream().filter(run -> run.evaluation().equals(evaluation));
  }

  @Override
  public Future<PartResult> combine(PartContext context, PartResults results) {
    return evaluation(context)
        .compose(evaluation ->
            results
                .all()
                .compose(parts -> desk.evaluations().drop(evaluation.key(), dropped(parts)))
                .compose(counted -> scores.score(evaluation))
                .map(scored -> ended(evaluation)))
        .recover(EvaluationHandler::refused);
  }

  private static int dropped(List<String> parts) {
    return parts.stream()
        .map(json -> Json.readAnswer(PartRun.Done.class, Buffer.buffer(json)))
        .mapToInt(PartRun.Done::dropped)
        .sum();
  }

  private static PartResult ended(Evaluation evaluation) {
    return new PartResult.Succeeded(text(new RunRequest(evaluation.id())));
  }

  private Future<Evaluation> evaluation(PartContext part) {
    RunRequest request = Json.readAnswer(RunRequest.class, Buffer.buffer(part.request()));
    return desk.evaluations()
        .find(request.evaluation())
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(
                        ProblemType.NOT_FOUND,
                        "the evaluation '" + request.evaluation() + "' was deleted")
                    .exception()));
  }

  static String text(Object document) {
    return new String(Json.canonical(document), StandardCharsets.UTF_8);
  }

  /// What the caller can mend is not tried again; that a service does not answer now is.
  private static Future<PartResult> refused(Throwable failure) {
    return failure instanceof ProblemException refused && refused.problem().status() < SERVER_ERRORS
        ? Future.succeededFuture(new PartResult.Failed(text(refused.problem())))
        : Future.failedFuture(failure);
  }
}
