package io.causalgym.discovery.service;

import io.causalgym.discovery.service.relationships.PostgresRelationshipStore;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.List;

/// What can be set about discovery.
///
/// @param quota bytes of columns that one owner may keep
/// @param relationships that one owner may assert
/// @param retention for how long relationships that discovery found are kept
public record DiscoverySettings(long quota, int relationships, Duration retention) {
  static final SettingKey QUOTA =
      new SettingKey(
          "CAUSALGYM_DATASET_QUOTA_MEGABYTES",
          "102400",
          "columns that one owner may keep, 1 to 1000000000");
  static final SettingKey RELATIONSHIPS =
      new SettingKey(
          PostgresRelationshipStore.QUOTA,
          "100000",
          "relationships that one owner may assert, 1 to 100000000; what discovery finds is not"
              + " counted");
  static final SettingKey RETENTION =
      new SettingKey(
          "CAUSALGYM_RELATIONSHIP_RETENTION_DAYS",
          "365",
          "relationships that discovery found are kept for it, those of people until they are"
              + " deleted, 1 to 36500");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(QUOTA, RELATIONSHIPS, RETENTION);

  /// @throws io.causalgym.runtime.settings.SettingsException if a value cannot be used
  public static DiscoverySettings read(SettingsSource source) {
    return new DiscoverySettings(
        source.number(QUOTA, 1, 1_000_000_000, 102_400) << 20,
        source.integer(RELATIONSHIPS, 1, 100_000_000, 100_000),
        Duration.ofDays(source.number(RETENTION, 1, 36_500, 365)));
  }
}
