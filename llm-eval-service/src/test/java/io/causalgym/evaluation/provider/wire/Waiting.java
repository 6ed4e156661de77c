package io.causalgym.evaluation.provider.wire;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for futures, within bounds.
final class Waiting {
  private Waiting() {}

  static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came of it within 30 s", e);
    }
  }
}
