package io.causalgym.runtime.recording;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is recorded all the time.
///
/// @param folder where the recording is written when the process stops
/// @param detail how much of everything
/// @param age for how long it is kept
/// @param bytes of it on disk at most
public record RecordingSettings(Path folder, Detail detail, Duration age, long bytes) {

  static final SettingKey FOLDER =
      new SettingKey(
          "CAUSALGYM_RECORDING_FOLDER",
          "",
          "where a process that stops leaves a flight recording of its last hour; none without");
  static final SettingKey DETAIL =
      new SettingKey(
          "CAUSALGYM_RECORDING_DETAIL", "default", "of the recording: default or profile");
  static final SettingKey MINUTES =
      new SettingKey(
          "CAUSALGYM_RECORDING_MINUTES", "60", "of the recording that are kept, 1 to 10080");
  static final SettingKey MEGABYTES =
      new SettingKey(
          "CAUSALGYM_RECORDING_MEGABYTES", "250", "of the recording at most, 16 to 100000");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(FOLDER, DETAIL, MINUTES, MEGABYTES);

  /// The settings, or nothing where nothing is recorded.
  ///
  /// @throws SettingsException if a value cannot be used
  public static Optional<RecordingSettings> read(SettingsSource source) {
    Detail detail = detail(source);
    Duration age = Duration.ofMinutes(source.number(MINUTES, 1, 10_080, 60));
    long bytes = source.number(MEGABYTES, 16, 100_000, 250) << 20;
    return source.text(FOLDER).map(text -> new RecordingSettings(folder(text), detail, age, bytes));
  }

  private static Detail detail(SettingsSource source) {
    String word = source.text(DETAIL).orElse(DETAIL.fallback());
    Detail detail = Detail.WORDS.get(word);
    if (detail == null) {
      throw new SettingsException(DETAIL.name() + " is '" + word + "'; use default or profile");
    }
    return detail;
  }

  private static Path folder(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SettingsException(FOLDER.name() + " is no path: " + e.getMessage());
    }
  }
}
