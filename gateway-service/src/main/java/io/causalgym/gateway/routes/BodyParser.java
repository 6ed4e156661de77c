package io.causalgym.gateway.routes;

import io.vertx.core.buffer.Buffer;

/// Reads a request record from JSON.
@FunctionalInterface
public interface BodyParser {

  /// @throws io.causalgym.contract.ProblemException naming what is wrong and where
  <Q> Q parse(Buffer json, Class<Q> type);
}
