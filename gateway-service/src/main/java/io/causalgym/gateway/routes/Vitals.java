package io.causalgym.gateway.routes;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/// What the process says about itself.
public interface Vitals {

  /// JSON; being answered at all is the point.
  Buffer live();

  Future<Readiness> ready();

  /// The measurements in the Prometheus text format.
  String metrics();

  /// @param report JSON that names every check
  record Readiness(boolean ready, Buffer report) {}
}
