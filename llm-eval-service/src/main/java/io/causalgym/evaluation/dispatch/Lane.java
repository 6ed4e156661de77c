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
  public Line join() {
    return dispatcher.join();
  }

  /// Other limits from now on.
  public void retune(Limits limits) {
    dispatcher.retune(limits);
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
