package io.causalgym.evaluation.provider.catalog;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys and addresses as the environment gives them.
///
/// @param keys by provider; shown nowhere
/// @param bases those set, by provider
/// @param allowed origins that requests may name besides, and perhaps the word `loopback`
public record ProviderSettings(
    Map<ProviderName, String> keys, Map<ProviderName, String> bases, List<String> allowed) {
  /// The setting with the origins that requests may name, separated by commas.
  public static final String ALLOWED = "CAUSALGYM_MODEL_ORIGINS";

  private static final int LONGEST_KEY = 4096;

  public ProviderSettings {
    keys = Map.copyOf(keys);
    bases = Map.copyOf(bases);
    allowed = List.copyOf(allowed);
  }

  /// @param source settings by name, such as the environment; blank ones count as absent
  /// @throws IllegalArgumentException naming the setting, never a key
  public static ProviderSettings of(Map<String, String> source) {
    Map<ProviderName, String> keys = new EnumMap<>(ProviderName.class);
    Map<ProviderName, String> bases = new EnumMap<>(ProviderName.class);
    for (ProviderName name : ProviderName.values()) {
      name.keySetting()
          .flatMap(setting -> value(source, setting).map(key -> checked(setting, key)))
          .ifPresent(key -> keys.put(name, key));
      name.baseSetting()
          .flatMap(setting -> value(source, setting))
          .ifPresent(base -> bases.put(name, base));
    }
    List<String> allowed =
        value(source, ALLOWED).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    return new ProviderSettings(keys, bases, allowed);
  }

  private static Optional<String> value(Map<String, String> source, String setting) {
    return Optional.ofNullable(source.get(setting))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String checked(String setting, String key) {
    if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          setting + " holds characters that no key has; give the key alone, without quotes");
    }
    return key;
  }

  /// Without the keys.
  @Override
  public String toString() {
    return "ProviderSettings[keys of " + keys.keySet() + ", " + bases + ", " + allowed + "]";
  }
}
