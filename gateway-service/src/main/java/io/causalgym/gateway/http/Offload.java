package io.causalgym.gateway.http;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/// Runs work that would hold up an event loop, such as reading a large body.
@FunctionalInterface
public interface Offload {

  /// @return the result, or a failure with {@link io.causalgym.contract.ProblemException} when the
  ///   pool is full
  <T> Future<T> submit(Callable<T> work);
}
