package io.causalgym.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

  private static Optional<RedisSettings> read(Map<String, String> environment) {
    return RedisSettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, RedisSettings.KEYS));
  }

  @Test
  void withoutAnAddressThereIsNone() {
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void everyKeyIsReadAndThePasswordIsNotShown() {
    RedisSettings settings =
        read(Map.of(
                "CAUSALGYM_REDIS_URL", "rediss://redis.example:6380/2",
                "CAUSALGYM_REDIS_PASSWORD", "open sesame",
                "CAUSALGYM_REDIS_HOURS", "3"))
            .orElseThrow();

    assertThat(settings)
        .isEqualTo(
            new RedisSettings(
                "rediss://redis.example:6380/2", Optional.of("open sesame"), Duration.ofHours(3)));
    assertThat(settings.toString()).doesNotContain("sesame");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:sesame@redis.example:6379",
        "redis://me:sesame@redis.example",
        "redis://redis.example?password=sesame",
        "redis.example:6379",
        "http://redis.example",
        "redis://",
        "redis://sesame sesame"
      })
  void whatIsNoAddressOrShowsAPasswordIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> read(Map.of("CAUSALGYM_REDIS_URL", url)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CAUSALGYM_REDIS_URL")
        .hasMessageNotContaining("sesame");
  }
}
