package io.causalgym.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceSettingsTest {

  private static Optional<TraceSettings> read(Map<String, String> environment) {
    return TraceSettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, TraceSettings.KEYS));
  }

  @Test
  void givenNothing_thenThereAreNoTraces() {
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            read(
                Map.of(
                    "CAUSALGYM_TRACES_ENDPOINT", "https://collector.example/otlp",
                    "CAUSALGYM_TRACES_SAMPLED", "0.25")))
        .hasValue(new TraceSettings(URI.create("https://collector.example/otlp"), 0.25));
    assertThat(read(Map.of("CAUSALGYM_TRACES_ENDPOINT", "http://127.0.0.1:4318")))
        .hasValue(new TraceSettings(URI.create("http://127.0.0.1:4318"), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_TRACES_ENDPOINT, collector:4317",
    "CAUSALGYM_TRACES_ENDPOINT, grpc://collector:4317",
    "CAUSALGYM_TRACES_ENDPOINT, http:///v1/traces",
    "CAUSALGYM_TRACES_ENDPOINT, http://name:secret@collector",
    "CAUSALGYM_TRACES_ENDPOINT, https://collector/?key=secret",
    "CAUSALGYM_TRACES_ENDPOINT, 'http://col lector'",
    "CAUSALGYM_TRACES_SAMPLED, 1.1",
    "CAUSALGYM_TRACES_SAMPLED, -0.1",
    "CAUSALGYM_TRACES_SAMPLED, NaN",
    "CAUSALGYM_TRACES_SAMPLED, all"
  })
  void aValueThatCannotBeUsedIsRefusedByTheNameOfItsKey(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key)
        .hasMessageNotContaining("secret");
  }
}
