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

  static final SettingKey AUDIT_TO =
      new SettingKey(
          "CAUSALGYM_AUDIT_TO",
          "log",
          "log (with all else) or file; environment or system property only");
  static final SettingKey AUDIT_FILE =
      new SettingKey(
          "CAUSALGYM_AUDIT_FILE",
          "audit.log",
          "file of the audit log; environment or system property only");
  static final SettingKey AUDIT_DAYS =
      new SettingKey(
          "CAUSALGYM_AUDIT_DAYS",
          "90",
          "files of the audit log are kept for it, 1 to 36500; environment or system property only");

  /// Every key of the log.
  public static final List<SettingKey> KEYS =
      List.of(FORMAT, LEVEL, AUDIT_TO, AUDIT_FILE, AUDIT_DAYS);

  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> PLACES = List.of("log", "file");
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private LogSettings() {}

  /// @throws SettingsException if a value is none of those that logback is set up for
  public static void check(SettingsSource source) {
    check(source, FORMAT, FORMATS);
    check(source, LEVEL, LEVELS);
    check(source, AUDIT_TO, PLACES);
    source.integer(AUDIT_DAYS, 1, 36_500, 90);
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
