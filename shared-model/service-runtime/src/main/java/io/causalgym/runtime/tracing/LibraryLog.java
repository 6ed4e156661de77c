package io.causalgym.runtime.tracing;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/// What OpenTelemetry's library logs, by the JDK's logging, in our log: a line and no stack, since
/// it is mostly that the collector is away. The library itself repeats it once a minute at most.
final class LibraryLog extends Handler {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Traces.class);

  /// Held, or its handler would be forgotten with it.
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  private LibraryLog() {}

  static synchronized void follow() {
    if (LIBRARY.getUseParentHandlers()) {
      LIBRARY.setUseParentHandlers(false);
      LIBRARY.addHandler(new LibraryLog());
    }
  }

  @Override
  public void publish(LogRecord told) {
    if (isLoggable(told)) {
      Throwable thrown = told.getThrown();
      LOG.atWarn()
          .addKeyValue("cause", thrown == null ? null : thrown.getClass().getSimpleName())
          .log("{}", told.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
