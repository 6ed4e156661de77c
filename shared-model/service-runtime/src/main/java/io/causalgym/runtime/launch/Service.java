package io.causalgym.runtime.launch;

import io.vertx.core.Future;
import java.io.IOException;

/// A part that can run in a JVM, alone or beside others; its settings are read and checked before
/// it is made.
public interface Service {

  /// One word, such as `gateway`, unique among the parts.
  String role();

  boolean needsDatabase();

  /// Finds out early what would make {@link #start} fail late, such as a busy port.
  ///
  /// @throws IOException whose message names the cause and the remedy
  default void check() throws IOException {}

  /// Deploys the part.
  ///
  /// @return the id of what was deployed, once it serves
  Future<String> start(ServiceContext context);
}
