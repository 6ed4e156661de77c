package io.causalgym.standalone;

import io.causalgym.discovery.service.DiscoverySettings;
import io.causalgym.evaluation.service.EvaluationSettings;
import io.causalgym.gateway.GatewayKeys;
import io.causalgym.gateway.GatewaySettings;
import io.causalgym.inference.service.InferenceSettings;
import io.causalgym.numeric.backend.selection.Preference;
import io.causalgym.runtime.launch.RuntimeSettings;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that can be set about one process.
record StandaloneSettings(
    Set<Role> roles,
    RuntimeSettings runtime,
    GatewaySettings gateway,
    Preference kernels,
    InferenceSettings inference,
    DiscoverySettings discovery,
    EvaluationSettings evaluation) {

  static final SettingKey ROLES =
      new SettingKey(
          "CAUSALGYM_ROLES",
          "inference,discovery,evaluation,gateway",
          "which parts run in this JVM, as --roles");

  static final SettingKey KERNELS =
      new SettingKey(
          "CAUSALGYM_KERNELS",
          "auto",
          "auto (a device where there is one and it is cheaper), jvm or device");

  /// Every key of every part, so that a misspelt one is refused.
  static final List<SettingKey> KEYS =
      Stream.of(
              List.of(ROLES, KERNELS),
              GatewayKeys.ALL,
              InferenceSettings.KEYS,
              DiscoverySettings.KEYS,
              EvaluationSettings.KEYS,
              RuntimeSettings.KEYS)
          .flatMap(List::stream)
          .toList();

  StandaloneSettings {
    roles = Set.copyOf(roles);
  }

  /// The settings of this process.
  ///
  /// @param options what stood on the command line, stronger than the environment
  static StandaloneSettings read(Map<SettingKey, String> options) {
    return read(options, System.getProperties(), System.getenv());
  }

  /// Settings that nothing on this machine changes.
  static StandaloneSettings alone(Map<SettingKey, String> options) {
    return read(options, new Properties(), Map.of());
  }

  private static StandaloneSettings read(
      Map<SettingKey, String> options, Properties properties, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    options.forEach((key, value) -> given.put(key.name(), value));
    SettingsSource source = SettingsSource.read(given, properties, environment, KEYS);
    Path folder = DataFolder.byDefault(environment, System.getProperty("user.home"));
    return new StandaloneSettings(
        source.text(ROLES).map(Role::read).orElse(EnumSet.allOf(Role.class)),
        RuntimeSettings.read(source, folder),
        GatewayKeys.read(source),
        kernels(source),
        InferenceSettings.read(source),
        DiscoverySettings.read(source),
        EvaluationSettings.read(source));
  }

  private static Preference kernels(SettingsSource source) {
    String text = source.text(KERNELS).orElse("auto");
    try {
      return Preference.of(text);
    } catch (IllegalArgumentException unknown) {
      throw new SettingsException(KERNELS.name() + " is '" + text + "'; use auto, jvm or device");
    }
  }
}
