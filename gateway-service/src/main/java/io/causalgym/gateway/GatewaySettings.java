package io.causalgym.gateway;

import io.causalgym.gateway.security.HostCheck;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be set about the gateway.
///
/// @param host the address to listen on
/// @param port the port, 0 for any free one
/// @param maxBody bytes of one request body at most
/// @param maxBodies bytes of all request bodies in memory at most, so that many large bodies at
///   once are refused and not the end of the process
/// @param maxConcurrent requests that are computed at once at most
/// @param receiveTimeout time in which a request has to arrive in full
/// @param answerTimeout time from a request's arrival after which nobody waits for its answer
/// @param idleTimeout time without a request after which a connection is closed
/// @param keys the file of keys; without one everybody may ask everything
public record GatewaySettings(
    String host,
    int port,
    long maxBody,
    long maxBodies,
    int maxConcurrent,
    Duration receiveTimeout,
    Duration answerTimeout,
    Duration idleTimeout,
    @Nullable Path keys) {

  static final SettingKey HOST =
      new SettingKey("CAUSALGYM_HOST", "127.0.0.1", "address to listen on; another needs keys");
  static final SettingKey PORT =
      new SettingKey("CAUSALGYM_PORT", "8080", "port to listen on, 0 for any free one");
  static final SettingKey KEYS_FILE =
      new SettingKey(
          "CAUSALGYM_KEYS_FILE", "", "file of keys, a line name:role:sha256 each; none: no keys");
  static final SettingKey MAX_BODY =
      new SettingKey("CAUSALGYM_HTTP_MAX_BODY_BYTES", "67108864", "bytes of one body at most");
  static final SettingKey MAX_BODIES =
      new SettingKey(
          "CAUSALGYM_HTTP_MAX_BODIES_BYTES", "268435456", "bytes of all bodies in memory at most");
  static final SettingKey MAX_CONCURRENT =
      new SettingKey("CAUSALGYM_HTTP_MAX_CONCURRENT", "1024", "requests computed at once at most");
  static final SettingKey RECEIVE_MILLIS =
      new SettingKey(
          "CAUSALGYM_HTTP_RECEIVE_MILLIS", "20000", "time in which a request has to arrive");
  static final SettingKey ANSWER_MILLIS =
      new SettingKey(
          "CAUSALGYM_HTTP_ANSWER_MILLIS", "30000", "time in which a request has to be answered");
  static final SettingKey IDLE_MILLIS =
      new SettingKey(
          "CAUSALGYM_HTTP_IDLE_MILLIS", "60000", "time after which an unused connection closes");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS =
      List.of(
          HOST,
          PORT,
          KEYS_FILE,
          MAX_BODY,
          MAX_BODIES,
          MAX_CONCURRENT,
          RECEIVE_MILLIS,
          ANSWER_MILLIS,
          IDLE_MILLIS);

  private static final long HOUR_MILLIS = 3_600_000;

  /// @throws SettingsException if the host is open to other machines and there are no keys
  public GatewaySettings {
    if (keys == null && !HostCheck.isLoopback(host)) {
      throw new SettingsException(
          HOST.name()
              + " is '"
              + host
              + "', which lets other machines in, and no keys are configured; listen on 127.0.0.1,"
              + " or name a file of keys with "
              + KEYS_FILE.name());
    }
    if (maxBodies < maxBody) {
      throw new SettingsException(
          MAX_BODIES.name()
              + " is "
              + maxBodies
              + "; give at least the size of one body, "
              + maxBody);
    }
  }

  /// @throws SettingsException if a value is out of range, naming its key
  public static GatewaySettings read(SettingsSource source) {
    long maxBody = source.number(MAX_BODY, 1_024, 1L << 30, 64L << 20);
    return new GatewaySettings(
        source.text(HOST).orElse("127.0.0.1"),
        source.integer(PORT, 0, 65_535, 8080),
        maxBody,
        source.number(MAX_BODIES, 1_024, 1L << 40, Math.max(maxBody, 256L << 20)),
        source.integer(MAX_CONCURRENT, 1, 1_000_000, 1024),
        millis(source, RECEIVE_MILLIS, 20_000),
        millis(source, ANSWER_MILLIS, 30_000),
        millis(source, IDLE_MILLIS, 60_000),
        source.text(KEYS_FILE).map(Path::of).orElse(null));
  }

  private static Duration millis(SettingsSource source, SettingKey key, long fallback) {
    return Duration.ofMillis(source.number(key, 100, HOUR_MILLIS, fallback));
  }

  /// Time without any byte after which a connection is closed, even one that waits for its answer.
  Duration patience() {
    Duration longest = answerTimeout.compareTo(idleTimeout) > 0 ? answerTimeout : idleTimeout;
    return longest.plusSeconds(5);
  }
}
