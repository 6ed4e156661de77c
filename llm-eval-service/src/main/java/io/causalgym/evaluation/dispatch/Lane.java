package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.limit.Limits;
import io.vertx.core.Future;

/// The way to one model of one account, shared by all runs of this node: its limits, its retries,
/// its state of health. From any thread.
///
/// A run joins with a {@link Line}, on which it acquires a {@link Permit} for each question; a
/// {@link Pump} does so for a whole sequence.
public final class Lane {
  private final LaneKey key;
  private final Dispatcher dispatcher;

  Lane(LaneKey key, Dispatcher dispatcher) {
    this.key = key;
    this.dispatcher = dispatcher;
  }

  public LaneKey key() {
    return key;
  }

  /// A place for one more run. Where the lane was stopped by a fault of key, account or name, it
  /// tries again, as somebody may have mended that.
  ///
  /// @param limits that hold while the run is there: of runs on one lane, each gets the strictest
  ///   that any of them allows
  public Line join(Limits limits) {
    return dispatcher.join(limits);
  }

  /// Sends nothing until {@link #resume}; deadlines stand still meanwhile, and replies still come.
  public void pause() {
    dispatcher.pause();
  }

  public void resume() {
    dispatcher.resume();
  }

  boolean idle() {
    return dispatcher.idle();
  }

  public Future<LaneStatus> status() {
    return dispatcher.status();
  }
}
