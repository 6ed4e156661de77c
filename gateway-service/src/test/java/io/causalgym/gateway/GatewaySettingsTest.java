package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.gateway.security.OidcSettings;
import io.causalgym.gateway.security.RateSettings;
import io.causalgym.gateway.security.SecuritySettings;
import io.causalgym.gateway.security.TlsSettings;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                10L << 30,
                1024,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                SecuritySettings.OPEN));
  }

  @Test
  void everyKeyIsRead(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), "# none yet");
    Map<String, String> all =
        Map.ofEntries(
            Map.entry("CAUSALGYM_HOST", "0.0.0.0"),
            Map.entry("CAUSALGYM_PORT", "0"),
            Map.entry("CAUSALGYM_KEYS_FILE", keys.toString()),
            Map.entry("CAUSALGYM_OIDC_ISSUER", "https://id.example.org/gym"),
            Map.entry("CAUSALGYM_OIDC_AUDIENCE", "causal-gym"),
            Map.entry("CAUSALGYM_OIDC_ROLE_CLAIM", "realm_access.roles"),
            Map.entry("CAUSALGYM_OIDC_ROLE_PREFIX", "gym-"),
            Map.entry("CAUSALGYM_RATE_PER_SECOND", "8"),
            Map.entry("CAUSALGYM_COMPUTE_RATE_PER_SECOND", "9"),
            Map.entry("CAUSALGYM_RATE_BURST_SECONDS", "10"),
            Map.entry("CAUSALGYM_FAILED_KEYS_PER_MINUTE", "11"),
            Map.entry("CAUSALGYM_TLS_CERT", keys.toString()),
            Map.entry("CAUSALGYM_TLS_KEY", keys.toString()),
            Map.entry("CAUSALGYM_MAX_BODY_MEGABYTES", "2"),
            Map.entry("CAUSALGYM_MAX_BODIES_MEGABYTES", "4"),
            Map.entry("CAUSALGYM_MAX_DATASET_MEGABYTES", "8"),
            Map.entry("CAUSALGYM_MAX_CONCURRENT", "3"),
            Map.entry("CAUSALGYM_RECEIVE_SECONDS", "5"),
            Map.entry("CAUSALGYM_ANSWER_SECONDS", "6"),
            Map.entry("CAUSALGYM_IDLE_SECONDS", "7"));

    assertThat(all).hasSameSizeAs(GatewayKeys.ALL);
    assertThat(read(all))
        .isEqualTo(
            new GatewaySettings(
                "0.0.0.0",
                0,
                2 << 20,
                4 << 20,
                8 << 20,
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                new SecuritySettings(
                    keys,
                    new OidcSettings(
                        URI.create("https://id.example.org/gym"),
                        "causal-gym",
                        "realm_access.roles",
                        "gym-"),
                    new RateSettings(8, 9, 10, 11),
                    new TlsSettings(keys, keys))));
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
    "CAUSALGYM_MAX_BODY_MEGABYTES, 0",
    "CAUSALGYM_MAX_BODY_MEGABYTES, 64MB",
    "CAUSALGYM_MAX_CONCURRENT, 0",
    "CAUSALGYM_RECEIVE_SECONDS, 0",
    "CAUSALGYM_ANSWER_SECONDS, 9999999999",
    "CAUSALGYM_IDLE_SECONDS, 0"
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
                    "CAUSALGYM_MAX_BODY_MEGABYTES", "8",
                    "CAUSALGYM_MAX_BODIES_MEGABYTES", "4")))
        .withMessageStartingWith("CAUSALGYM_MAX_BODIES_MEGABYTES is less");
  }

  @Test
  void aProviderOfTokensOpensTheHostToo() {
    Map<String, String> given =
        Map.of(
            "CAUSALGYM_HOST", "0.0.0.0",
            "CAUSALGYM_OIDC_ISSUER", "https://id.example.org",
            "CAUSALGYM_OIDC_AUDIENCE", "causal-gym");

    assertThat(read(given).security().isOpen()).isFalse();
    assertThat(read(given).security().rates()).isEqualTo(RateSettings.WITH_KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.org",
        "ftp://127.0.0.1",
        "id.example.org",
        "https:///realm",
        "https://id.example.org/?realm=gym",
        "https://id example.org"
      })
  void aProviderIsReachedOverTlsOrOnThisMachine(String issuer) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() ->
            read(Map.of("CAUSALGYM_OIDC_ISSUER", issuer, "CAUSALGYM_OIDC_AUDIENCE", "causal-gym")))
        .withMessageContaining("CAUSALGYM_OIDC_ISSUER is '" + issuer + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CAUSALGYM_OIDC_ISSUER", "CAUSALGYM_OIDC_AUDIENCE"})
  void aProviderNeedsAnAudience(String alone) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of(alone, "https://id.example.org")))
        .withMessageContaining("belong together");
  }

  @Test
  void aKeysFileThatCannotBeReadOrHasAWrongLineIsAWrongSetting(@TempDir Path folder)
      throws IOException {
    Path wrong = Files.writeString(folder.resolve("keys"), "nonsense");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of("CAUSALGYM_KEYS_FILE", wrong.toString())))
        .withMessageContaining("line 1 of the keys file");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of("CAUSALGYM_KEYS_FILE", folder.resolve("none").toString())))
        .withMessageContaining("cannot be read");
  }

  private static GatewaySettings read(Map<String, String> environment) {
    return GatewayKeys.read(
        SettingsSource.read(Map.of(), new Properties(), environment, GatewayKeys.ALL));
  }
}
