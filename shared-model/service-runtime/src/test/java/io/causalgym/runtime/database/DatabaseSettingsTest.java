package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {
  @Test
  void defaultsAreTwentyConnectionsAndThirtySecondsAStatement() {
    DatabaseSettings settings = DatabaseSettings.embedded(Path.of("here"));

    assertThat(settings.poolSize()).isEqualTo(20);
    assertThat(settings.waitQueueSize()).isEqualTo(1000);
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.statementTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void anAddressIsReadWithEveryPart() {
    assertThat(
            DatabaseAddress.parse(
                "postgresql://ann:p%40ss+1@db.example:6000/causal?sslmode=require",
                Optional.empty(), Optional.empty()))
        .isEqualTo(new DatabaseAddress("db.example", 6000, "causal", "ann", "p@ss+1", "require"));
  }

  @Test
  void separateUserAndPasswordOverrideThoseOfTheAddress() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "jdbc:postgresql://ann:old@db/causal", Optional.of("bob"), Optional.of("new"));

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db", 5432, "causal", "bob", "new", "prefer"));
  }

  @Test
  void thePasswordIsNeverPrinted() {
    DatabaseSettings settings =
        DatabaseSettings.external("postgres://u:secret@h/d", Optional.empty(), Optional.empty());

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
    "0, 10, PT1S, PT1S, CAUSALGYM_DATABASE_POOL_SIZE",
    "1, -1, PT1S, PT1S, CAUSALGYM_DATABASE_WAIT_QUEUE_SIZE",
    "1, 10, PT0S, PT1S, CAUSALGYM_DATABASE_CONNECT_TIMEOUT",
    "1, 10, PT1S, PT2H, CAUSALGYM_DATABASE_STATEMENT_TIMEOUT"
  })
  void aValueOutOfRangeIsRefusedByItsKey(
      int pool, int queue, Duration connect, Duration statement, String key) {
    assertThatThrownBy(() ->
            new DatabaseSettings(
                new DatabaseLocation.Embedded(Path.of("x")), pool, queue, connect, statement))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key);
  }
}
