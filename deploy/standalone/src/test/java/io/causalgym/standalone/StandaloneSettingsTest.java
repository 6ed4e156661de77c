package io.causalgym.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.gateway.GatewayKeys;
import io.causalgym.gateway.GatewaySettings;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandaloneSettingsTest {

  @Test
  void givenNothing_thenEveryPartRunsBehindLoopback() {
    StandaloneSettings settings = StandaloneSettings.alone(Map.of());
    assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
    assertThat(settings.gateway()).isEqualTo(GatewaySettings.DEFAULT);
    assertThat(settings.runtime().dataFolder()).isAbsolute();
  }

  @Test
  void rolesAreReadInAnyOrderAndCase() {
    assertThat(roles("Gateway, inference")).containsExactlyInAnyOrder(Role.INFERENCE, Role.GATEWAY);
    assertThat(roles("gateway")).containsExactly(Role.GATEWAY);
    assertThat(Role.words(roles("inference"))).isEqualTo("inference");
  }

  private static Set<Role> roles(String text) {
    return StandaloneSettings.alone(Map.of(StandaloneSettings.ROLES, text)).roles();
  }

  @Test
  void aRoleThatDoesNotExistIsNamedWithThoseThatDo() {
    assertThatThrownBy(() -> roles("gateway,alchemy"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'alchemy'")
        .hasMessageContaining("inference,discovery,evaluation,gateway");
  }

  @Test
  void anOpenHostWithoutKeysIsRefused() {
    assertThatThrownBy(() -> StandaloneSettings.alone(Map.of(GatewayKeys.HOST, "0.0.0.0")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CAUSALGYM_KEYS_FILE");
  }

  @Test
  void noKeyIsReadByTwoParts() {
    assertThat(StandaloneSettings.KEYS).extracting(SettingKey::name).doesNotHaveDuplicates();
  }
}
