package io.causalgym.inference.service;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// What can be set about inference.
///
/// @param graphs that one owner may keep
public record InferenceSettings(int graphs) {
  static final SettingKey GRAPHS =
      new SettingKey(
          "CAUSALGYM_GRAPHS_PER_OWNER",
          "100000",
          "stored graphs that one owner may keep, 1 to 100000000");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(GRAPHS);

  /// @throws io.causalgym.runtime.settings.SettingsException if a value cannot be used
  public static InferenceSettings read(SettingsSource source) {
    return new InferenceSettings(source.integer(GRAPHS, 1, 100_000_000, 100_000));
  }
}
