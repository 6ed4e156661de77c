package io.causalgym.gateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Everything that is logged where `CAUSALGYM_LOG_LEVEL` is TRACE, from its making to its close,
/// and on no console. What logback.xml quiets for good stays quiet: Vert.x quotes the header fields
/// that it cannot read, at TRACE.
final class WholeLog implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level;
  private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
  private final Kept kept = new Kept();

  WholeLog() {
    root.iteratorForAppenders().forEachRemaining(appenders::add);
    appenders.forEach(root::detachAppender);
    level = root.getLevel();
    root.setLevel(Level.TRACE);
    kept.setContext(context);
    kept.start();
    root.addAppender(kept);
  }

  /// What was logged until now: messages, fields, and exceptions with their causes.
  String text() {
    return String.join("\n", kept.lines);
  }

  @Override
  public void close() {
    root.detachAppender(kept);
    root.setLevel(level);
    appenders.forEach(root::addAppender);
  }

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      StringBuilder line = new StringBuilder();
      line.append(event.getLevel()).append(' ').append(event.getLoggerName()).append(' ');
      line.append(event.getFormattedMessage());
      if (event.getKeyValuePairs() != null) {
        event
            .getKeyValuePairs()
            .forEach(pair -> line.append(' ').append(pair.key).append('=').append(pair.value));
      }
      if (event.getThrowableProxy() != null) {
        line.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      lines.add(line.toString());
    }
  }
}
