package io.causalgym.runtime.logging;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// The keys of the log. Logback reads them itself, from the environment or as system properties,
/// before anything else runs; here they are only known and checked.
public final class LogSettings {
  static final SettingKey FORMAT =
      new SettingKey(
          "CAUSALGYM_LOG_FORMAT", "text", "text or json; environment or system property only");
  static final SettingKey LEVEL =
      new SettingKey(
          "CAUSALGYM_LOG_LEVEL",
          "INFO",
          "ERROR, WARN, INFO, DEBUG or TRACE; environment or system property only");

  /// Every key of the log.
  public static final List<SettingKey> KEYS = List.of(FORMAT, LEVEL);

  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private LogSettings() {}

  /// @throws SettingsException if a value is none of those that logback is set up for
  public static void check(SettingsSource source) {
    check(source, FORMAT, FORMATS);
    check(source, LEVEL, LEVELS);
  }

  private static void check(SettingsSource source, SettingKey key, List<String> known) {
    source
        .text(key)
        .filter(value -> !known.contains(value))
        .ifPresent(value -> {
          throw new SettingsException(
              key.name() + " is '" + value + "'; use one of " + String.join(", ", known));
        });
  }
}
