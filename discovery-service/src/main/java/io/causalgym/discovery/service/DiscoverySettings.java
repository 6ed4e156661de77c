package io.causalgym.discovery.service;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// What can be set about discovery.
///
/// @param quota bytes of columns that one owner may keep
public record DiscoverySettings(long quota) {
  static final SettingKey QUOTA =
      new SettingKey(
          "CAUSALGYM_DATASET_QUOTA_MEGABYTES",
          "102400",
          "columns that one owner may keep, 1 to 1000000000");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(QUOTA);

  /// @throws io.causalgym.runtime.settings.SettingsException if a value cannot be used
  public static DiscoverySettings read(SettingsSource source) {
    return new DiscoverySettings(source.number(QUOTA, 1, 1_000_000_000, 102_400) << 20);
  }
}
