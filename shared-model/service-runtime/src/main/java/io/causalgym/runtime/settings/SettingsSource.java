package io.causalgym.runtime.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Values by key, from (strongest first) the command line, system properties, the environment, and
/// the file that `CAUSALGYM_SETTINGS_FILE` names. A secret `CAUSALGYM_X` may stand in a file that
/// `CAUSALGYM_X_FILE` names.
public final class SettingsSource {
  private static final String PREFIX = "CAUSALGYM_";
  private static final String FILE_SUFFIX = "_FILE";

  /// Names a properties file with further settings.
  public static final SettingKey FILE =
      new SettingKey("CAUSALGYM_SETTINGS_FILE", "", "a properties file with further settings");

  private final Map<String, String> values;

  private SettingsSource(Map<String, String> values) {
    this.values = values;
  }

  /// Reads everything that is set, and refuses keys that nobody knows.
  ///
  /// @param commandLine values by key that were given as options
  /// @param known every key that a part of this process reads
  /// @throws SettingsException if a key is not known or a file cannot be read
  public static SettingsSource read(
      Map<String, String> commandLine,
      Properties system,
      Map<String, String> environment,
      Collection<SettingKey> known) {
    Map<String, String> values = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        values.put(name, value);
      }
    });
    for (String property : system.stringPropertyNames()) {
      if (property.startsWith("causalgym.")) {
        values.put(key(property), system.getProperty(property));
      }
    }
    values.putAll(commandLine);
    String file = values.get(FILE.name());
    if (file != null) {
      fromFile(Path.of(file)).forEach(values::putIfAbsent);
    }
    Map<String, SettingKey> byName = new TreeMap<>();
    known.forEach(key -> byName.put(key.name(), key));
    byName.put(FILE.name(), FILE);
    for (String name : new TreeMap<>(values).keySet()) {
      refuseUnknown(name, byName);
    }
    return new SettingsSource(values);
  }

  private static String key(String property) {
    return property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
  }

  private static Map<String, String> fromFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new SettingsException(
          FILE.name() + " names " + file + ", which cannot be read: " + e.getMessage());
    }
    Map<String, String> values = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      values.put(name.startsWith(PREFIX) ? name : key(name), properties.getProperty(name));
    }
    return values;
  }

  private static void refuseUnknown(String name, Map<String, SettingKey> known) {
    boolean secretFile =
        name.endsWith(FILE_SUFFIX)
            && known.containsKey(name.substring(0, name.length() - FILE_SUFFIX.length()));
    if (!known.containsKey(name) && !secretFile) {
      String nearest =
          known.keySet().stream()
              .min(Comparator.comparingInt(other -> distance(name, other)))
              .map(other -> "; did you mean " + other + "?")
              .orElse("");
      throw new SettingsException("the setting " + name + " is not known" + nearest);
    }
  }

  /// Levenshtein's distance, one row at a time.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  /// The value of a key, from its file where only the file is set.
  public Optional<String> text(SettingKey key) {
    String value = values.get(key.name());
    if (value != null && !value.isBlank()) {
      return Optional.of(value.strip());
    }
    String file = values.get(key.name() + FILE_SUFFIX);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw new SettingsException(
          key.name()
              + FILE_SUFFIX
              + " names "
              + file
              + ", which cannot be read: "
              + e.getMessage());
    }
  }

  /// The value of a key as an integer from `low` to `high`.
  public int integer(SettingKey key, int low, int high, int fallback) {
    return Math.toIntExact(number(key, low, high, fallback));
  }

  /// The value of a key as an integer from `low` to `high`.
  public long number(SettingKey key, long low, long high, long fallback) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The message below says what is wrong for this case too.
    }
    throw new SettingsException(
        key.name() + " is '" + text.get() + "'; use a whole number from " + low + " to " + high);
  }
}
