package io.causalgym.gateway.routes;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.StreamedAnswer;
import io.causalgym.runtime.recording.Detail;
import io.causalgym.runtime.recording.LiveRecording;
import io.causalgym.runtime.recording.Recordings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flight recordings of the process of this gateway. Under no limit of the moment: who looks into
/// an overloaded process must get in.
public final class RecordingRoutes {
  private static final int USUAL_SECONDS = 60;
  private static final int MOST_SECONDS = 600;

  private final Recordings recordings;

  public RecordingRoutes(Recordings recordings) {
    this.recordings = recordings;
  }

  /// `POST admin/recordings?seconds=&detail=`: the file, sent as it is recorded.
  void record(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    QueryParameters query =
        new QueryParameters(routing.queryParams(), List.of("seconds", "detail"));
    int seconds = seconds(query.integer("seconds"));
    @Nullable Detail given = query.word("detail", Detail.WORDS);
    Detail detail = given == null ? Detail.DEFAULT : given;
    routing
        .vertx()
        .executeBlocking(() -> recordings.begin(detail), false)
        .onComplete(
            live -> exchange.here(() -> send(routing.vertx(), exchange, live, seconds)),
            fault -> exchange.here(() -> exchange.fail(fault)));
  }

  private static int seconds(@Nullable Integer given) {
    if (given == null) {
      return USUAL_SECONDS;
    }
    if (given < 1 || given > MOST_SECONDS) {
      throw Problem.of(
              ProblemType.INVALID_VALUE, "'seconds' is from 1 to " + MOST_SECONDS, "seconds", given)
          .exception();
    }
    return given;
  }

  private static void send(Vertx vertx, Exchange exchange, LiveRecording live, int seconds) {
    exchange.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"causalgym.jfr\"");
    @Nullable StreamedAnswer answer = exchange.stream(200, "application/octet-stream");
    if (answer == null) {
      vertx.executeBlocking(() -> closed(live), false);
    } else {
      new RecordingStream(vertx, exchange, answer, live).start(seconds);
    }
  }

  static boolean closed(LiveRecording live) {
    live.close();
    return true;
  }
}
