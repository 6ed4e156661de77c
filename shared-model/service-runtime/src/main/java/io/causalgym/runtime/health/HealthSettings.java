package io.causalgym.runtime.health;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// Where health and measurements are told apart from everything else.
///
/// @param host the address to listen on
/// @param port the port, 0 for not at all
public record HealthSettings(String host, int port) {

  static final SettingKey HOST =
      new SettingKey("CAUSALGYM_HEALTH_HOST", "127.0.0.1", "address of the health port");
  static final SettingKey PORT =
      new SettingKey(
          "CAUSALGYM_HEALTH_PORT",
          "0",
          "port for probes and Prometheus, without keys, in any role; 0 for none");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(HOST, PORT);

  /// @throws io.causalgym.runtime.settings.SettingsException if the port is none
  public static HealthSettings read(SettingsSource source) {
    return new HealthSettings(
        source.text(HOST).orElse("127.0.0.1"), source.integer(PORT, 0, 65_535, 0));
  }
}
