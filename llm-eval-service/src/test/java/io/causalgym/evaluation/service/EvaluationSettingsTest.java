package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.evaluation.reference.AllowedPerMinute;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationSettingsTest {
  private static EvaluationSettings read(Map<String, String> given) {
    return EvaluationSettings.read(
        SettingsSource.read(given, new Properties(), Map.of(), EvaluationSettings.KEYS));
  }

  @Test
  void theDefaultsAreThoseThatTheKeysTell() {
    EvaluationSettings settings = read(Map.of());

    assertThat(settings.budgetUsd()).isEqualTo(10);
    assertThat(settings.replyTime()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.redis()).isEmpty();
    assertThat(settings.parts()).isEqualTo(8);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(365));
    assertThat(settings.items()).isEqualTo(10_000_000);
    assertThat(EvaluationSettings.ITEMS.fallback()).isEqualTo("10000000");
    assertThat(settings.reference()).isEqualTo(new AllowedPerMinute(600_000, 1_000_000_000));
    assertThat(EvaluationSettings.REFERENCE_REQUESTS.fallback()).isEqualTo("600000");
    assertThat(EvaluationSettings.REFERENCE_TOKENS.fallback()).isEqualTo("1000000000");
  }

  @Test
  void everyKeyIsRead() {
    EvaluationSettings settings =
        read(
            Map.of(
                "CAUSALGYM_EVALUATION_BUDGET_USD",
                "3",
                "CAUSALGYM_REPLY_CACHE_DAYS",
                "2",
                "CAUSALGYM_REPLY_CACHE_REDIS",
                "redis://localhost:1",
                "CAUSALGYM_EVALUATION_PARTS",
                "5",
                "CAUSALGYM_EVALUATION_RETENTION_DAYS",
                "9",
                "CAUSALGYM_EVALUATION_ITEMS_PER_OWNER",
                "20000000000",
                "CAUSALGYM_REFERENCE_REQUESTS_PER_MINUTE",
                "60",
                "CAUSALGYM_REFERENCE_TOKENS_PER_MINUTE",
                "7000"));

    assertThat(settings.budgetUsd()).isEqualTo(3);
    assertThat(settings.replyTime()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.redis()).contains("redis://localhost:1");
    assertThat(settings.parts()).isEqualTo(5);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(9));
    assertThat(settings.items()).isEqualTo(20_000_000_000L);
    assertThat(settings.reference()).isEqualTo(new AllowedPerMinute(60, 7_000));
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_EVALUATION_BUDGET_USD, -1",
    "CAUSALGYM_REPLY_CACHE_DAYS, 0",
    "CAUSALGYM_EVALUATION_PARTS, 101",
    "CAUSALGYM_EVALUATION_RETENTION_DAYS, 0",
    "CAUSALGYM_EVALUATION_ITEMS_PER_OWNER, 0",
    "CAUSALGYM_REFERENCE_REQUESTS_PER_MINUTE, 0",
    "CAUSALGYM_REFERENCE_REQUESTS_PER_MINUTE, many",
    "CAUSALGYM_REFERENCE_TOKENS_PER_MINUTE, 1000000000001",
    "CAUSALGYM_OPENAI_URL, nowhere"
  })
  void aValueThatCannotBeUsedNamesItsKey(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }

  @Test
  void everyKeyHasANameOfItsOwn() {
    assertThat(EvaluationSettings.KEYS).extracting(SettingKey::name).doesNotHaveDuplicates();
  }
}
