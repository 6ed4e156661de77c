package io.causalgym.gateway;

import io.causalgym.gateway.security.SecuritySettings;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The settings of the gateway by their keys.
public final class GatewayKeys {
  public static final SettingKey HOST =
      new SettingKey(
          "CAUSALGYM_HOST", "127.0.0.1", "address to listen on; other than loopback needs keys");
  public static final SettingKey PORT =
      new SettingKey("CAUSALGYM_PORT", "8080", "port to listen on, 0 for any free one");
  static final SettingKey MAX_BODY =
      new SettingKey(
          "CAUSALGYM_MAX_BODY_MEGABYTES",
          "64, or a quarter of the heap if less",
          "one request body at most, 1 to 1024");
  static final SettingKey MAX_BODIES =
      new SettingKey(
          "CAUSALGYM_MAX_BODIES_MEGABYTES",
          "a quarter of the heap",
          "all request bodies in memory, with what is read from them, 1 to 65536");
  static final SettingKey MAX_DATASET =
      new SettingKey(
          "CAUSALGYM_MAX_DATASET_MEGABYTES", "10240", "one dataset at most, 1 to 10000000");
  static final SettingKey MAX_CONCURRENT =
      new SettingKey(
          "CAUSALGYM_MAX_CONCURRENT", "1024", "requests computed at once at most, 1 to 100000");
  static final SettingKey RECEIVE =
      new SettingKey("CAUSALGYM_RECEIVE_SECONDS", "20", "time for a request to arrive, 1 to 3600");
  static final SettingKey ANSWER =
      new SettingKey("CAUSALGYM_ANSWER_SECONDS", "30", "time for an answer, 1 to 3600");
  static final SettingKey IDLE =
      new SettingKey(
          "CAUSALGYM_IDLE_SECONDS", "60", "a connection without a request is closed, 1 to 3600");

  /// Every key that is read here.
  public static final List<SettingKey> ALL =
      Stream.of(
              List.of(
                  HOST,
                  PORT,
                  MAX_BODY,
                  MAX_BODIES,
                  MAX_DATASET,
                  MAX_CONCURRENT,
                  RECEIVE,
                  ANSWER,
                  IDLE),
              SecuritySettings.KEYS)
          .flatMap(List::stream)
          .toList();

  private GatewayKeys() {}

  /// @throws SettingsException if a value cannot be used, such as an open host without keys
  public static GatewaySettings read(SettingsSource source) {
    GatewaySettings byDefault = GatewaySettings.DEFAULT;
    try {
      return new GatewaySettings(
          source.text(HOST).orElse(byDefault.host()),
          source.integer(PORT, 0, 65_535, byDefault.port()),
          source.number(MAX_BODY, 1, 1024, byDefault.maxBody() >> 20) << 20,
          source.number(MAX_BODIES, 1, 65_536, byDefault.maxBodies() >> 20) << 20,
          source.number(MAX_DATASET, 1, 10_000_000, byDefault.maxDataset() >> 20) << 20,
          source.integer(MAX_CONCURRENT, 1, 100_000, byDefault.maxConcurrent()),
          seconds(source, RECEIVE, byDefault.receiveTimeout()),
          seconds(source, ANSWER, byDefault.answerTimeout()),
          seconds(source, IDLE, byDefault.idleTimeout()),
          SecuritySettings.read(source));
    } catch (IllegalArgumentException refused) {
      throw new SettingsException(refused);
    }
  }

  private static Duration seconds(SettingsSource source, SettingKey key, Duration byDefault) {
    return Duration.ofSeconds(source.number(key, 1, 3600, byDefault.toSeconds()));
  }
}
