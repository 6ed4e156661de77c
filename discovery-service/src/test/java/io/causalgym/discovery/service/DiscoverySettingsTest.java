package io.causalgym.discovery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoverySettingsTest {
  private static DiscoverySettings read(Map<String, String> given) {
    return DiscoverySettings.read(
        SettingsSource.read(given, new Properties(), Map.of(), DiscoverySettings.KEYS));
  }

  @Test
  void theDefaultsAreThoseThatTheKeysTell() {
    Map<String, String> told =
        DiscoverySettings.KEYS.stream()
            .collect(Collectors.toMap(SettingKey::name, SettingKey::fallback));
    assertThat(read(Map.of())).isEqualTo(read(told));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            read(
                Map.of(
                    "CAUSALGYM_DATASET_QUOTA_MEGABYTES",
                    "3",
                    "CAUSALGYM_RELATIONSHIPS_PER_OWNER",
                    "7",
                    "CAUSALGYM_RELATIONSHIP_RETENTION_DAYS",
                    "9")))
        .isEqualTo(new DiscoverySettings(3 << 20, 7, Duration.ofDays(9)));
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_DATASET_QUOTA_MEGABYTES, 0",
    "CAUSALGYM_RELATIONSHIPS_PER_OWNER, 0",
    "CAUSALGYM_RELATIONSHIP_RETENTION_DAYS, 36501"
  })
  void whatCannotBeIsRefusedByName(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }
}
