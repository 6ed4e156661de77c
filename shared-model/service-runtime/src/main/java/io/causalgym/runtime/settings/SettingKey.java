package io.causalgym.runtime.settings;

/// One key that can be set.
///
/// @param name as in the environment, such as `CAUSALGYM_PORT`; as a system property it is
///   `causalgym.port`
/// @param fallback the default as text, for people
/// @param meaning one phrase with unit and range, for people
public record SettingKey(String name, String fallback, String meaning) {

  /// The name as a Java system property.
  public String property() {
    return name.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
  }
}
