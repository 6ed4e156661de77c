package io.causalgym.gateway.routes;

import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.StreamedAnswer;
import io.causalgym.runtime.recording.LiveRecording;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/// Sends a recording slice by slice, so that no connection is silent for long and whoever goes away
/// ends it.
final class RecordingStream {
  private static final int SLICE_SECONDS = 10;

  /// The reader sees soon that it goes.
  private static final int FIRST_SECONDS = 1;

  private final Vertx vertx;
  private final Exchange exchange;
  private final StreamedAnswer answer;
  private final LiveRecording live;
  private int left;
  private boolean ended;

  RecordingStream(Vertx vertx, Exchange exchange, StreamedAnswer answer, LiveRecording live) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.answer = answer;
    this.live = live;
  }

  void start(int seconds) {
    left = seconds;
    answer.onEnd(() -> {
      ended = true;
      vertx.executeBlocking(() -> RecordingRoutes.closed(live), false);
    });
    await(FIRST_SECONDS);
  }

  private void await(int seconds) {
    int slice = Math.min(left, seconds);
    left -= slice;
    vertx.setTimer(1000L * slice, over -> take());
  }

  private void next() {
    await(SLICE_SECONDS);
  }

  private void take() {
    if (ended) {
      return;
    }
    boolean last = left == 0;
    vertx
        .executeBlocking(() -> Buffer.buffer(last ? live.last() : live.next()), false)
        .onComplete(
            slice -> exchange.here(() -> answer.write(slice, last ? answer::end : this::next)),
            failed -> exchange.here(() -> answer.abort(failed)));
  }
}
