package io.causalgym.discovery.service;

import io.causalgym.numeric.backend.selection.Preference;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// What can be set about discovery.
///
/// @param quota bytes of columns that one owner may keep
/// @param kernels what computes kernels
public record DiscoverySettings(long quota, Preference kernels) {
  static final SettingKey QUOTA =
      new SettingKey(
          "CAUSALGYM_DATASET_QUOTA_MEGABYTES",
          "102400",
          "columns that one owner may keep, 1 to 1000000000");

  static final SettingKey KERNELS =
      new SettingKey(
          "CAUSALGYM_KERNELS",
          "auto",
          "auto (a device where there is one and it is cheaper), jvm or device");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(QUOTA, KERNELS);

  /// @throws io.causalgym.runtime.settings.SettingsException if a value cannot be used
  public static DiscoverySettings read(SettingsSource source) {
    return new DiscoverySettings(
        source.number(QUOTA, 1, 1_000_000_000, 102_400) << 20, kernels(source));
  }

  private static Preference kernels(SettingsSource source) {
    String text = source.text(KERNELS).orElse("auto");
    try {
      return Preference.of(text);
    } catch (IllegalArgumentException unknown) {
      throw new SettingsException(KERNELS.name() + " is '" + text + "'; use auto, jvm or device");
    }
  }
}
