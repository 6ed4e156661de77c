package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySettingsTest {

  @Test
  void theDefaultsListenOnLoopback() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new GatewaySettings(
                "127.0.0.1",
                8080,
                64L << 20,
                256L << 20,
                1024,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                null));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> all =
        Map.of(
            "CAUSALGYM_HOST", "0.0.0.0",
            "CAUSALGYM_PORT", "0",
            "CAUSALGYM_KEYS_FILE", "keys",
            "CAUSALGYM_HTTP_MAX_BODY_BYTES", "2048",
            "CAUSALGYM_HTTP_MAX_BODIES_BYTES", "4096",
            "CAUSALGYM_HTTP_MAX_CONCURRENT", "3",
            "CAUSALGYM_HTTP_RECEIVE_MILLIS", "101",
            "CAUSALGYM_HTTP_ANSWER_MILLIS", "102",
            "CAUSALGYM_HTTP_IDLE_MILLIS", "103");

    assertThat(all).hasSameSizeAs(GatewaySettings.KEYS);
    assertThat(read(all))
        .isEqualTo(
            new GatewaySettings(
                "0.0.0.0",
                0,
                2048,
                4096,
                3,
                Duration.ofMillis(101),
                Duration.ofMillis(102),
                Duration.ofMillis(103),
                Path.of("keys")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "::", "192.168.1.2", "gym.example.org", "10.0.0.1", "127.evil"})
  void aHostThatIsOpenToOthersNeedsKeys(String host) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of("CAUSALGYM_HOST", host)))
        .withMessageContaining("CAUSALGYM_HOST is '" + host + "'")
        .withMessageContaining("CAUSALGYM_KEYS_FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void loopbackNeedsNone(String host) {
    assertThat(read(Map.of("CAUSALGYM_HOST", host)).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_PORT, 65536",
    "CAUSALGYM_PORT, -1",
    "CAUSALGYM_HTTP_MAX_BODY_BYTES, 10",
    "CAUSALGYM_HTTP_MAX_BODY_BYTES, 64MB",
    "CAUSALGYM_HTTP_MAX_CONCURRENT, 0",
    "CAUSALGYM_HTTP_RECEIVE_MILLIS, 1",
    "CAUSALGYM_HTTP_ANSWER_MILLIS, 9999999999",
    "CAUSALGYM_HTTP_IDLE_MILLIS, 0"
  })
  void aValueOutOfRangeNamesItsKey(String key, String value) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of(key, value)))
        .withMessageStartingWith(key + " is '" + value + "'");
  }

  @Test
  void allBodiesTogetherHoldAtLeastOne() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() ->
            read(
                Map.of(
                    "CAUSALGYM_HTTP_MAX_BODY_BYTES", "8192",
                    "CAUSALGYM_HTTP_MAX_BODIES_BYTES", "4096")))
        .withMessageStartingWith("CAUSALGYM_HTTP_MAX_BODIES_BYTES is 4096");
  }

  private static GatewaySettings read(Map<String, String> environment) {
    return GatewaySettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, GatewaySettings.KEYS));
  }
}
