package io.causalgym.gateway;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Starts a gateway with keys for each test, and keeps all that is logged meanwhile.
abstract class LoggedGateway {
  @SuppressWarnings("NullAway.Init")
  RunningGateway gateway;

  @SuppressWarnings("NullAway.Init")
  WholeLog log;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    gateway = KeyedGateway.start(folder);
    log = new WholeLog();
  }

  @AfterEach
  void stop() {
    log.close();
    gateway.close();
  }
}
