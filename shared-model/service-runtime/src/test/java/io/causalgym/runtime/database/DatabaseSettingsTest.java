package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {
  @Test
  void defaultsAreTwentyConnectionsAndThirtySecondsAStatement() {
    DatabaseSettings settings = DatabaseSettings.embedded(Path.of("here"));

    assertThat(settings.poolSize()).isEqualTo(20);
    assertThat(settings.waitQueueSize()).isEqualTo(1000);
    assertThat(settings.timeouts())
        .isEqualTo(
            new DatabaseTimeouts(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10)));
  }

  @Test
  void anAddressIsReadWithEveryPart() {
    assertThat(
            DatabaseAddress.parse(
                "postgresql://ann:p%40ss+1@db.example:6000/causal?sslmode=require",
                Optional.empty(), Optional.empty()))
        .isEqualTo(
            new DatabaseAddress(
                "db.example",
                6000,
                "causal",
                "ann",
                "p@ss+1",
                DatabaseTls.PREFER.withMode("require")));
  }

  @Test
  void separateUserAndPasswordOverrideThoseOfTheAddress() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "jdbc:postgresql://ann:old@db/causal", Optional.of("bob"), Optional.of("new"));

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db", 5432, "causal", "bob", "new", DatabaseTls.PREFER));
  }

  @Test
  void thePasswordIsNeverPrinted() {
    DatabaseSettings settings =
        DatabaseSettings.external(
            DatabaseAddress.parse("postgres://u:secret@h/d", Optional.empty(), Optional.empty()));

    assertThat(settings.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:secret@h/d, scheme 'mysql'",
    "postgresql://h/d, without a user",
    "postgresql://u:secret@h, without a database",
    "postgresql://u:secret@/d, without a host",
    "postgresql://u:secret@h:70000/d, port 70000",
    "postgresql://u:secret@h/d?sslmode=maybe, sslmode 'maybe'",
    "postgresql://u:secret@h/d?opt=1, parameter 'opt'",
    "postgresql://u:secret@h/d?sslmode=verify-full&sslrootcert=/no/ca.pem, '/no/ca.pem'",
    "postgresql://u:secret@h/d?sslmode=verify-full&sslrootcert=/etc/hostname, cannot be used",
    "postgresql://u:secret@h/d?sslmode=verify-full&sslrootcert=, cannot be used",
    "postgresql://u:secret@h/d?sslmode=verify-full&sslrootcert=/dev/null, no certificate in it",
    "postgresql://u:sec ret@h/d, no URL"
  })
  void aWrongAddressIsRefusedByItsKeyWithoutThePassword(String url, String complaint) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url, Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CAUSALGYM_DATABASE_URL")
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_DATABASE_POOL_SIZE, 0",
    "CAUSALGYM_DATABASE_QUEUE, -1",
    "CAUSALGYM_DATABASE_CONNECT_SECONDS, 0",
    "CAUSALGYM_DATABASE_STATEMENT_SECONDS, 3601",
    "CAUSALGYM_DATABASE_STATEMENT_SECONDS, 15",
    "CAUSALGYM_DATABASE_LOCK_SECONDS, 30",
    "CAUSALGYM_DATABASE_LOCK_SECONDS, soon",
    "CAUSALGYM_DATABASE_IDLE_TRANSACTION_SECONDS, 0"
  })
  void aValueOutOfRangeIsRefusedByItsKey(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }

  @Test
  void everyKeyIsRead() {
    DatabaseSettings settings =
        read(
            Map.of(
                "CAUSALGYM_DATABASE_URL", "postgresql://db/gym",
                "CAUSALGYM_DATABASE_USER", "ada",
                "CAUSALGYM_DATABASE_PASSWORD", "secret",
                "CAUSALGYM_DATABASE_POOL_SIZE", "7",
                "CAUSALGYM_DATABASE_QUEUE", "11",
                "CAUSALGYM_DATABASE_CONNECT_SECONDS", "2",
                "CAUSALGYM_DATABASE_STATEMENT_SECONDS", "9",
                "CAUSALGYM_DATABASE_LOCK_SECONDS", "8",
                "CAUSALGYM_DATABASE_IDLE_TRANSACTION_SECONDS", "3"));

    assertThat(settings)
        .isEqualTo(
            new DatabaseSettings(
                new DatabaseLocation.External(
                    new DatabaseAddress("db", 5432, "gym", "ada", "secret", DatabaseTls.PREFER)),
                7,
                11,
                new DatabaseTimeouts(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(3))));
  }

  private static DatabaseSettings read(Map<String, String> environment) {
    return DatabaseSettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, DatabaseSettings.KEYS),
        Path.of("here"));
  }
}
