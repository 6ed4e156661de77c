package io.causalgym.gateway.routes;

import io.causalgym.client.Json;
import io.causalgym.contract.JobDocument;
import io.causalgym.contract.JobOperations;
import io.causalgym.contract.JobWatchAnswer;
import io.causalgym.contract.JobWatchQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.StreamedAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One job followed as server-sent events: `progress` at least each second with the job as it
/// stands, and `result` once, with the job as it ended.
///
/// Whichever node has the database answers each look at the job, so that the stream goes on while
/// the node that runs the job, or the one that was asked before, dies. An event is the whole state:
/// who connects again misses nothing.
public final class JobEvents {
  static final String MEDIA_TYPE = "text/event-stream";

  private static final int WAIT_MILLIS = 900;
  private static final long RETRY_MILLIS = 500;

  /// Looks in a row that may fail, about half a minute of them.
  private static final int MOST_FAILURES = 60;

  /// The number of streams that may be open.
  public static final class Places {
    private static final int MOST = 10_000;
    private final AtomicInteger open = new AtomicInteger();

    private void enter() {
      if (open.incrementAndGet() > MOST) {
        open.decrementAndGet();
        throw Problem.of(ProblemType.OVERLOADED, "too many follow jobs; ask for the job instead")
            .with("retryAfter", 10)
            .exception();
      }
    }

    private void leave() {
      open.decrementAndGet();
    }
  }

  private final Questions questions;
  private final Exchange exchange;
  private final Vertx vertx;
  private final String job;
  private @Nullable String seen;
  private int failures;

  JobEvents(Questions questions, Exchange exchange, Vertx vertx, String job) {
    this.questions = questions;
    this.exchange = exchange;
    this.vertx = vertx;
    this.job = job;
  }

  /// The first look decides whether there is such a job: until then a failure is a problem.
  void start(Places places) {
    questions.call(
        JobOperations.WATCH,
        new JobWatchQuery(job, null, 0),
        exchange,
        (open, reply) -> {
          if (HttpMethod.HEAD.equals(open.request().method())) {
            open.answer(200, MEDIA_TYPE, Buffer.buffer());
            return;
          }
          places.enter();
          @Nullable StreamedAnswer answer = open.stream(200, MEDIA_TYPE);
          if (answer == null) {
            places.leave();
          } else {
            answer.onEnd(places::leave);
            show(answer, reply.answer());
          }
        });
  }

  private void show(StreamedAnswer answer, JobWatchAnswer watched) {
    failures = 0;
    seen = watched.version();
    if (over(watched.job())) {
      answer.write(event("result", watched), answer::end);
    } else {
      answer.write(event("progress", watched), () -> look(answer));
    }
  }

  private static boolean over(JobDocument job) {
    return switch (job.state()) {
      case QUEUED, RUNNING -> false;
      case SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }

  private void look(StreamedAnswer answer) {
    questions.part(
        JobOperations.WATCH,
        new JobWatchQuery(job, seen, WAIT_MILLIS),
        exchange,
        watched -> show(answer, watched),
        failure -> retry(answer, failure));
  }

  private void retry(StreamedAnswer answer, Throwable failure) {
    failures++;
    if (failures > MOST_FAILURES) {
      answer.abort(failure);
    } else {
      vertx.setTimer(RETRY_MILLIS, later -> look(answer));
    }
  }

  /// JSON has no line breaks as we write it, so that it fits one line of data.
  private static Buffer event(String name, JobWatchAnswer watched) {
    return Buffer.buffer("event: " + name + "\nid: " + watched.version() + "\ndata: ")
        .appendBuffer(Json.write(watched.job()))
        .appendString("\n\n");
  }
}
