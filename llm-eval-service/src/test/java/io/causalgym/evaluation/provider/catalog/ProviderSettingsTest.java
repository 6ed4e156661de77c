package io.causalgym.evaluation.provider.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
  @Test
  void withoutSettingsThereAreNoKeysAndTheUsualAddresses() {
    ProviderSettings settings = ProviderSettings.of(Map.of());
    assertThat(settings.keys()).isEmpty();
    assertThat(settings.bases()).isEmpty();
    assertThat(settings.allowed()).isEmpty();
  }

  @Test
  void everySettingIsRead() {
    ProviderSettings settings =
        ProviderSettings.of(
            Map.of(
                "CAUSALGYM_OPENAI_KEY",
                "a1",
                "CAUSALGYM_ANTHROPIC_KEY",
                "b2",
                "CAUSALGYM_GEMINI_KEY",
                " c3 ",
                "CAUSALGYM_VLLM_KEY",
                "d4",
                "CAUSALGYM_OLLAMA_KEY",
                " ",
                "CAUSALGYM_OLLAMA_URL",
                "http://localhost:9",
                "CAUSALGYM_MODEL_ORIGINS",
                "loopback, ,https://a.example"));
    assertThat(settings.keys())
        .containsOnly(
            Map.entry(ProviderName.OPENAI, "a1"),
            Map.entry(ProviderName.OPENAI_RESPONSES, "a1"),
            Map.entry(ProviderName.ANTHROPIC, "b2"),
            Map.entry(ProviderName.GEMINI, "c3"),
            Map.entry(ProviderName.VLLM, "d4"));
    assertThat(settings.bases()).containsOnly(Map.entry(ProviderName.OLLAMA, "http://localhost:9"));
    assertThat(settings.allowed()).containsExactly("loopback", "https://a.example");
    assertThat(settings.toString()).doesNotContain("a1", "b2", "c3", "d4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk a b", "sk-\nx", "sk-\u00e9", "sk\u0000"})
  void aKeyThatNoHeaderMayCarryIsRefusedWithoutBeingShown(String key) {
    assertThatThrownBy(() -> ProviderSettings.of(Map.of("CAUSALGYM_OPENAI_KEY", key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CAUSALGYM_OPENAI_KEY")
        .hasMessageNotContaining("sk");
  }

  @Test
  void everyNameHasItsProvider() {
    Vertx vertx = Vertx.vertx();
    Providers providers = new Providers(new ProviderClient(vertx, ClientLimits.DEFAULT));
    for (ProviderName name : ProviderName.values()) {
      assertThat(providers.provider(name).name()).isEqualTo(name.text());
      assertThat(ProviderName.of(name.text())).contains(name);
    }
    assertThat(Arrays.stream(ProviderName.values()).map(ProviderName::text))
        .doesNotHaveDuplicates();
    assertThat(ProviderName.of("OPENAI")).isEqualTo(Optional.empty());
    vertx.close();
  }
}
