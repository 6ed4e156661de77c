package io.causalgym.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.cluster.ClusterSettings.Discovery;
import io.causalgym.runtime.database.DatabaseLocation;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeSettingsTest {
  private static final Path HOME = Path.of("/home/ada/causal-gym");

  private static RuntimeSettings read(Map<String, String> environment) {
    return RuntimeSettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, RuntimeSettings.KEYS), HOME);
  }

  @Test
  void givenNothing_thenAnEmbeddedDatabaseLiesInTheDefaultFolder() {
    RuntimeSettings settings = read(Map.of());
    assertThat(settings.dataFolder()).isEqualTo(HOME);
    assertThat(settings.database().location()).isEqualTo(new DatabaseLocation.Embedded(HOME));
    assertThat(settings.cacheBytes()).isEqualTo(128L << 20);
    assertThat(settings.jobRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.liveJobs()).isEqualTo(1000);
    assertThat(settings.busTls()).isNull();
    assertThat(settings.queue()).isEqualTo(500);
    assertThat(settings.inFlight()).isEqualTo(1000);
    assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.cluster().found()).isEqualTo(new Discovery.Island());
    assertThat(settings.health().port()).isZero();
  }

  @Test
  void everyKeyIsRead() {
    RuntimeSettings settings =
        read(
            Map.of(
                "CAUSALGYM_DATA_FOLDER", "/data",
                "CAUSALGYM_DATABASE_URL", "postgresql://db.example:5433/gym",
                "CAUSALGYM_DATABASE_USER", "ada",
                "CAUSALGYM_DATABASE_PASSWORD", "secret",
                "CAUSALGYM_DATABASE_POOL_SIZE", "7",
                "CAUSALGYM_CACHE_MEGABYTES", "3",
                "CAUSALGYM_COMPUTE_QUEUE", "11",
                "CAUSALGYM_BUS_IN_FLIGHT", "13",
                "CAUSALGYM_DRAIN_SECONDS", "17"));
    assertThat(settings.dataFolder()).isEqualTo(Path.of("/data"));
    assertThat(settings.database().location())
        .isInstanceOfSatisfying(
            DatabaseLocation.External.class,
            there -> {
              assertThat(there.address()).hasToString("postgresql://ada@db.example:5433/gym");
              assertThat(there.address().password()).isEqualTo("secret");
            });
    assertThat(settings.database().poolSize()).isEqualTo(7);
    assertThat(settings.cacheBytes()).isEqualTo(3L << 20);
    assertThat(settings.queue()).isEqualTo(11);
    assertThat(settings.inFlight()).isEqualTo(13);
    assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(17));
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_DATABASE_URL, mysql://db/gym",
    "CAUSALGYM_DATABASE_POOL_SIZE, 0",
    "CAUSALGYM_CACHE_MEGABYTES, many",
    "CAUSALGYM_COMPUTE_QUEUE, -1",
    "CAUSALGYM_BUS_IN_FLIGHT, 1000000",
    "CAUSALGYM_HEALTH_PORT, 65536",
    "CAUSALGYM_DRAIN_SECONDS, 301"
  })
  void aValueThatCannotBeUsedIsRefusedByTheNameOfItsKey(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }

  @Test
  void everyKeySaysWhatItMeans() {
    assertThat(RuntimeSettings.KEYS).extracting(SettingKey::name).doesNotHaveDuplicates();
    assertThat(RuntimeSettings.KEYS).extracting(SettingKey::meaning).doesNotContain("");
  }
}
